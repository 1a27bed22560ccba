import type { Answer } from './function-call';
import { hostOf } from './host';
import { startRequest, stopRequest } from './operations';
import type { Stage } from './stage';

const PATIENCE_MS = 2000;

/**
 * A host without an audience, who starts the mix, thinks better of it at once, and does not look
 * again for a while: nobody else is there to put right what such a pair of calls leaves behind.
 */
export async function playLonelyHost(stage: Stage, roomId: string): Promise<void> {
  const { random, scheduler } = stage.world;
  const calls: Promise<Answer>[] = [];
  const call = (operation: string, request: ReturnType<typeof stopRequest>) => {
    const actor = hostOf(roomId);
    calls.push(stage.cloud.invoke({ operation, roomId, actor, request, patienceMs: PATIENCE_MS }));
  };
  while (stage.world.nowMs < stage.endMs) {
    const onCooldown = random.chance(0.5) ? 'wait' : 'rotate';
    call('startMix', startRequest(roomId, { onCooldown, idempotencyKey: '' }));
    await scheduler.sleep(random.between(0, 3000));
    call('stopMix', stopRequest(roomId));
    await scheduler.sleep(random.between(35_000, 70_000));
  }
  await Promise.all(calls);
}
