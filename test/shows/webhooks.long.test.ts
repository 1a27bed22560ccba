/**
 * A customer's server, written with the library of Standard Webhooks alone, is told a whole show in
 * order: soon, again after its own failures, and after those of the cloud.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EventReceiver } from '../event-receiver';
import { LocalCloud } from '../local-cloud';
import { until } from '../until';

jest.setTimeout(600_000);

const LOOK_EVERY_MS = 100;
/** Of the cloud's clock: longer than the first pauses after failures, and than the timer's period. */
const ADVANCE_MS = 61_000;
/** More of them by `POWER_CUTS=30 npx jest test/shows/webhooks`. */
const POWER_CUTS = Number(process.env.POWER_CUTS ?? 5);

let receiver: EventReceiver;
let cloud: LocalCloud;

beforeAll(async () => {
  receiver = await EventReceiver.start();
  cloud = await LocalCloud.start({ WEBHOOK_URL: receiver.url });
  receiver.key = cloud.description.webhooks.key;
});
afterAll(async () => {
  await cloud?.stop();
  await receiver?.stop();
});

const post = (path: string, as = 'host', body: object = {}) =>
  cloud.api('POST', path, { as, body });

async function advance(): Promise<void> {
  receiver.clockAheadMs += ADVANCE_MS;
  await cloud.advance(ADVANCE_MS);
}

/** Waits until so many events of a room have come, while the cloud's time passes. */
async function untilTold(roomId: string, count: number): Promise<string[]> {
  for (let tries = 1; receiver.story(roomId).length < count && tries <= 10; tries++) {
    await advance();
    const deadlineMs = Date.now() + 5000;
    while (receiver.story(roomId).length < count && Date.now() < deadlineMs) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
  return receiver.story(roomId);
}

/** What the API has in its list. */
async function listed(roomId: string): Promise<{ id: string }[]> {
  const { body } = await cloud.api('GET', `/list-events/${roomId}?maxResults=100`, {
    as: 'admin',
  });
  return body.events ?? [];
}

/** Ann pays for an answer, does not come to hear it, and gets her money back. */
async function playQuestion(): Promise<void> {
  await post('/open-qna/tea', 'host', { priceCents: 990, secondsPerAnswer: 30, queueLength: 2 });
  const { body } = await post('/ask-question/tea', 'ann', { text: 'Why?' });
  await fetch(String(body.payUrl), { method: 'POST' });
  const wasTold = (type: string) => () => receiver.story('tea').join().includes(type);
  const story = () => receiver.story('tea').join(', ');
  await until(wasTold('question.paid'), story);
  await post(`/accept-question/tea/${body.questionId}`);
  await until(wasTold('12 lianmai.question.paid,13 lianmai.seat.taken'), story);
  await advance();
  await until(wasTold('question.refunded'), story);
}

test('a whole show is told in order: guests, a PK by both of its rooms, a paid question', async () => {
  await post('/create-room', 'host', { roomId: 'tea', hostGraceSeconds: 600 });
  await post('/create-room', 'rival', { roomId: 'jazz' });
  await post('/start-mix/tea');
  await post('/start-mix/jazz', 'rival');
  await cloud.seat('tea', 'ben', 'host');
  await post('/invite-pk/tea', 'host', { opponentRoomId: 'jazz', minutes: 5 });
  await post('/accept-pk/jazz', 'rival');
  await post('/end-pk/tea');
  await post('/unseat-member/tea/ben');
  await playQuestion();
  await post('/stop-mix/tea');
  await post('/close-room/tea');
  await until(
    () => receiver.story('tea').length >= 17,
    () => receiver.story('tea').join(', '),
  );
  expect(receiver.story('tea')).toEqual([
    '1 lianmai.room.opened',
    '2 lianmai.mix.started',
    '3 lianmai.stage.requested',
    '4 lianmai.seat.taken',
    '5 lianmai.mix.mode-changed',
    '6 lianmai.pk.invited',
    '7 lianmai.pk.started',
    '8 lianmai.pk.round-started',
    '9 lianmai.pk.round-ended',
    '10 lianmai.pk.ended',
    '11 lianmai.seat.removed',
    '12 lianmai.question.paid',
    '13 lianmai.seat.taken',
    '14 lianmai.seat.left',
    '15 lianmai.question.refunded',
    '16 lianmai.mix.ended',
    '17 lianmai.room.closed',
  ]);
  // Later on, the host who is alone again is relayed.
  expect(receiver.story('jazz').slice(0, 8)).toEqual([
    '1 lianmai.room.opened',
    '2 lianmai.mix.started',
    '3 lianmai.pk.invited',
    '4 lianmai.pk.started',
    '5 lianmai.pk.round-started',
    '6 lianmai.mix.mode-changed',
    '7 lianmai.pk.round-ended',
    '8 lianmai.pk.ended',
  ]);
  expect(receiver.forged).toBe(0);
  expect(receiver.events.filter(({ subject }) => subject === 'tea')).toEqual(await listed('tea'));
});

test('at least half of the events come before the call is answered, and the rest by themselves', async () => {
  const rooms = Array.from({ length: 20 }, (_, index) => `quick${index}`);
  const toldOf = (roomId: string) => receiver.story(roomId).length;
  let toldInCalls = 0;
  for (const roomId of rooms) {
    await post('/create-room', 'host', { roomId });
    await post(`/close-room/${roomId}`);
    toldInCalls += toldOf(roomId);
  }
  expect(toldInCalls).toBeGreaterThanOrEqual(rooms.length);
  await until(
    () => rooms.every((roomId) => toldOf(roomId) === 2),
    () => rooms.map((roomId) => receiver.story(roomId).join()).join('; '),
  );
});

test.each(['fail', 'hang', 'lose'] as const)(
  'a receiver that does not take what it is told (%s) is told it again, in order',
  async (behaviour) => {
    const roomId = `room-${behaviour}`;
    receiver.behaviour = behaviour;
    const [opened] = await Promise.all([
      post('/create-room', 'host', { roomId }),
      receiver.nextCall(),
    ]);
    expect(opened.status).toBe(201);
    expect((await post(`/close-room/${roomId}`)).status).toBe(200);
    const { repeats } = receiver;
    receiver.behaviour = 'take';
    expect(await untilTold(roomId, 2)).toEqual(['1 lianmai.room.opened', '2 lianmai.room.closed']);
    expect(receiver.repeats - repeats).toBe(behaviour === 'lose' ? 1 : 0);
  },
);

test('a receiver that is there again after a power cut of the cloud misses nothing', async () => {
  for (let cut = 1; cut <= POWER_CUTS; cut++) {
    const calls = (async () => {
      for (let round = 1; ; round++) {
        const roomId = `cut${cut}-${round}`;
        await post('/create-room', 'host', { roomId });
        await post(`/start-mix/${roomId}`);
        await post(`/stop-mix/${roomId}`);
        await post(`/close-room/${roomId}`);
      }
    })().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1500));
    await cloud.process.end('SIGKILL');
    await calls;
    await cloud.process.start();
  }
  await advance();
  const rooms = new Set(receiver.events.map(({ subject }) => subject));
  for (const roomId of rooms) {
    const events = await listed(roomId);
    await untilTold(roomId, events.length);
    const told = receiver.events.filter(({ subject }) => subject === roomId);
    expect(told.slice(0, events.length)).toEqual(events);
  }
});

test('an operator sends again what a receiver has lost', async () => {
  const before = receiver.repeats;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--no-deprecation',
      ...['dist/replay-events/index.js', '--room', 'tea', '--after', '2', '--to', '4'],
    ],
    { env: { ...process.env, ...cloud.operatorEnvironment() } },
  );
  expect(stdout.match(/^tea-\d+: lianmai\.[\w.-]+/gm)).toEqual([
    'tea-3: lianmai.stage.requested',
    'tea-4: lianmai.seat.taken',
  ]);
  expect(receiver.repeats - before).toBe(2);
  receiver.behaviour = 'fail';
  const failed = await promisify(execFile)(
    process.execPath,
    ['--no-deprecation', 'dist/replay-events/index.js', '--room', 'tea', '--after', '2'],
    { env: { ...process.env, ...cloud.operatorEnvironment() } },
  ).catch((error: { stderr: string }) => error);
  receiver.behaviour = 'take';
  expect(failed.stderr).toContain('tea-3 was not taken');
  expect(failed.stderr).toContain('go on with --room tea --after 2');
});
