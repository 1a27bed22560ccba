import RPCClient from '@alicloud/pop-core';
import { PATIENCE_MS } from '../../../test/until';
import { CallbackReceiver } from '../../callbacks/callback-receiver-fixture';
import { startTestBed } from '../test-bed';
import { MAX_SUBSCRIPTIONS } from './event-subscriptions';

/** CreateEventSubscribe and DeleteEventSubscribe, called by the official client. */

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

function call(action: string, parameters: object): Promise<Record<string, unknown>> {
  const client = new RPCClient({
    endpoint: `http://${bed.server.endpoint}`,
    apiVersion: '2018-01-11',
    accessKeyId: 'root',
    accessKeySecret: 'secret',
    opts: { timeout: PATIENCE_MS },
  });
  return client.request(action, parameters, { method: 'POST' });
}

function create(parameters: object = {}) {
  return call('CreateEventSubscribe', {
    AppId: 'app1',
    CallbackUrl: `${receiver.url}?secret`,
    ClientToken: 'token-1',
    Events: ['ChannelEvent', 'UserEvent'],
    ...parameters,
  });
}

function openChannel(channelId: string): void {
  bed.server.events.emit('open', { channelId, atMs: bed.clock.now() });
}

it('sends events from the subscription’s creation until its deletion', async () => {
  const { SubscribeId } = await create({ ChannelId: 'room1', Users: ['host'], Role: 1 });
  openChannel('room1');
  const [message] = await receiver.until(1);
  expect(JSON.parse(message?.body ?? '')).toMatchObject({ SubscribeId, ChannelId: 'room1' });
  await call('DeleteEventSubscribe', { AppId: 'app1', SubscribeId });
  openChannel('room1');
  await create({ ClientToken: 'token-2', ChannelId: 'room2' });
  openChannel('room2');
  const [, next] = await receiver.until(2);
  expect(JSON.parse(next?.body ?? '')).toMatchObject({ ChannelId: 'room2' });
});

it('answers a repeated client token with the subscription that it made', async () => {
  const { SubscribeId } = await create();
  expect(await create()).toMatchObject({ SubscribeId });
  expect((await create({ ClientToken: 'token-2' })).SubscribeId).not.toBe(SubscribeId);
  await call('DeleteEventSubscribe', { AppId: 'app1', SubscribeId });
  expect((await create()).SubscribeId).not.toBe(SubscribeId);
});

it('logs no callback address', async () => {
  await create();
  await expect(create({ Events: ['Other'] })).rejects.toThrow();
  const calls = bed.log.list('rtc');
  expect(calls.map(({ operation }) => operation)).toEqual(Array(2).fill('CreateEventSubscribe'));
  expect(JSON.stringify(calls)).not.toContain('secret');
});

it.each([
  [{ AppId: 'app2' }, 'InvalidAppId.NotFound'],
  [{ CallbackUrl: 'ftp://example.com/' }, 'InvalidCallbackUrl.Malformed'],
  [{ CallbackUrl: `http://example.com/${'x'.repeat(2083)}` }, 'InvalidCallbackUrl.Malformed'],
  [{ ClientToken: '' }, 'MissingClientToken'],
  [{ Events: [] }, 'MissingEvents'],
  [{ Events: Array(17).fill('UserEvent') }, 'InvalidEvents.Malformed'],
  [{ Users: ['host'] }, 'MissingChannelId'],
  [{ ChannelId: 'room1', Users: Array(65).fill('host') }, 'InvalidUsers.Malformed'],
  [{ Role: 'host' }, 'InvalidRole.Malformed'],
  // The server of this test has no key to sign with.
  [{ NeedCallbackAuth: true }, 'InvalidNeedCallbackAuth.Malformed'],
])('refuses %j with %s', async (parameters, code) => {
  await expect(create(parameters)).rejects.toMatchObject({ code });
});

it('refuses to delete a subscription that is not there', async () => {
  const unknown = call('DeleteEventSubscribe', { AppId: 'app1', SubscribeId: 'unknown' });
  await expect(unknown).rejects.toMatchObject({ code: 'InvalidSubscribeId.NotFound' });
});

it('keeps no more subscriptions than an app may have', async () => {
  for (let index = 0; index < MAX_SUBSCRIPTIONS; index++) {
    await create({ ClientToken: `token-${index}` });
  }
  const oneMore = create({ ClientToken: 'one-more' });
  await expect(oneMore).rejects.toMatchObject({ code: 'QuotaExceeded.Subscribe' });
});
