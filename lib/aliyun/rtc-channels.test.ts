import { OpenApi } from './openapi';
import { RtcChannels } from './rtc-channels';
import { RTC_API_VERSION } from './rtc-mixer';
import { json, refusal, Vendor } from './vendor-fixture';

let vendor: Vendor;
let channels: RtcChannels;

beforeEach(async () => {
  vendor = await Vendor.start();
  const credentials = { accessKeyId: 'STS.id', accessKeySecret: 's', securityToken: 't' };
  const api = OpenApi.connect({ endpoint: vendor.endpoint, version: RTC_API_VERSION }, credentials);
  channels = new RtcChannels({ api, appId: 'app1' });
});
afterEach(() => vendor.stop());

test('names those who are in the channel', async () => {
  vendor.answer = json(200, { RequestId: 'r', IsChannelExist: true, UserList: ['host', 'cohost'] });
  expect(await channels.users('12345')).toEqual(['host', 'cohost']);
  expect(vendor.calls[0]).toMatchObject({
    action: 'DescribeChannelUsers',
    version: '2018-01-11',
    query: { AppId: 'app1', ChannelId: '12345' },
  });
});

test('puts users out of the channel by their names', async () => {
  const Terminal = ['guest', 'other'].map((Id) => ({ Id, Code: 0, Message: 'Success' }));
  vendor.answer = json(200, { RequestId: 'r', Terminals: { Terminal } });
  await channels.remove('12345', ['guest', 'other']);
  expect(vendor.calls).toHaveLength(1);
  expect(vendor.calls[0]).toMatchObject({
    action: 'RemoveTerminals',
    query: { ChannelId: '12345', 'TerminalIds.1': 'guest', 'TerminalIds.2': 'other' },
  });
});

test('who is said to have stayed, and is there, is not out', async () => {
  const Terminal = [{ Id: 'guest', Code: 1, Message: 'Failed' }];
  const removal = json(200, { RequestId: 'r', Terminals: { Terminal } });
  const users = json(200, { RequestId: 'r', UserList: ['host', 'guest'] });
  vendor.answer = (...call) => (call[1].action === 'RemoveTerminals' ? removal : users)(...call);
  const removed = channels.remove('12345', ['guest']);
  await expect(removed).rejects.toMatchObject({ name: 'ApiOutcomeUnknown' });
});

test.each(['Channel.NotExist', 'InvalidChannelId.NotFound', 'Channel.NoExist'])(
  'who is in a channel that has gone is out (%s)',
  async (code) => {
    vendor.answer = refusal(404, code);
    await expect(channels.remove('12345', ['guest'])).resolves.toBeUndefined();
  },
);

test('another refusal is told', async () => {
  vendor.answer = refusal(404, 'Service.NoSignaling');
  const removal = channels.remove('12345', ['guest']);
  await expect(removal).rejects.toMatchObject({ code: 'Service.NoSignaling' });
});
