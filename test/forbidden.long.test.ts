/**
 * A report that forbids the stream: the show is off the air at once, and no start, no new address and
 * nobody who has kept the push address brings it back, until an admin allows it.
 */
import type { Call } from '../local/call-log';
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';
import { sendReport } from './moderation-report';
import { TIMER_PATIENCE_MS, until } from './until';

const REST_MS = 13_000;
/** Longer than a call can be under way. */
const AGAIN_MS = 31_000;

describe.each(['rtc', 'live'])('with MIXER=%s', (mixer) => {
  let cloud: LocalCloud;
  beforeAll(async () => {
    cloud = await borrowCloud({ MIXER: mixer });
    await cloud.api('POST', '/create-room', { body: { roomId: 'tea', kind: 'voice' } });
    await cloud.speak('tea', 'host', { role: 'host', toneHz: 440 });
  });
  afterAll(() => giveBack(cloud));

  const start = (body: object = {}) => cloud.api('POST', '/start-mix/tea', { body });
  const allow = () =>
    cloud.api('POST', '/lift-moderation/tea', { as: 'admin', body: { allowStream: true } });
  const report = async () => {
    const seen = { roomId: 'tea', userId: 'host', label: 'terrorism', score: 95 };
    expect((await sendReport(cloud, seen)).status).toBe(200);
  };
  const mix = async () => (await cloud.api('GET', '/get-room/tea')).body.mix;

  /** Whether the audience gets the stream; the answer is not read. */
  async function isOnAir(): Promise<boolean> {
    const { flv = '' } = (await cloud.api('GET', '/get-room/tea')).body.playUrls ?? {};
    const answer = await fetch(flv);
    await answer.body?.cancel();
    return answer.ok;
  }
  async function live(body: object = {}): Promise<void> {
    expect((await start(body)).status).toBe(201);
    await until(isOnAir);
  }
  const isOf = (call: Call, operation: string) => call.operation === operation;
  const callsOf = async (operation: string) =>
    (await cloud.calls('rtc')).filter((call) => isOf(call, operation)).length;

  test('it is off the air, stays so over starts and shows, and comes back when it is allowed', async () => {
    await live();
    await report();
    await until(async () => !(await isOnAir()));
    expect(await mix()).toMatchObject({ state: 'idle', isForbidden: true });
    await cloud.advance(REST_MS);
    await cloud.api('POST', '/close-room/tea');
    await cloud.api('POST', '/create-room', { body: { roomId: 'tea', kind: 'voice' } });
    for (const body of [{}, { onCooldown: 'rotate' }]) {
      const refused = await start(body);
      expect([refused.status, refused.body.code]).toEqual([403, 'StreamForbidden']);
    }
    expect(await callsOf('ForbidLiveStream')).toBe(1);
    expect(await allow()).toMatchObject({ status: 200, body: { stream: 'allowed' } });
    expect((await mix())?.isForbidden).toBeUndefined();
    await live();
  });

  test('without an answer of the live service it is told again, and nothing is guessed', async () => {
    await cloud.fault({ service: 'rtc', operation: 'ForbidLiveStream', kind: 'drop' });
    await report();
    expect((await start({ onCooldown: 'rotate' })).body.code).toBe('StreamForbidden');
    await cloud.advance(AGAIN_MS);
    const isToldAgain = async () => (await callsOf('ForbidLiveStream')) >= 3;
    await until(isToldAgain, () => 'It was not told again.', TIMER_PATIENCE_MS);
    await cloud.fault({ service: 'rtc', operation: 'ResumeLiveStream', kind: 'apply-then-drop' });
    expect(await allow()).toMatchObject({ status: 202, body: { stream: 'allowing' } });
    expect((await start({ onCooldown: 'rotate' })).body.code).toBe('StreamForbidden');
    await cloud.advance(AGAIN_MS);
    const isAllowed = async () => (await mix())?.isForbidden === undefined;
    await until(isAllowed, () => 'It was not allowed.', TIMER_PATIENCE_MS);
    await live({ onCooldown: 'rotate' });
  });
});
