import { setTimeout as sleep } from 'node:timers/promises';
import { CallLog } from '../call-log';
import { Faults } from '../control/faults';
import { CallbackReceiver, StoppedClock } from './callback-receiver-fixture';
import {
  type CallbackMessage,
  type CallbackPace,
  CallbackSender,
  MAX_PENDING,
} from './callback-sender';

const NOW_MS = 1_700_000_000_000;
const SERVICE = 'rtc-callback';
/** Only what is not to be answered waits for as long: a busy machine answers late, too. */
const ANSWER_TIMEOUT_MS = 60_000;
const SHORT_TIMEOUT_MS = 3_000;

let receiver: CallbackReceiver;
let sender: CallbackSender;
let clock: StoppedClock;
let faults: Faults;
let log: CallLog;

beforeEach(async () => {
  receiver = await CallbackReceiver.start();
  clock = new StoppedClock(NOW_MS);
  faults = new Faults();
  log = new CallLog();
  sender = senderOf({ retryDelaysMs: [1, 1], holdMs: 30 });
});

function senderOf(
  pace: Partial<CallbackPace> & Pick<CallbackPace, 'retryDelaysMs'>,
): CallbackSender {
  return new CallbackSender({
    ...{ service: SERVICE, pace: { timeoutMs: ANSWER_TIMEOUT_MS, ...pace } },
    ...{ clock, faults, log },
  });
}

afterEach(async () => {
  sender.close();
  await receiver.close();
});

function message(id: string, operation = 'Join'): CallbackMessage {
  const { url } = receiver;
  return {
    id,
    operation,
    detail: { channelId: 'room1' },
    receiver: url,
    url: `${url}?secret`,
    request: (timestampSeconds) => ({
      method: 'POST',
      headers: { 'x-timestamp': String(timestampSeconds) },
      body: id,
    }),
  };
}

function bodies(): string[] {
  return receiver.received.map(({ body }) => body);
}

/** Waits until the sender has seen so many attempts end. */
async function attempts(count: number) {
  while (log.list().length < count) await sleep(5);
  return log.list();
}

it('sends a message once when it is answered with 200, and logs no address', async () => {
  sender.send(message('m1'));
  const calls = await attempts(1);
  expect(calls).toEqual([
    {
      service: SERVICE,
      operation: 'Join',
      atMs: NOW_MS,
      status: 200,
      detail: { channelId: 'room1', msgId: 'm1', attempt: 1 },
    },
  ]);
  expect(bodies()).toEqual(['m1']);
});

it.each([404, 503, 302])('takes %s for an answer, and sends nothing again', async (status) => {
  receiver.answers = [status];
  sender.send(message('m1'));
  await attempts(1);
  sender.send(message('m2'));
  expect((await attempts(2)).map((call) => call.status)).toEqual([status, 200]);
  expect(bodies()).toEqual(['m1', 'm2']);
});

it('sends again what was not answered with 200, if its pace has it so', async () => {
  receiver.answers = [503, 302];
  const keen = senderOf({ retryDelaysMs: [1, 1], wants200: true });
  keen.send(message('m1'));
  expect((await attempts(3)).map(({ status }) => status)).toEqual([503, 302, 200]);
  keen.close();
});

it('gives each attempt a timestamp of its own', async () => {
  receiver.answers = ['cut', 'cut'];
  const again = message('m1');
  const { request } = again;
  sender.send({
    ...again,
    request: (timestampSeconds) => {
      clock.advance(1_000);
      return request(timestampSeconds);
    },
  });
  await attempts(3);
  const timestamps = receiver.received.map(({ headers }) => headers['x-timestamp']);
  expect(timestamps).toEqual(['1700000000', '1700000001', '1700000002']);
  expect(receiver.received.map(({ path }) => path)).toEqual(Array(3).fill('/callback'));
});

it('sends again what was not answered in time', async () => {
  receiver.answers = ['none'];
  const hurried = senderOf({ retryDelaysMs: [1, 1], timeoutMs: SHORT_TIMEOUT_MS });
  hurried.send(message('m1'));
  const outcomes = (await attempts(2)).map(({ status, code }) => status ?? code);
  expect(outcomes).toEqual(['NoAnswer', 200]);
  hurried.close();
});

it('gives a message up when its retries are used up, without a word but in the call log', async () => {
  receiver.answers = ['cut', 'cut', 'cut'];
  sender.send(message('m1'));
  await attempts(3);
  sender.send(message('m2'));
  await attempts(4);
  expect(bodies()).toEqual(['m1', 'm1', 'm1', 'm2']);
});

it('does no harm when nobody listens', async () => {
  const nowhere = { ...message('m1'), url: 'http://127.0.0.1:1/' };
  sender.send(nowhere);
  expect((await attempts(3)).map(({ code }) => code)).toEqual(Array(3).fill('NoAnswer'));
});

it('loses a message to a planned drop, and only that one', async () => {
  faults.add({ service: SERVICE, operation: 'Join', kind: 'drop' });
  sender.send(message('m1'));
  sender.send(message('m2'));
  const calls = await attempts(2);
  expect(calls.map(({ detail }) => detail?.fault)).toEqual(['drop', undefined]);
  expect(calls[0]?.status).toBeUndefined();
  expect(bodies()).toEqual(['m2']);
});

it('holds a message back for a planned delay', async () => {
  faults.add({ service: SERVICE, kind: 'delay', delayMs: 300 });
  sender.send(message('m1'));
  sender.send(message('m2'));
  await attempts(2);
  expect(bodies()).toEqual(['m2', 'm1']);
});

it('delivers a message twice for a planned duplicate, each copy with its own retries', async () => {
  faults.add({ service: SERVICE, kind: 'duplicate' });
  receiver.answers = ['cut'];
  sender.send(message('m1'));
  const calls = await attempts(3);
  expect(calls.map(({ status, code }) => status ?? code).sort()).toEqual([200, 200, 'NoAnswer']);
  expect(bodies()).toEqual(['m1', 'm1', 'm1']);
});

it('lets the receiver’s next message overtake one that is planned to be reordered', async () => {
  faults.add({ service: SERVICE, operation: 'Join', kind: 'reorder' });
  const patient = senderOf({ retryDelaysMs: [1], holdMs: 60_000 });
  patient.send(message('m1'));
  patient.send({ ...message('other'), receiver: 'another' });
  await attempts(1);
  receiver.answers = ['cut'];
  patient.send(message('m2', 'Leave'));
  await attempts(4);
  expect(bodies()).toEqual(['other', 'm2', 'm2', 'm1']);
  patient.close();
});

it('delivers a reordered message after a while although nothing has overtaken it', async () => {
  faults.add({ service: SERVICE, kind: 'reorder' });
  sender.send(message('m1'));
  expect(await attempts(1)).toMatchObject([{ status: 200, detail: { fault: 'reorder' } }]);
});

it('refuses more messages than it may keep', () => {
  faults.add({ service: SERVICE, kind: 'delay', delayMs: 60_000, times: MAX_PENDING });
  for (let index = 0; index <= MAX_PENDING; index++) sender.send(message(`m${index}`));
  expect(log.list()).toMatchObject([
    { code: 'QueueFull', detail: { msgId: `m${MAX_PENDING}`, channelId: 'room1' } },
  ]);
});

it('sends nothing more once it is closed', async () => {
  faults.add({ service: SERVICE, kind: 'delay', delayMs: 20 });
  sender.send(message('m1'));
  sender.close();
  sender.send(message('m2'));
  const other = senderOf({ retryDelaysMs: [] });
  other.send(message('m3'));
  await attempts(1);
  expect(bodies()).toEqual(['m3']);
  other.close();
});
