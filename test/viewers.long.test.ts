/** How many watch a show: what the live service has counted comes to the room, some minutes late. */
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';
import { TIMER_PATIENCE_MS } from './until';

const MINUTE_MS = 60_000;

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await borrowCloud();
});
afterAll(() => giveBack(cloud));

const room = async () => (await cloud.api('GET', '/get-room/show')).body;

/** Lets minute after minute begin, and be counted, until one that is old enough is told. */
async function whenCounted(): Promise<number> {
  const deadlineMs = Date.now() + TIMER_PATIENCE_MS;
  while (Date.now() < deadlineMs) {
    await cloud.advance(MINUTE_MS);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { viewers } = await room();
    if (viewers !== undefined) return viewers;
  }
  throw new Error('Nobody was counted.');
}

test('two who watch are counted, by the minute in which they did', async () => {
  await cloud.api('POST', '/create-room', { body: { roomId: 'show', kind: 'voice' } });
  await cloud.speak('show', 'host', { role: 'host', toneHz: 440 });
  await cloud.api('POST', '/start-mix/show', { body: {} });
  const leaving = new AbortController();
  const watch = async () => {
    const { flv = '' } = (await room()).playUrls ?? {};
    let answer = await fetch(flv, { signal: leaving.signal });
    while (!answer.ok) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      answer = await fetch(flv, { signal: leaving.signal });
    }
    void answer.body?.pipeTo(new WritableStream()).catch(() => undefined);
  };
  await Promise.all([watch(), watch()]);
  expect((await room()).viewers).toBeUndefined();
  expect(await whenCounted()).toBe(2);
  leaving.abort();
});
