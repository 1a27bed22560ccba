/** Rooms and mixes as the API shows them: ISO-8601 times, no push URL, no internals. */
import { type PlayUrls, playUrls } from './aliyun/live-url';
import type { Joined } from './members';
import type { MixAnswer } from './mix';
import type { Mix, Room } from './room-row';
import { streamName, taskId } from './room-row';
import type { StoreServices } from './services';
import type { UsagePage } from './usage';

/** A room as lists show it. */
export function roomSummary({ roomId, title, kind, hostId, state, createdAtMs, mix }: Room) {
  const createdAt = isoTime(createdAtMs);
  return { roomId, title, kind, hostId, state, createdAt, mix: { state: mix.state } };
}

/** A room with its mix and its signed play URLs. */
export function roomView(services: StoreServices, room: Room) {
  const { autoStart, autoStop, hostGraceSeconds, maxDurationMinutes } = room;
  return {
    ...roomSummary(room),
    ...{ autoStart, autoStop, hostGraceSeconds, maxDurationMinutes },
    mix: mixView(room.roomId, room.mix),
    playUrls: roomPlayUrls(services, room.roomId, room.mix.generation),
  };
}

/** What a start, an update or a stop has done to the mix. */
export function mixAnswerView(services: StoreServices, { roomId, mix }: MixAnswer) {
  const { generation } = mix;
  return {
    roomId,
    mix: mixView(roomId, mix),
    ...(generation !== undefined && { playUrls: roomPlayUrls(services, roomId, generation) }),
  };
}

/** What a caller gets to join with. */
export function memberView(services: StoreServices, { room, role, rtc }: Joined) {
  const { roomId, mix } = room;
  return { roomId, role, rtc, playUrls: roomPlayUrls(services, roomId, mix.generation) };
}

/** A page of usage. */
export function usagePageView({ usage, nextToken }: UsagePage) {
  return {
    usage: usage.map(({ startedAtMs, endedAtMs, ...rest }) => ({
      ...rest,
      startedAt: isoTime(startedAtMs),
      endedAt: isoTime(endedAtMs),
    })),
    nextToken,
  };
}

function mixView(roomId: string, mix: Partial<Mix> & Pick<Mix, 'state'>) {
  const isRunning = mix.state !== 'idle';
  return {
    state: mix.state,
    ...(isRunning && mix.fence && { taskId: taskId(roomId, mix.fence) }),
    ...(isRunning && mix.params),
    ...(isRunning && { layoutVersion: mix.layoutVersion }),
    ...(mix.state === 'live' && {
      isLayoutApplied: mix.layoutVersion === mix.appliedLayoutVersion,
      startedAt: isoTime(mix.startedAtMs),
      endsBy: isoTime(mix.endsByMs),
      endsSoon: mix.isEndAnnounced === true,
    }),
    ...(mix.state === 'idle' && { availableAt: isoTime(mix.availableAtMs) }),
    ...(mix.lastOutcome && { lastOutcome: mix.lastOutcome }),
  };
}

function roomPlayUrls(
  { config, clock }: StoreServices,
  roomId: string,
  generation: number,
): PlayUrls {
  return playUrls(config.live, streamName(roomId, generation), clock.now());
}

function isoTime(timeMs: number | undefined): string | undefined {
  return timeMs ? new Date(timeMs).toISOString() : undefined;
}
