/** Paid questions from the asking to the last cent, across the API, the pay page and the stage. */

import type { ApiAnswer } from './api-answer';
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';
import { untilIs } from './until';

const SECONDS = 30;
const TERMS = { priceCents: 990, secondsPerAnswer: SECONDS, queueLength: 2 };
const ROOM = '12345';

// Which API mixes makes no difference to them.
describe('a paid question', () => {
  let cloud: LocalCloud;

  beforeAll(async () => {
    cloud = await borrowCloud({ MIXER: 'live' });
    await cloud.api('POST', '/create-room', { body: { roomId: '12345', kind: 'voice' } });
    await cloud.speak('12345', 'host', { role: 'host', toneHz: 440 });
    await cloud.api('POST', `/start-mix/${ROOM}`, { body: {} });
  });
  afterAll(() => giveBack(cloud));

  const ask = (as: string) =>
    cloud.api('POST', `/ask-question/${ROOM}`, { as, body: { text: `Why, asks ${as}?` } });
  const take = ({ body }: ApiAnswer, as = 'host') =>
    cloud.api('POST', `/accept-question/${ROOM}/${body.questionId}`, { as, body: {} });
  const end = ({ body }: ApiAnswer, as = 'host') =>
    cloud.api('POST', `/end-question/${ROOM}/${body.questionId}`, { as });
  const stateOf = async ({ body }: ApiAnswer) =>
    (await cloud.api('GET', `/get-question/${ROOM}/${body.questionId}`)).body.state;
  const pay = ({ body }: ApiAnswer) => fetch(String(body.payUrl), { method: 'POST' });
  const onStage = async () =>
    (await cloud.api('GET', `/get-room/${ROOM}`)).body.stage?.map(({ userId }) => userId);
  const ledger = async () => {
    const response = await fetch(`${cloud.description.payments}/ledger`);
    return (await response.json()) as { orderId: string; state: string }[];
  };

  test('no question is taken before the host opens the room for them', async () => {
    expect(await ask('ben')).toMatchObject({ status: 409, body: { code: 'QnaNotOpen' } });
    const byBen = await cloud.api('POST', `/open-qna/${ROOM}`, { as: 'ben', body: TERMS });
    expect(byBen).toMatchObject({ status: 403, body: { code: 'NotRoomHost' } });
    const opened = await cloud.api('POST', `/open-qna/${ROOM}`, { body: TERMS });
    expect(opened).toMatchObject({
      status: 200,
      body: { isOpen: true, ...TERMS, currency: 'CNY' },
    });
  });

  test('who pays is answered: a seat for the paid seconds, and not for longer', async () => {
    const asked = await ask('ben');
    expect(asked).toMatchObject({ status: 201, body: { state: 'awaitingPayment' } });
    expect((await ask('ben')).body.orderId).toBe(asked.body.orderId);
    expect(await take(asked)).toMatchObject({ status: 409, body: { code: 'QuestionNotWaiting' } });
    expect(await (await fetch(String(asked.body.payUrl))).text()).toContain('9.90 CNY');
    expect((await pay(asked)).status).toBe(200);
    await untilIs(() => stateOf(asked), 'queued');
    expect((await cloud.api('GET', `/get-room/${ROOM}`, { as: 'cay' })).body.qna).toMatchObject({
      waiting: 1,
      own: [],
    });
    expect(await take(asked, 'ben')).toMatchObject({ status: 403, body: { code: 'NotRoomHost' } });
    expect(await take(asked)).toMatchObject({ status: 200, body: { state: 'answering' } });
    const joined = await cloud.api('POST', `/join-room/${ROOM}`, {
      as: 'ben',
      body: { role: 'cohost' },
    });
    expect(joined).toMatchObject({ status: 201, body: { role: 'cohost' } });
    const { qna } = (await cloud.api('GET', `/get-room/${ROOM}`, { as: 'cay' })).body;
    expect(qna).toMatchObject({ waiting: 0, answering: { userId: 'ben', text: 'Why, asks ben?' } });
    expect(await onStage()).toEqual(['host', 'ben']);
    await cloud.advance(SECONDS * 1000);
    await untilIs(() => stateOf(asked), 'answered');
    await untilIs(async () => (await onStage())?.length, 1);
  });

  test('who is refused has the money back, also if the provider fails at first', async () => {
    const asked = await ask('cay');
    await pay(asked);
    await untilIs(() => stateOf(asked), 'queued');
    await cloud.fault({ service: 'payment', operation: 'refunds', kind: 'apply-then-drop' });
    expect(await end(asked, 'cay')).toMatchObject({ status: 409 });
    expect((await end(asked)).body).toMatchObject({ outcome: 'refused' });
    await untilIs(() => stateOf(asked), 'refunded');
    expect(await take(asked)).toMatchObject({ status: 409, body: { code: 'QuestionNotWaiting' } });
  });

  test('an order that was taken back cannot be paid any more', async () => {
    const asked = await ask('dan');
    expect((await end(asked, 'dan')).body).toMatchObject({ state: 'cancelled' });
    expect(await (await pay(asked)).text()).toContain('Too late');
  });

  test('a notification that never came is made good when the order is closed', async () => {
    const asked = await ask('eve');
    await cloud.fault({ service: 'payment-callback', operation: 'paid', kind: 'drop' });
    await pay(asked);
    expect((await end(asked)).body).toMatchObject({ state: 'refunded', outcome: 'paid-late' });
  });

  test('no more questions wait than the host allows, and the room’s end gives all money back', async () => {
    const [one, two] = [await ask('flo'), await ask('gus')];
    expect(await ask('hal')).toMatchObject({ status: 429, body: { code: 'TooManyQuestions' } });
    await Promise.all([pay(one), pay(two)]);
    await untilIs(() => stateOf(one), 'queued');
    await untilIs(() => stateOf(two), 'queued');
    await cloud.api('POST', `/close-room/${ROOM}`);
    await untilIs(() => stateOf(one), 'refunded');
    await untilIs(() => stateOf(two), 'refunded');
    const states = (await ledger()).map(({ state }) => state);
    expect(states).toEqual(['paid', 'refunded', 'closed', 'refunded', 'refunded', 'refunded']);
  });

  test('a notification is taken only with the payment key', async () => {
    const calls = (await cloud.calls('payment-callback')).filter(({ status }) => status === 200);
    expect(calls.length).toBeGreaterThan(0);
    const forged = await cloud.fetch(`/payment-callback/${'x'.repeat(64)}`, {
      method: 'POST',
      body: '{}',
    });
    expect(forged.status).toBe(401);
  });

  test('what the payment provider was answered is as openapi.json says', () => {
    const calls = cloud.requireInsideDescribed();
    expect(calls.filter((call) => call.startsWith('POST /payment-callback/'))).not.toEqual([]);
  });
});
