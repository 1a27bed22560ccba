import RPCClient from '@alicloud/pop-core';
import { PATIENCE_MS } from '../../../test/until';
import { CallbackReceiver } from '../../callbacks/callback-receiver-fixture';
import { startTestBed } from '../test-bed';

/** CreateEventSub, ListEventSub and UpdateEventSub of the Live API, called by the official client. */

let bed: Awaited<ReturnType<typeof startTestBed>>;
let receiver: CallbackReceiver;

beforeEach(async () => {
  bed = await startTestBed();
  receiver = await CallbackReceiver.start();
});

afterEach(async () => {
  await bed.server.close();
  await receiver.close();
});

interface Answer {
  Count?: number;
  HasMore?: boolean;
  Logs?: { SubId: string; Code: number; Url: string; Data: string }[];
  SubscribeId?: string;
  Subscribers?: { SubId: string; ChannelId: string; Events: string[]; CallbackUrl: string }[];
}

function call(action: string, parameters: object): Promise<Answer> {
  const client = new RPCClient({
    endpoint: `http://${bed.server.liveEndpoint}`,
    apiVersion: '2016-11-01',
    accessKeyId: 'root',
    accessKeySecret: 'secret',
    opts: { timeout: PATIENCE_MS },
  });
  const method = action.startsWith('List') ? 'GET' : 'POST';
  return client.request(action, { AppId: 'app1', ...parameters }, { method });
}

function create(parameters: object = {}): Promise<Answer> {
  const Events = ['ChannelEvent', 'UserEvent'];
  return call('CreateEventSub', { CallbackUrl: receiver.url, Events, ...parameters });
}

function openChannel(channelId: string): void {
  bed.server.events.emit('open', { channelId, atMs: bed.clock.now() });
}

it('sends the events of all channels as JSON, without a signature', async () => {
  const { SubscribeId } = await create();
  openChannel('room1');
  const [message] = await receiver.until(1);
  expect(JSON.parse(message?.body ?? '')).toMatchObject({
    ...{ SubscribeId, AppId: 'app1', ChannelId: 'room1' },
    Contents: [{ Event: 'ChannelEvent', ChannelEvent: { EventTag: 'Open' } }],
  });
  expect(message?.headers).toMatchObject({ 'content-type': 'application/json' });
  expect(message?.headers).not.toHaveProperty('ali-rtc-signature');
});

it('tells what became of its messages, and of none of the RTC API', async () => {
  const { SubscribeId = '' } = await create();
  bed.server.subscribe({ url: receiver.url });
  openChannel('room1');
  await receiver.until(2);
  const nowSeconds = Math.floor(bed.clock.now() / 1000);
  const asked = { StartTime: nowSeconds - 60, EndTime: nowSeconds + 60, PageNo: 1, PageSize: 10 };
  const { Count, HasMore, Logs } = await call('ListEventSubEvent', asked);
  expect([Count, HasMore]).toEqual([1, false]);
  expect(Logs).toMatchObject([{ SubId: SubscribeId, Code: 200, Url: receiver.url }]);
  expect(JSON.parse(Logs?.[0]?.Data ?? '')).toMatchObject({ SubscribeId, ChannelId: 'room1' });
});

it('tells of messages by the minute, so the one that is not over is told of later', async () => {
  const wholeMinute = Math.floor(bed.clock.now() / 60_000) * 60;
  await create();
  openChannel('room1');
  await receiver.until(1);
  const asked = { StartTime: wholeMinute - 60, PageNo: 1, PageSize: 10 };
  const before = await call('ListEventSubEvent', { ...asked, EndTime: wholeMinute + 59 });
  const after = await call('ListEventSubEvent', { ...asked, EndTime: wholeMinute + 120 });
  expect([before.Count, after.Count]).toEqual([0, 1]);
});

it('lists what there is, and sends to the new address after a change', async () => {
  const { SubscribeId: SubId } = await create({ CallbackUrl: 'http://127.0.0.1:9/old' });
  const Events = ['ChannelEvent'];
  await call('UpdateEventSub', { SubscribeId: SubId, CallbackUrl: receiver.url, Events });
  const { Subscribers } = await call('ListEventSub', {});
  expect(Subscribers).toMatchObject([
    { SubId, ChannelId: '*', Events, CallbackUrl: receiver.url, Users: [] },
  ]);
  openChannel('room1');
  expect(await receiver.until(1)).toHaveLength(1);
});

it('lets an app subscribe to all channels once, and to single ones beside', async () => {
  await create();
  await expect(create()).rejects.toMatchObject({ code: 'QuotaExceeded.EventSub' });
  await create({ ChannelId: 'room1', Users: ['host'] });
  expect((await call('ListEventSub', {})).Subscribers).toHaveLength(2);
});

it.each([
  [{ AppId: 'app2' }, 'InvalidAppId'],
  [{ CallbackUrl: 'ftp://example.com/' }, 'InvalidParam'],
  [{ CallbackUrl: '' }, 'MissingParam'],
  [{ Events: [] }, 'MissingParam'],
  [{ Events: Array(6).fill('UserEvent') }, 'InvalidParam'],
  [{ Users: ['host'] }, 'MissingParam'],
  [{ ChannelId: 'room1', Users: Array(31).fill('host') }, 'InvalidParam'],
])('refuses %j with %s', async (parameters, code) => {
  await expect(create(parameters)).rejects.toMatchObject({ code });
});

it('refuses to change a subscription that is not there', async () => {
  const wanted = { CallbackUrl: receiver.url, Events: ['UserEvent'] };
  const unknown = call('UpdateEventSub', { SubscribeId: 'unknown', ...wanted });
  await expect(unknown).rejects.toMatchObject({ code: 'InvalidSubscribeId.NotFound' });
});
