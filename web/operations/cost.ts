import type { RoomSummary, Usage } from '../api/types';

/** CNY a started minute: https://help.aliyun.com/document_detail/449480.htm */
const RELAY_CNY = 0.008;
const MIX_CNY: Record<string, number> = {
  '360p': 0.012,
  '480p': 0.012,
  '720p': 0.032,
  '1080p': 0.064,
};
const MINUTE_MS = 60_000;

/** What a task that is over has cost, in CNY, by the vendor's list. */
export function costOf({ profile, relayMinutes = 0, mixMinutes = 0 }: Usage): number {
  return relayMinutes * RELAY_CNY + mixMinutes * mixPrice(profile);
}

/** Started minutes of the mix that runs. */
export function minutesOf({ mix }: RoomSummary, nowMs: number): number {
  if (!mix.startedAt) return 0;
  return Math.max(1, Math.ceil((nowMs - Date.parse(mix.startedAt)) / MINUTE_MS));
}

/**
 * About what the running mix of a room has cost, in CNY: its minutes are taken to have been in the mode
 * of now. Nothing while it is not known what was ordered.
 */
export function runningCost(
  room: RoomSummary,
  tasks: readonly Usage[],
  nowMs: number,
): number | undefined {
  const running = tasks.find(({ endedAt }) => endedAt === undefined);
  if (!running || !room.mix.mode) return undefined;
  const price = room.mix.mode === 'relay' ? RELAY_CNY : mixPrice(running.profile);
  return minutesOf(room, nowMs) * price;
}

/** `4 seats, 720p`: the dearest price if it is not known. */
function mixPrice(profile: string): number {
  const resolution = /\d+p/.exec(profile)?.[0] ?? '';
  return MIX_CNY[resolution] ?? Math.max(...Object.values(MIX_CNY));
}
