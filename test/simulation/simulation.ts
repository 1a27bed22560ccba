import { Aftermath } from './aftermath';
import { hostOf, playRoom } from './clients';
import { Cloud } from './cloud';
import { createRequest } from './operations';
import type { Tally } from './tally';
import { Violation, World } from './world';

export interface Result {
  seed: number;
  violation: Violation | undefined;
  tally: Tally;
  steps: number;
  /** What happened, when the run was traced. */
  trace: string[];
}

/** Plays one run: the same seed always gives the same one. */
export async function simulate(seed: number, options = { traced: false }): Promise<Result> {
  const world = new World(seed, options);
  let violation: Violation | undefined;
  try {
    await world.until(play(world));
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    violation = error;
  }
  const { tally, scheduler, trace } = world;
  return { seed, violation, tally, steps: scheduler.steps, trace: trace?.lines ?? [] };
}

async function play(world: World): Promise<void> {
  const { random } = world;
  const cloud = new Cloud(world);
  const roomIds = ['1001', '1002', '1003'].slice(0, random.between(1, 3));
  for (const roomId of roomIds) {
    const request = createRequest(roomId);
    const actor = hostOf(roomId);
    await cloud.invoke({ operation: 'createRoom', roomId, actor, request, patienceMs: 10_000 });
  }
  world.letTroubleIn();
  const durationMs = random.chance(0.2) ? 300_000 : random.between(30_000, 90_000);
  const stage = { world, cloud, endMs: world.nowMs + durationMs };
  await Promise.all(roomIds.map((roomId) => playRoom(stage, roomId)));
  const aftermath = new Aftermath(world, cloud, roomIds);
  await aftermath.settle();
  await aftermath.useEveryRoom();
}
