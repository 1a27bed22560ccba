import type { KnownRoom, RoomReading } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Room } from '../api/types';
import { RoomFeed } from './room-feed';

const roomCalled = (title: string) => ({ roomId: 'tea', title, etag: '"1"' }) as Room;

const waiting: KnownRoom = { etag: '"1"', waits: true };
const asking: KnownRoom = { etag: '"1"', waits: false };
const unchanged = { unchanged: true, againAfterMs: 0 } as const;

/** A feed of somebody on stage. */
function feedOnStage(api: ReturnType<typeof scriptedApi>): RoomFeed {
  const feed = new RoomFeed(api, 'tea');
  feed.keepsAwake = true;
  return feed;
}

/** An API whose answers are given one by one; without one a reading waits, as a long poll does. */
function scriptedApi(answers: (RoomReading | Error)[]) {
  const known: (KnownRoom | undefined)[] = [];
  const readRoom = async (_: string, last: KnownRoom | undefined, signal: AbortSignal) => {
    known.push(last);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return (
      answer ??
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      })
    );
  };
  return { readRoom, known };
}

test('reads again with the tag of the last reading, and keeps the room when nothing changed', async () => {
  const api = scriptedApi([roomCalled('Tea'), unchanged]);
  const feed = feedOnStage(api);
  const reading = feed.start();
  await until(() => api.known.length === 3);
  expect(api.known).toEqual([undefined, waiting, waiting]);
  expect(feed.room.value?.title).toBe('Tea');
  feed.stop();
  await reading;
});

test('the audience asks every ten seconds or a little sooner, and holds no instance by a wait', async () => {
  jest.useFakeTimers();
  const api = scriptedApi([roomCalled('Tea'), unchanged, unchanged]);
  const feed = new RoomFeed(api, 'tea');
  const reading = feed.start();
  await jest.advanceTimersByTimeAsync(7900);
  expect(api.known).toEqual([undefined]);
  await jest.advanceTimersByTimeAsync(2200);
  expect(api.known).toEqual([undefined, asking]);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(api.known).toEqual([undefined, asking, asking]);
  feed.stop();
  await jest.advanceTimersByTimeAsync(0);
  await reading;
  jest.useRealTimers();
});

test('who comes from the audience to the stage waits for changes from then on', async () => {
  jest.useFakeTimers();
  const api = scriptedApi([roomCalled('Tea')]);
  const feed = new RoomFeed(api, 'tea');
  const reading = feed.start();
  await jest.advanceTimersByTimeAsync(100);
  feed.keepsAwake = true;
  feed.keepsAwake = true;
  await jest.advanceTimersByTimeAsync(100);
  expect(api.known).toEqual([undefined, waiting]);
  feed.stop();
  await jest.advanceTimersByTimeAsync(0);
  await reading;
  jest.useRealTimers();
});

test('asks no sooner than it is told when too many wait already', async () => {
  jest.useFakeTimers();
  const tooMany = { unchanged: true, againAfterMs: 5000 } as const;
  const api = scriptedApi([roomCalled('Tea'), tooMany]);
  const feed = feedOnStage(api);
  const reading = feed.start();
  await jest.advanceTimersByTimeAsync(5200);
  expect(api.known).toHaveLength(2);
  await jest.advanceTimersByTimeAsync(200);
  expect(api.known).toHaveLength(3);
  feed.stop();
  await jest.advanceTimersByTimeAsync(0);
  await reading;
  jest.useRealTimers();
});

test('reads at once, without waiting for a change, after an action of its own', async () => {
  const api = scriptedApi([roomCalled('Tea')]);
  const feed = feedOnStage(api);
  const reading = feed.start();
  await until(() => api.known.length === 2);
  feed.refresh();
  await until(() => api.known.length === 3);
  expect(api.known.at(-1)).toBeUndefined();
  feed.stop();
  await reading;
});

test('ends with a room that there is not', async () => {
  const missing = new ApiError({ code: 'RoomNotFound', message: '', retryable: false });
  const feed = new RoomFeed(scriptedApi([missing]), 'tea');
  await feed.start();
  expect(feed.problem.value?.code).toBe('RoomNotFound');
});

test('says that the network is lost, and forgets it with the next reading', async () => {
  const lost = new ApiError({ code: 'NetworkLost', message: '', retryable: true });
  const api = scriptedApi([lost, roomCalled('Tea')]);
  const feed = new RoomFeed(api, 'tea');
  const reading = feed.start();
  await until(() => feed.problem.value !== undefined);
  feed.refresh();
  await until(() => feed.room.value !== undefined);
  expect(feed.problem.value).toBeUndefined();
  feed.stop();
  await reading;
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve));
}
