import { startRecording, stopRecording } from '../../lib/use-cases/recordings';
import { handOverBeside } from './handover-evening';
import { presentHostOf } from './host';
import type { Request } from './request';
import type { Stage } from './stage';

/** Short enough that starts, stops and the ends of mixes meet. */
const MAX_THINK_MS = 8000;
const PATIENCE_MS = 10_000;

/** A start of the recording. */
export function startRecordingRequest(roomId: string): Request {
  return async ({ services, actor }) => {
    const { isPending } = await startRecording(services, { roomId, actor });
    return isPending ? 'pending' : 'done';
  };
}

/** A stop; `done` must mean that nothing is recorded any more. */
export function stopRecordingRequest(roomId: string): Request {
  return async ({ services, actor, calledAtMs, recordChecks }) => {
    const { isPending, isRecording } = await stopRecording(services, { roomId, actor });
    if (isPending || isRecording) return 'pending';
    recordChecks.requireOver(roomId, calledAtMs);
    return 'done';
  };
}

/** A host who starts and stops the recording again and again, until the end. */
export async function playRecording({ world, cloud, endMs }: Stage, roomId: string): Promise<void> {
  const { random, scheduler } = world;
  for (;;) {
    const waitMs = random.between(0, MAX_THINK_MS);
    if (world.nowMs + waitMs >= endMs) return;
    await scheduler.sleep(waitMs);
    const isStart = random.chance(0.6);
    const request = isStart ? startRecordingRequest(roomId) : stopRecordingRequest(roomId);
    const operation = isStart ? 'startRecording' : 'stopRecording';
    const actor = presentHostOf(cloud.rows, roomId);
    const calls = [cloud.invoke({ operation, roomId, request, actor, patienceMs: PATIENCE_MS })];
    await Promise.all([...calls, handOverBeside({ world, cloud, endMs }, roomId)]);
  }
}
