import { type Connection, keepConnected } from './keep-connected';
import { LinkOver } from './rtc/stage-link';

const backoff = { firstMs: 0, maxMs: 0 };

function connection(): Connection & { lose(): void; isClosed: boolean } {
  let lose = () => {};
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const made = { lost, lose, isClosed: false, close: async () => {} };
  made.close = async () => {
    made.isClosed = true;
  };
  return made;
}

test('opens a lost connection again, and says so', async () => {
  const end = new AbortController();
  const states: string[] = [];
  const made = [connection(), connection()];
  let opened = 0;
  const kept = keepConnected({
    backoff,
    signal: end.signal,
    isFinal: () => false,
    onState: (state) => {
      states.push(state);
      if (opened === 2) end.abort();
      else if (state === 'connected') made[0]?.lose();
    },
    open: async () => made[opened++] ?? connection(),
  });
  await kept;
  expect(states).toEqual(['connected', 'reconnecting', 'connected']);
  expect(made.map(({ isClosed }) => isClosed)).toEqual([true, true]);
});

test('tries again after a failure, but not after one that is final', async () => {
  const failures = ['no network', 'no network', 'not on stage'];
  let attempts = 0;
  const kept = keepConnected({
    backoff,
    signal: new AbortController().signal,
    isFinal: (error) => error instanceof Error && error.message === 'not on stage',
    onState: () => {},
    open: () => Promise.reject(new Error(failures[attempts++])),
  });
  await expect(kept).rejects.toThrow('not on stage');
  expect(attempts).toBe(3);
});

test('closes a connection that is opened when nobody wants it any more', async () => {
  const end = new AbortController();
  const late = connection();
  const states: string[] = [];
  await keepConnected({
    backoff,
    signal: end.signal,
    isFinal: () => false,
    onState: (state) => states.push(state),
    open: async () => {
      end.abort();
      return late;
    },
  });
  expect(late.isClosed).toBe(true);
  expect(states).toEqual([]);
});

/** A place for one, as a user has in a channel: who comes puts out who was there. */
class Place {
  readonly takenBy: string[] = [];
  #putOut = () => {};

  /** A device that wants the place and stays off once another one has it. */
  async keep(device: string): Promise<void> {
    await keepConnected({
      backoff: { firstMs: 500, maxMs: 8000 },
      signal: new AbortController().signal,
      isFinal: (error) => error instanceof LinkOver,
      onState: () => {},
      open: async () => this.#take(device),
      now: () => Date.now(),
    });
  }

  #take(device: string): Connection {
    this.#putOut();
    this.takenBy.push(device);
    const place = this.takenBy.length;
    const lost = new Promise<void>((resolve) => {
      this.#putOut = resolve;
    });
    const close = async () => {
      if (this.takenBy.length > place) throw new LinkOver('replaced');
    };
    return { lost, close };
  }
}

test('of two devices with one account the last one stays, without flapping for a minute', async () => {
  jest.useFakeTimers();
  const place = new Place();
  const first = place.keep('phone').catch((error) => error);
  await jest.advanceTimersByTimeAsync(10_000);
  const second = place.keep('computer');
  void second;
  await jest.advanceTimersByTimeAsync(60_000);
  jest.useRealTimers();
  expect(place.takenBy).toEqual(['phone', 'computer']);
  expect(await first).toEqual(new LinkOver('replaced'));
});
