/** Rooms and mixes as the API shows them: ISO-8601 times, no push URL, no internals. */
import type { Actor } from '../model/actor';
import { currentCount } from '../model/audience';
import { isKeeper } from '../model/keeper';
import { longestMixMinutes } from '../model/longest-mix';
import { type Member, unknownMember } from '../model/presence';
import type { Role } from '../model/role';
import type { Mix, Room } from '../model/room';
import { streamName, taskId } from '../model/room';
import { graceEndsAt } from '../model/room-step';
import { sceneOf } from '../model/scene';
import { seatLimit } from '../model/seat-limit';
import { HOST_SEAT, holderOf } from '../model/seat-number';
import { seatRule } from '../model/seat-rule';
import { MAX_REQUESTS, type StageState, stageState } from '../model/stage-request';
import { heldSeats } from '../model/stage-state';
import type { PlayUrls } from '../model/streams';
import type { GuestLink } from '../use-cases/guest-links';
import type { Joined } from '../use-cases/members';
import type { MixResult } from '../use-cases/mix-result';
import type { RoomSnapshot } from '../use-cases/room-snapshot';
import type { StoreServices } from '../use-cases/services';
import type { UsagePage } from '../use-cases/usage';
import { etagOf } from './etag';
import type { MemberView } from './member';
import type { MixAnswerView, MixView } from './mix';
import { pkView } from './pk-view';
import { qnaView } from './qna-view';
import type { RoomSummaryView, RoomView } from './room';
import type { GuestLinkView, SeatsAnswerView, SeatView, StageMemberView } from './stage';
import { isoTime, timeIfAny } from './time';
import type { UsagePageView } from './usage';

/** A room as lists show it to this caller. */
export function roomSummary({ config }: StoreServices, room: Room, to: Actor): RoomSummaryView {
  const { roomId, title, kind, hostId, hostName, state, createdAtMs, mix } = room;
  const headCount = room.noted.members.length;
  const createdAt = isoTime(createdAtMs);
  const facts = { roomId, title, kind, hostId, hostName, state, createdAt, headCount };
  const preview = `/${config.live.app}/${streamName(roomId, mix.generation)}.jpg`;
  const hasPreview = config.snapshotUrlBase && mix.state === 'live';
  return {
    ...facts,
    ...orderView(room, to),
    mix: {
      state: mix.state,
      ...(mix.state === 'live' && { mode: mix.mode, startedAt: timeIfAny(mix.startedAtMs) }),
    },
    ...(hasPreview && { previewUrl: config.snapshotUrlBase + preview }),
  };
}

/** What moderation has done: all of it for those who keep order, for others what was done to them. */
function orderView(room: Room, to: Actor): Pick<RoomSummaryView, 'covered' | 'lastReport'> {
  const { cover, lastReport } = room;
  const covered = cover?.userIds ?? [];
  if (!isKeeper(room, to)) return { covered: covered.filter((userId) => userId === to.userId) };
  if (!lastReport) return { covered: [...covered] };
  const { atMs, ...report } = lastReport;
  return { covered: [...covered], lastReport: { ...report, reportedAt: isoTime(atMs) } };
}

/** A room with its mix, its people and its signed play URLs, as this caller may see it. */
export function roomView(
  services: StoreServices,
  { room, members, requests, pk, questions }: RoomSnapshot,
  to: Actor,
): RoomView {
  const { autoStart, autoStop, hostGraceSeconds } = room;
  const { maxSeats, admission, allowRelay, namePlates, recording } = room;
  const { allowPk, opponentPauseMinutes } = room;
  const seesAll = isKeeper(room, to);
  const queue = requests.map((request, index) => ({ ...request, position: index + 1 }));
  const visible = seesAll
    ? queue.slice(0, MAX_REQUESTS)
    : queue.filter(({ userId }) => userId === to.userId);
  const stage = stageState(room, requests, to.userId);
  const shown = {
    ...roomSummary(services, room, to),
    ...{ autoStart, autoStop, hostGraceSeconds, maxSeats },
    maxDurationMinutes: longestMixMinutes(room, services.config.maxMixMinutes),
    seatLimit: seatLimit(room.kind, services.config.mixer.maxVoices),
    ...{ admission, allowRelay, allowPk, opponentPauseMinutes, namePlates, recording },
    ...(room.deputyId && { deputyId: room.deputyId }),
    isRecording: isRecorded(room),
    moderators: [...room.moderators],
    headCount: members.filter(({ isPresent }) => isPresent).length,
    ...viewersView(room, services.clock.now()),
    mix: {
      ...mixView(room.roomId, room.mix),
      ...graceView(room, members),
      ...(room.forbidden && { isForbidden: true }),
    },
    stage: stageView(room, members, services.clock.now()),
    seats: seatViews(room, services.clock.now()),
    requests: visible.map(({ requestedAtMs, ...request }) => ({
      ...request,
      requestedAt: isoTime(requestedAtMs),
    })),
    pk: pkView(services.config, room, pk, services.clock.now()),
    ...(room.lastPk && { lastPk: room.lastPk }),
    qna: qnaView(services, room, questions, to),
    you: { userId: to.userId, role: roleOf(room, to.userId, stage), stage },
  };
  // The time and signed URLs differ from one answer to the next, and tell nothing new: the tag is for
  // `If-None-Match` alone, which compares weakly. Caches, to which it would promise more, keep nothing.
  const serverTime = isoTime(services.clock.now());
  const playUrls = roomPlayUrls(services, room.roomId, room.mix.generation);
  return { ...shown, etag: etagOf(shown), serverTime, playUrls };
}

/** One whose service is being asked again goes on, as far as is known. */
function isRecorded({ record }: Room): boolean {
  return record.state === 'running' || (record.state === 'starting' && record.isConfirmed);
}

/** How many watched some minutes ago. */
function viewersView({ mix, viewers }: Room, nowMs: number) {
  if (mix.state !== 'live') return {};
  const current = currentCount(viewers, { startedAtMs: mix.startedAtMs, nowMs });
  return current && { viewers: current.count, viewersAt: isoTime(current.countedAtMs) };
}

/** Until when an absent host has to be back. */
function graceView(room: Room, members: Member[]): Pick<MixView, 'graceEndsAt'> {
  const endsAtMs = graceEndsAt(room, members);
  const isCounting = room.mix.state === 'live' && Number.isFinite(endsAtMs);
  return isCounting ? { graceEndsAt: isoTime(endsAtMs) } : {};
}

/** Everybody on stage in the order of their seats, the host first; of a closed room only the host is left. */
function stageView(room: Room, members: Member[], nowMs: number): StageMemberView[] {
  const { hostId, hostName, state, stage } = room;
  const own = { role: 'host', seatNumber: HOST_SEAT, state: 'seated' } as const;
  const host = { userId: hostId, name: hostName, ...own };
  const guests = state === 'open' ? heldSeats(stage, nowMs) : [];
  const others = guests.map((seat) => ({
    userId: seat.userId,
    name: seat.name,
    role: 'cohost' as const,
    seatNumber: seat.number,
    state: seat.state,
    ...(seat.expiresAtMs && { expiresAt: isoTime(seat.expiresAtMs) }),
  }));
  const shown = shownIds(room);
  return [host, ...others].map((seat) => {
    const known = members.find(({ userId }) => userId === seat.userId);
    const { isPresent, isPublishing } = known ?? unknownMember(seat.userId);
    return { ...seat, isPresent, isPublishing, isInPicture: shown.includes(seat.userId) };
  });
}

/** All seats, the host's first, also those that the room has no more and somebody still has. */
function seatViews({ hostId, stage, maxSeats, seatRules }: Room, nowMs: number): SeatView[] {
  const held = heldSeats(stage, nowMs);
  const last = Math.max(maxSeats, ...held.map(({ number }) => number));
  return Array.from({ length: last }, (_, index) => {
    const { number, ...rule } = seatRule(seatRules, index + HOST_SEAT);
    const userId = number === HOST_SEAT ? hostId : holderOf(held, number)?.userId;
    return { seatNumber: number, ...(userId !== undefined && { userId }), ...rule };
  });
}

/** The seats of a room after a change of one. */
export function seatsAnswerView(room: Room, nowMs: number): SeatsAnswerView {
  return { roomId: room.roomId, seats: seatViews(room, nowMs) };
}

/** Who has a pane of the mix; whoever else is on stage is only heard. */
function shownIds(room: Room): string[] {
  const { state, params } = room.mix;
  if (state !== 'live' || !params) return [];
  return sceneOf(room, params).panes.map(({ user }) => user.userId);
}

function roleOf({ hostId }: Room, userId: string, stage: StageState): Role {
  if (userId === hostId) return 'host';
  return stage === 'seated' ? 'cohost' : 'audience';
}

/** What a start, an update or a stop has done to the mix. */
export function mixAnswerView(services: StoreServices, { roomId, mix }: MixResult): MixAnswerView {
  const { generation } = mix;
  return {
    roomId,
    mix: mixView(roomId, mix),
    ...(generation !== undefined && { playUrls: roomPlayUrls(services, roomId, generation) }),
  };
}

/** A link, with the secret that only its maker is told. */
export function guestLinkView({ expiresAtMs, ...link }: GuestLink): GuestLinkView {
  return { ...link, expiresAt: isoTime(expiresAtMs) };
}

/** What a caller gets to join with. */
export function memberView(services: StoreServices, { room, role, rtc }: Joined): MemberView {
  const { roomId, mix } = room;
  return { roomId, role, rtc, playUrls: roomPlayUrls(services, roomId, mix.generation) };
}

/** A page of usage. */
export function usagePageView({ usage, nextToken }: UsagePage): UsagePageView {
  return {
    usage: usage.map(({ startedAtMs, endedAtMs, ...rest }) => ({
      ...rest,
      startedAt: isoTime(startedAtMs),
      endedAt: timeIfAny(endedAtMs),
    })),
    nextToken,
  };
}

function mixView(roomId: string, mix: Partial<Mix> & Pick<Mix, 'state'>): MixView {
  const isRunning = mix.state !== 'idle';
  return {
    state: mix.state,
    ...(isRunning && mix.fence && { taskId: taskId(roomId, mix.fence) }),
    ...(isRunning && mix.params),
    ...(isRunning && { layoutVersion: mix.layoutVersion }),
    ...(mix.state === 'live' && {
      mode: mix.mode,
      isLayoutApplied: mix.layoutVersion === mix.appliedLayoutVersion,
      startedAt: timeIfAny(mix.startedAtMs),
      endsBy: timeIfAny(mix.endsByMs),
      endsSoon: mix.isEndAnnounced === true,
    }),
    ...(mix.state === 'idle' && { availableAt: timeIfAny(mix.availableAtMs) }),
    ...(mix.lastOutcome && { lastOutcome: mix.lastOutcome }),
  };
}

function roomPlayUrls({ streams }: StoreServices, roomId: string, generation: number): PlayUrls {
  return streams.playUrls(streamName(roomId, generation));
}
