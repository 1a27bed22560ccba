import { Aftermath } from './aftermath';
import { playRoom, playTimer } from './clients';
import { Cloud } from './cloud';
import { playHandovers } from './handover-evening';
import { hostOf, ROOM_IDS } from './host';
import { LastChanges } from './last-changes';
import { playLonelyHost } from './lonely-host';
import { playModeration } from './moderation-evening';
import { createRequest, drawNewRules } from './operations';
import { playPkEvening } from './pk-evening';
import { playQnaEvening } from './qna-evening';
import type { Random } from './random';
import { playRecording } from './recording-evening';
import type { Tally } from './tally';
import { CALM, drawWeather, ICY, type Weather } from './weather';
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
  const roomIds = ROOM_IDS.slice(0, random.pick([1, 1, 2, 2, 3, 4]));
  for (const roomId of roomIds) {
    const recording = world.isRecorded && { recording: random.pick(['auto', 'manual'] as const) };
    const request = createRequest(roomId, { ...drawNewRules(random), ...recording });
    const actor = hostOf(roomId);
    await cloud.invoke({ operation: 'createRoom', roomId, actor, request, patienceMs: 10_000 });
  }
  const [first, second] = roomIds;
  const isLonely = random.chance(0.25);
  const isQna = !isLonely && first !== undefined && random.chance(0.25);
  const letTroubleIn = () => world.letTroubleIn(drawWeatherOf(random, { isLonely, isQna }));
  const isPk = !isLonely && !isQna && roomIds.length > 1 && random.chance(0.7);
  if (!isPk) letTroubleIn();
  const longest = world.isHandedOver
    ? ([40_000, 60_000, 90_000] as const)
    : ([20_000, 40_000, 40_000, 40_000, 150_000] as const);
  const durationMs = random.between(5000, random.pick(longest));
  const stage = { world, cloud, endMs: world.nowMs + durationMs };
  const recorded = world.isRecorded ? roomIds : [];
  const moderated = world.isModerated ? roomIds : [];
  const moderation = Promise.all(moderated.map((roomId) => playModeration(stage, roomId)));
  const recording = Promise.all(recorded.map((roomId) => playRecording(stage, roomId)));
  // Beside whatever is played, but for those with whom nobody is.
  const handed = world.isHandedOver && !isLonely ? roomIds : [];
  const handovers = Promise.all(handed.map((roomId) => playHandovers(stage, roomId)));
  if (isQna) await Promise.all([playQnaEvening(stage, first), playTimer(stage)]);
  else if (isLonely) await Promise.all(roomIds.map((roomId) => playLonelyHost(stage, roomId)));
  else if (first && second && isPk) {
    const rooms = [first, second, ...roomIds.slice(2)] as const;
    const evening = playPkEvening(stage, [...rooms], letTroubleIn);
    void playTimer(stage, evening);
    await evening;
  } else {
    await Promise.all([...roomIds.map((roomId) => playRoom(stage, roomId)), playTimer(stage)]);
  }
  await Promise.all([recording, moderation, handovers]);
  const aftermath = new Aftermath(world, cloud, roomIds);
  await aftermath.settle();
  if (world.isModerated) await aftermath.allowStreams();
  if (random.chance(0.5)) await new LastChanges(world, cloud).play(roomIds);
  await aftermath.useEveryRoom();
  await aftermath.leaveEveryRoom();
  if (world.isRecorded) await aftermath.settleRecordings();
  if (isQna) await aftermath.settleMoney();
  await aftermath.settleEvents();
}

/** Deadlines are for icy weather; what an answer is can be measured in calm weather alone. */
function drawWeatherOf(random: Random, play: { isLonely: boolean; isQna: boolean }): Weather {
  if (play.isLonely && random.chance(0.7)) return ICY;
  return play.isQna && random.chance(0.3) ? CALM : drawWeather(random);
}
