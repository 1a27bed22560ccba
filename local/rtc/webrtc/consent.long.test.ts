import { setImmediate as ioTurn } from 'node:timers/promises';
import type { RtcServer } from '../server';
import {
  joinToken,
  nextEvent,
  publish,
  startTestBed,
  type TestPublisher,
  watch,
} from '../test-bed';
import { CONSENT_SECONDS } from './consent';

/** Who is alive and who is not, by a clock that is moved on: packets travel between its seconds. */

const SECOND_MS = 1000;
const IO_TURNS = 20;

let server: RtcServer;
const people: TestPublisher[] = [];
const left: { userId?: string; reason?: string; second: number }[] = [];
let second: number;

beforeEach(async () => {
  jest.useFakeTimers({
    advanceTimers: true,
    doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'hrtime'],
  });
  ({ server } = await startTestBed());
  left.length = 0;
  second = 0;
  server.events.on('leave', ({ userId, reason }) => left.push({ userId, reason, second }));
});

afterEach(async () => {
  for (const person of people.splice(0)) await person.close();
  await server.close();
  jest.useRealTimers();
});

async function joined(userId: string): Promise<TestPublisher> {
  const publishing = nextEvent(server, 'publish');
  const person = await publish(server, joinToken(userId));
  people.push(person);
  await publishing;
  return person;
}

async function pass(seconds: number): Promise<void> {
  for (const end = second + seconds; second < end; second += 1) {
    jest.advanceTimersByTime(SECOND_MS);
    for (let turn = 0; turn < IO_TURNS; turn += 1) await ioTurn();
  }
}

it('keeps for good who sends neither sound nor picture nor reports about them', async () => {
  const muted = await joined('muted');
  muted.mute();
  await pass(120);
  expect(left).toEqual([]);
});

it('counts as gone who answers no more, within the documented time', async () => {
  const [vanishing] = [await joined('vanishing'), await joined('staying')];
  await pass(20);
  vanishing.vanish();
  await pass(CONSENT_SECONDS + 2);
  expect(left).toMatchObject([{ userId: 'vanishing', reason: 'silent' }]);
  // The last sign of life is at most six seconds old.
  expect(left[0]?.second).toBeGreaterThanOrEqual(20 + CONSENT_SECONDS - 6);
});

it('ends what a viewer watches when the viewer answers no more', async () => {
  await joined('host');
  const viewer = await watch(server, joinToken('cohost'), 'host');
  await pass(10);
  for (const { connection } of viewer.peer.iceTransports)
    void connection.nominated?.protocol.close?.();
  await pass(CONSENT_SECONDS + 2);
  const ended = await fetch(`http://${server.endpoint}${viewer.location}`, { method: 'DELETE' });
  expect(ended.status).toBe(404);
  expect(left).toEqual([]);
  await viewer.close();
});
