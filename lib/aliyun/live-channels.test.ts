import { LiveChannels } from './live-channels';
import { LIVE_API_VERSION } from './live-mixer';
import { OpenApi } from './openapi';
import { json, refusal, Vendor } from './vendor-fixture';

let vendor: Vendor;
let channels: LiveChannels;

beforeEach(async () => {
  vendor = await Vendor.start();
  const credentials = { accessKeyId: 'STS.id', accessKeySecret: 's', securityToken: 't' };
  const api = OpenApi.connect(
    { endpoint: vendor.endpoint, version: LIVE_API_VERSION },
    credentials,
  );
  channels = new LiveChannels({ api, appId: 'app1' });
});
afterEach(() => vendor.stop());

test('names those on stage and those who watch', async () => {
  vendor.answer = json(200, {
    RequestId: 'r',
    IsChannelExists: true,
    InteractiveUserNumber: 2,
    InteractiveUserList: ['host', 'cohost'],
    LiveUserNumber: 1,
    LiveUserList: ['viewer'],
  });
  expect(await channels.users('12345')).toEqual(['host', 'cohost', 'viewer']);
  expect(vendor.calls[0]).toMatchObject({
    action: 'DescribeChannelUsers',
    version: '2016-11-01',
    query: { AppId: 'app1', ChannelId: '12345' },
  });
});

test('finds nobody in a channel that has just been left', async () => {
  vendor.answer = json(200, { RequestId: 'r', IsChannelExists: true, InteractiveUserNumber: 0 });
  expect(await channels.users('12345')).toEqual([]);
});

test('does not take a refusal for an empty channel', async () => {
  vendor.answer = refusal(403, 'Forbidden.RAM');
  await expect(channels.users('12345')).rejects.toMatchObject({ code: 'Forbidden.RAM' });
});

describe('putting users out', () => {
  const answerTo = (removal: Vendor['answer'], users: Vendor['answer']) => {
    vendor.answer = (response, call) =>
      (call.action === 'RemoveTerminals' ? removal : users)(response, call);
  };
  const nobody = json(200, { RequestId: 'r', InteractiveUserList: [] });
  const guest = json(200, { RequestId: 'r', InteractiveUserList: ['guest'] });
  const terminal = (Id: string, Code: number) => ({
    Id,
    Code,
    Message: Code ? 'Failed' : 'Success',
  });
  const removed = (...Terminals: object[]) => json(200, { RequestId: 'r', Terminals });

  test('names them by the channel', async () => {
    vendor.answer = removed(terminal('guest', 0), terminal('other', 0));
    await channels.remove('12345', ['guest', 'other']);
    expect(vendor.calls).toMatchObject([
      {
        action: 'RemoveTerminals',
        query: {
          AppId: 'app1',
          ChannelId: '12345',
          'TerminalIds.1': 'guest',
          'TerminalIds.2': 'other',
        },
      },
    ]);
  });

  test.each([
    ['and says so', removed(terminal('other', 0), terminal('guest', 1))],
    ['and says nothing', json(200, { RequestId: 'r' })],
  ])('that leaves one of them there %s may come to nothing', async (_, answer) => {
    answerTo(answer, guest);
    const removal = channels.remove('12345', ['guest', 'other']);
    await expect(removal).rejects.toMatchObject({ name: 'ApiOutcomeUnknown' });
    answerTo(answer, nobody);
    await expect(channels.remove('12345', ['guest', 'other'])).resolves.toBeUndefined();
  });

  // https://help.aliyun.com/document_detail/159163.html (TerminalIds.N: 1 to 30)
  test('takes another call for each thirty of them', async () => {
    const userIds = Array.from({ length: 31 }, (_, index) => `outsider${index}`);
    await channels.remove('12345', userIds);
    const removals = vendor.calls.filter(({ action }) => action === 'RemoveTerminals');
    const named = removals.map(({ query: { AppId, ChannelId, ...ids } }) => Object.values(ids));
    expect(named).toEqual([userIds.slice(0, 30), ['outsider30']]);
  });

  test('that is refused is done if they are not there', async () => {
    answerTo(refusal(404, 'AnyCode'), nobody);
    await expect(channels.remove('12345', ['guest'])).resolves.toBeUndefined();
  });

  test.each([
    ['one of them is there', guest],
    ['it cannot be known who is there', refusal(403, 'Forbidden.RAM')],
  ])('that is refused is refused if %s', async (_, users) => {
    answerTo(refusal(400, 'AnyCode'), users);
    await expect(channels.remove('12345', ['guest'])).rejects.toMatchObject({ code: 'AnyCode' });
  });
});
