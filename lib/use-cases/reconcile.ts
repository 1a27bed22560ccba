/**
 * Rooms run themselves: whenever an event comes in or the agenda says so, a room is brought to what
 * it should be, from its state and never from the event alone. Doing it twice at once, or an hour
 * late, does no harm: every step is a conditional write or can be repeated.
 */
import { AppError } from '../errors';
import { SYSTEM } from '../model/actor';
import { isUndelivered } from '../model/delivery';
import { type MixParams, mixParams } from '../model/layout';
import {
  CLOCK_MARGIN_MS,
  isDoubtful,
  relayedUntil,
  TRUST_LIVE_ON_START_MS,
} from '../model/mix-state';
import { PK_GRACE_MS } from '../model/pk-state';
import type { Member } from '../model/presence';
import { type Room, taskId } from '../model/room';
import { hostOf, type RoomAction, roomStep } from '../model/room-step';
import { unlessOvertaken, won } from '../model/table';
import { bannedInRoom } from './ban-check';
import { takeOver } from './deputy';
import { keepStreamOrder } from './forbidden-stream';
import { isHostThere } from './host-presence';
import { giveOwedPlaceBack, keepPlace } from './keep-place';
import { keepRecording } from './keep-recording';
import { keepScene } from './keep-scene';
import { notePeople } from './note-news';
import { followPk } from './pk-follow';
import { followQuestions } from './question-follow';
import { reconcileMix } from './reconcile-mix';
import { collectEvents } from './room-events';
import type { Services } from './services';
import { guardStage } from './stage-guard';
import { startMix } from './start-mix';
import { stopMix } from './stop-mix';
import { recordUsage } from './usage-record';

/** What could not be done is tried again after this. */
const TRY_AGAIN_MS = 30_000;

/** Actions of one check: recording, say, and then closing. */
const MAX_ACTIONS = 4;

/** A member who left this long ago, and all old sessions with them, is forgotten. */
const FORGET_MEMBER_MS = 3_600_000;

/** Why a room is checked. */
interface ReconcileReasons {
  doubt?: boolean;
  audit?: boolean;
  pushed?: boolean;
}

/**
 * Brings one room to what it should be, and puts the next check on the agenda. With `doubt` the
 * service is asked about a live mix, with `audit` about who is in the channel; with `pushed` its
 * stream has just begun: it can be recorded, and no recording of an earlier push runs any more.
 */
export async function reconcileRoom(
  services: Services,
  roomId: string,
  { doubt = false, audit = false, pushed = false }: ReconcileReasons = {},
): Promise<void> {
  let [room, people] = await Promise.all([
    reconciledRoom(services, roomId, doubt),
    services.members.load(roomId),
  ]);
  if (!room) await followQuestions(services, roomId);
  for (let actions = 1; room && actions <= MAX_ACTIONS; actions++) {
    const known = people.members;
    const banned = await bannedInRoom(services, room);
    const isAudit = audit && actions === 1;
    await keepStreamOrder(services, room);
    room = await giveOwedPlaceBack(services, room);
    await collectEvents(services, room);
    if (isUndelivered(room)) services.undelivered.add(roomId);
    const guarded = await guardStage(services, room, { known, banned, audit: isAudit });
    const { members } = guarded;
    room = await keepScene(services, guarded.room, members);
    if (room.pk) room = await keepPk(services, room, members);
    if (room.qna) await keepQuestions(services, room, members);
    if (isAudit && !(await keepPlace(services, room))) return;
    const recordAgainMs = await keepRecording(services, room, { doubt: isAudit, pushed });
    const nowMs = services.clock.now();
    const { action, nextCheckMs } = roomStep(room, members, nowMs);
    const againAtMs = (await perform(services, room, members, action)) ?? nextCheckMs;
    await Promise.all([
      notePeople(services, room, [people, { ...people, members }]),
      ...[againAtMs, guarded.againAtMs, recordAgainMs].map(
        (atMs) => atMs && services.agenda.add(roomId, atMs),
      ),
    ]);
    // Recording and searching leave room for another action; the others are followed by an event.
    if (action.do !== 'record-usage' && action.do !== 'find-orphan') return;
    [room, people] = await Promise.all([
      services.rooms.find(roomId),
      services.members.load(roomId),
    ]);
  }
}

/** A round ends with its time, and the PK with its rooms, or the absence of a host. */
async function keepPk(services: Services, room: Room, members: Member[]): Promise<Room> {
  const { agenda, clock } = services;
  const hostGoneSinceMs = await hostGoneSince(services, { room, members, graceMs: PK_GRACE_MS });
  const followed = await followPk(services, room, { hostGoneSinceMs });
  if (!followed.pk) return followed;
  const graceEndMs = clock.now() + PK_GRACE_MS;
  const isAway = !hostOf(room, members).isPresent;
  const isNext = graceEndMs < followed.pk.deadlineMs || followed.pk.deadlineMs <= clock.now();
  const isWaiting = isAway && isNext;
  const nextMs = isWaiting ? graceEndMs : followed.pk.deadlineMs;
  // Between two rounds there is nothing to wait for.
  if (nextMs > clock.now()) await agenda.add(room.roomId, nextMs);
  return followed;
}

/** A user who has paid for an answer gets it, or the money back. */
async function keepQuestions(services: Services, room: Room, members: Member[]): Promise<void> {
  const graceMs = room.hostGraceSeconds * 1000;
  const isLive = room.mix.state === 'live';
  const hostGoneSinceMs = isLive
    ? await hostGoneSince(services, { room, members, graceMs })
    : undefined;
  await followQuestions(services, room.roomId, { hostGoneSinceMs });
}

/** Since when the host has been away; the channel itself is asked once the grace is over. */
async function hostGoneSince(
  services: Services,
  { room, members, graceMs }: { room: Room; members: Member[]; graceMs: number },
): Promise<number | undefined> {
  const { isPresent, sinceMs } = hostOf(room, members);
  if (isPresent) return undefined;
  const isLongGone = services.clock.now() >= sinceMs + graceMs;
  return isLongGone && (await isHostThere(services, room, members)) ? undefined : sinceMs;
}

async function reconciledRoom(
  services: Services,
  roomId: string,
  doubt: boolean,
): Promise<Room | undefined> {
  const room = await services.rooms.find(roomId);
  if (!room) return undefined;
  const isDoubted = doubt && room.mix.state === 'live';
  const nowMs = services.clock.now();
  if (!isDoubted && !isDoubtful(room.mix, nowMs, TRUST_LIVE_ON_START_MS)) return room;
  await reconcileMix(services, room);
  return services.rooms.find(roomId);
}

/** Does the action; answers when to check again if it could not be done yet. */
async function perform(
  services: Services,
  room: Room,
  members: Member[],
  action: RoomAction,
): Promise<number | undefined> {
  switch (action.do) {
    case 'nothing':
      await forgetOldMembers(services, room, members);
      return undefined;
    case 'start':
      return startByItself(services, room);
    case 'stop':
      if (action.because === 'host-gone' && (await isHostThere(services, room, members))) {
        return services.clock.now() + room.hostGraceSeconds * 1000;
      }
      await stopMix(services, { roomId: room.roomId, actor: SYSTEM, outcome: action.because });
      return undefined;
    case 'hand-over':
      return takeOver(services, room, { userId: action.userId, members });
    case 'announce-end':
      await announceEnd(services, room);
      return undefined;
    case 'record-usage':
      await recordUsage(services, room);
      return undefined;
    case 'find-orphan':
      await stopOrphan(services, room);
      return undefined;
    case 'close':
      if (await won(services.rooms.closeUnused(room, services.clock.now())))
        await services.directory.unlist(room);
      return undefined;
    default:
      return action satisfies never;
  }
}

async function startByItself(services: Services, room: Room): Promise<number | undefined> {
  try {
    await startMix(services, {
      roomId: room.roomId,
      actor: SYSTEM,
      idempotencyKey: '',
      params: paramsAgain(room),
      onCooldown: 'reject',
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return services.clock.now() + (error.retryAfterMs ?? TRY_AGAIN_MS);
  }
}

/** What the host had last time is what the host wants again; who was muted in an earlier show is not. */
function paramsAgain({ mix, createdAtMs }: Room): MixParams {
  const { muted, ...params } = mix.params ?? mixParams({});
  // Room and mix may have been made by instances whose clocks differ.
  const isSameShow = mix.startedAtMs + CLOCK_MARGIN_MS >= createdAtMs;
  return isSameShow && muted ? { ...params, muted } : params;
}

async function announceEnd({ mixes, log }: Services, { roomId, mix }: Room): Promise<void> {
  const endsBy = new Date(mix.endsByMs).toISOString();
  log({ event: 'mix-ends-soon', roomId, taskId: taskId(roomId, mix.fence), endsBy });
  await mixes.markEndAnnounced(roomId, { fence: mix.fence }).catch(unlessOvertaken);
}

/** A start that was believed lost may have arrived after all: its task is nobody's. */
async function stopOrphan(services: Services, room: Room): Promise<void> {
  const { mixer, mixes, clock, log } = services;
  const { roomId, mix } = room;
  const { fence, hostId, startedAtMs } = mix;
  const found = (await mixer.stop(taskId(roomId, fence))) === 'stopped';
  if (found) log({ event: 'orphan-stopped', roomId, fence });
  const endedAtMs = clock.now();
  const relayedMs = relayedUntil(mix, endedAtMs);
  const outcome = 'stopped' as const;
  const ended = { fence, hostId, startedAtMs, endedAtMs, relayedMs, outcome };
  await mixes.closeOrphanCheck(roomId, { ...ended, found }).catch(unlessOvertaken);
}

async function forgetOldMembers(
  { members, clock }: Services,
  { roomId }: Room,
  known: Member[],
): Promise<void> {
  const before = clock.now() - FORGET_MEMBER_MS;
  const old = known.filter(({ isPresent, sinceMs }) => !isPresent && sinceMs < before);
  await Promise.all(old.map(({ userId }) => members.forget(roomId, userId)));
}
