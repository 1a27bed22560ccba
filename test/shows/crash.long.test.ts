/** The local cloud is killed as by a power cut; what was acknowledged is there afterwards. */
import { LocalCloud } from '../local-cloud';

const HOUR_MS = 3_600_000;
const HOST = { role: 'host', toneHz: 440 };

describe.each(['rtc', 'live'])('by MIXER=%s', (mixer) => {
  let cloud: LocalCloud;

  beforeAll(async () => {
    cloud = await LocalCloud.start({ MIXER: mixer });
  });
  afterAll(() => cloud?.stop());

  test('after kill -9 in the middle of a mix the room is there and can be mixed again', async () => {
    await cloud.api('POST', '/create-room', {
      body: { roomId: 'survivor', kind: 'voice', title: 'Still here' },
    });
    await cloud.advance(HOUR_MS);
    await cloud.speak('survivor', 'host', HOST);
    await cloud.api('POST', '/start-mix/survivor', { body: {} });
    const killedAtMs = await cloud.now();
    await cloud.process.end('SIGKILL');
    await cloud.process.start();
    // What was written by this clock is not in the future.
    expect(await cloud.now()).toBeGreaterThanOrEqual(killedAtMs);
    const room = await cloud.api('GET', '/get-room/survivor');
    expect(room).toMatchObject({ status: 200, body: { title: 'Still here', state: 'open' } });
    // The row still says that the mix is live; it is not believed for long.
    await cloud.advance(5000);
    const refused = await cloud.api('POST', '/start-mix/survivor', { body: {} });
    expect(refused.body.code).toBe('StreamCoolingDown');
    await cloud.advance(refused.body.retryAfterMs ?? 0);
    await cloud.speak('survivor', 'host', HOST);
    const started = await cloud.api('POST', '/start-mix/survivor', { body: {} });
    expect(started).toMatchObject({ status: 201, body: { mix: { taskId: 'survivor-2' } } });
  });
});
