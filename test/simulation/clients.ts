import type { Actor } from '../../lib/model/actor';
import type { Answer } from './function-call';
import { GUESTS } from './guests';
import { hostOf } from './host';
import { OPERATIONS, type Operation, readRequest } from './operations';
import type { Random } from './random';
import type { Request } from './request';
import type { Stage } from './stage';

interface Client {
  roomId: string;
  actor: Actor;
  by: Operation['by'];
}

/** Clients that want something at the same moments meet in the service. */
const BEAT_MS = 4000;
const MAX_TRIES = 4;

/** How often the timer fires. */
const TIMER_MS = 60_000;
/** A run of the timer is ended after this. */
const RUN_MS = 60_000;
const TIMER: Actor = { userId: 'timer', isAdmin: true };

/** Answers after which clients ask again or look what has become of it. */
const UNSETTLED = ['pending', 'MixerUnavailable', 'StoreUnavailable'];

/** Lets the room's users do what they like until the end; resolves when all have finished. */
export async function playRoom(stage: Stage, roomId: string): Promise<void> {
  const { random } = stage.world;
  const host = hostOf(roomId);
  const clients: Client[] = [
    { roomId, actor: host, by: 'host' },
    { roomId, actor: { userId: 'viewer', isAdmin: false }, by: 'viewer' },
  ];
  for (const userId of GUESTS.slice(0, random.between(1, GUESTS.length))) {
    clients.push({ roomId, actor: { userId, isAdmin: false }, by: 'guest' });
  }
  for (let more = random.between(0, 2); more > 0; more--) {
    // A host has several devices, and now and then an admin helps.
    const actor = random.chance(0.2) ? { userId: 'admin', isAdmin: true } : host;
    clients.push({ roomId, actor, by: 'host' });
  }
  await Promise.all([playPeople(stage, roomId), ...clients.map((client) => play(stage, client))]);
}

/** The host and the guests come to the channel and leave it, each by themselves. */
async function playPeople(stage: Stage, roomId: string): Promise<void> {
  const people = [hostOf(roomId).userId, ...GUESTS];
  await Promise.all(people.map((userId) => playMember(stage, roomId, userId)));
}

async function playMember(stage: Stage, roomId: string, userId: string) {
  const { world, cloud, endMs } = stage;
  const { random, scheduler } = world;
  const { channels } = cloud.rtc;
  let session: string | undefined;
  for (;;) {
    if (session) {
      channels.leave(roomId, session);
      session = undefined;
    } else if (mayTry(stage, roomId, userId) && random.chance(0.8)) {
      session = channels.join(roomId, userId);
    }
    // Mostly a stay or a flap of the connection, sometimes long enough for an idle task to end.
    const staysMs = random.between(200, random.pick([5000, 60_000, 60_000, 180_000]));
    if (world.nowMs + staysMs >= endMs) return;
    await scheduler.sleep(staysMs);
  }
}

/** The channel takes everybody with a token, also from a seat that is lost since. */
function mayTry({ cloud }: Stage, roomId: string, userId: string): boolean {
  return userId === hostOf(roomId).userId || cloud.tokens.has(roomId, userId);
}

/**
 * The timer runs every minute, whether or not the run before has ended: until the end, or as long as the
 * evening lasts.
 */
export async function playTimer(stage: Stage, evening?: Promise<void>): Promise<void> {
  let isOver = false;
  void evening?.then(() => {
    isOver = true;
  });
  const { random, scheduler } = stage.world;
  const operations = OPERATIONS.filter(({ by }) => by === 'timer');
  const runs: Promise<Answer>[] = [];
  for (let waitMs = random.between(0, TIMER_MS); ; waitMs = TIMER_MS) {
    if (!evening && stage.world.nowMs + waitMs >= stage.endMs) break;
    await scheduler.sleep(waitMs);
    if (isOver) break;
    for (const { name, draw } of operations) {
      const request = draw(random, '');
      runs.push(runOfTimer(stage, name, request));
    }
  }
  await Promise.all(runs);
}

/** Nobody waits for a run of the timer; one that fails finds nobody. */
async function runOfTimer(stage: Stage, name: string, request: Request): Promise<Answer> {
  const { cloud } = stage;
  let isKilled = false;
  const onKilled = () => {
    isKilled = true;
    cloud.sceneChecks.timerFailed();
  };
  const run = { operation: name, roomId: '', actor: TIMER, request, patienceMs: RUN_MS, onKilled };
  const answer = await cloud.invoke(run);
  if (answer?.outcome !== 'done' && !isKilled) cloud.sceneChecks.timerFailed();
  return answer;
}

async function play(stage: Stage, client: Client): Promise<void> {
  const { random, scheduler } = stage.world;
  const operations = OPERATIONS.filter(({ by }) => by === client.by);
  for (;;) {
    const waitMs = thinkMs(random, stage.world.nowMs);
    if (stage.world.nowMs + waitMs >= stage.endMs) return;
    await scheduler.sleep(waitMs);
    const operation = random.pickByWeight(operations);
    if (operation) await ask(stage, client, operation);
  }
}

function thinkMs(random: Random, nowMs: number): number {
  if (random.chance(0.4)) return BEAT_MS - (nowMs % BEAT_MS) + random.between(0, 15);
  return random.chance(0.3) ? random.between(0, 30) : random.between(30, 15_000);
}

/** Asks for something as clients do: again when told to, or out of impatience. */
async function ask(stage: Stage, client: Client, operation: Operation): Promise<void> {
  const { random, scheduler } = stage.world;
  const request = operation.draw(random, client.roomId);
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const answer = await call(stage, client, operation.name, request);
    if (answer?.retryAfterMs !== undefined) {
      if (random.chance(0.4)) return;
      await scheduler.sleep(answer.retryAfterMs + random.between(0, 20));
    } else if (answer && !UNSETTLED.includes(answer.outcome)) return;
    else if (random.chance(0.4)) return watch(stage, client);
    else await scheduler.sleep(random.between(0, 1500));
  }
}

/** Looks at the room now and then, until its mix is settled. */
async function watch(stage: Stage, client: Client): Promise<void> {
  const { random, scheduler } = stage.world;
  for (let looks = random.between(1, 6); looks > 0; looks--) {
    await scheduler.sleep(random.between(800, 6000));
    const answer = await call(stage, client, 'readRoom', readRequest(client.roomId));
    if (answer?.outcome === 'live' || answer?.outcome === 'idle') return;
  }
}

function call(
  { world, cloud }: Stage,
  { roomId, actor }: Client,
  operation: string,
  request: Request,
): Promise<Answer> {
  const patienceMs = world.random.pick([2000, 10_000, 30_000]);
  return cloud.invoke({ operation, roomId, actor, request, patienceMs });
}
