import { type Connection, keepConnected } from './keep-connected';

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
