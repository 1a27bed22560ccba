import { streamName } from '../../lib/model/room';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import { liftModeration } from '../../lib/use-cases/moderate';
import type { Cloud } from './cloud';
import { reportRequest } from './moderation-requests';
import type { Request } from './request';
import type { Stage } from './stage';
import type { World } from './world';

/** Short enough that reports and an admin who takes them back meet. */
const MAX_THINK_MS = 12_000;
const PATIENCE_MS = 10_000;
/** Who allows streams again. */
export const ADMIN = { userId: 'admin', isAdmin: true };

/** An admin allows the stream. */
export function allowRequest(roomId: string): Request {
  return async ({ services, actor }) =>
    (await liftModeration(services, { roomId, allowStream: true, actor })).stream;
}

/** Reports come and are taken back, until the end. */
export async function playModeration({ world, cloud, endMs }: Stage, roomId: string) {
  const { random, scheduler } = world;
  for (;;) {
    const waitMs = random.between(0, MAX_THINK_MS);
    if (world.nowMs + waitMs >= endMs) return;
    await scheduler.sleep(waitMs);
    const isReport = random.chance(0.4);
    const request = isReport ? reportRequest(random, roomId, 'forbid') : allowRequest(roomId);
    const operation = isReport ? 'forbidStream' : 'allowStream';
    await cloud.invoke({ operation, roomId, request, actor: ADMIN, patienceMs: PATIENCE_MS });
  }
}

/** When all is quiet, the service's list is what the row says, and nothing pushes what is on it. */
export function checkForbidden(world: World, { rows, rtc, blocked }: Cloud, roomId: string): void {
  const { forbidden, mix } = roomFromRow(rows.get('rooms', roomKey(roomId)) ?? {});
  const isBlocked = blocked.streams.has(streamName(roomId, mix.generation));
  if (isBlocked !== (forbidden !== undefined) || (forbidden && forbidden.state !== 'forbidden'))
    world.violate(`${roomId} is ${forbidden?.state ?? 'allowed'}, and blocked: ${isBlocked}.`);
  const mine = rtc.log.alive().find(({ channelId }) => channelId === roomId);
  if (forbidden && mine) world.violate(`${mine.taskId} runs, and its stream is forbidden.`);
}
