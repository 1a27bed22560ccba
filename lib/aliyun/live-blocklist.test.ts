import { BlocklistFailed } from '../model/blocklist';
import { LiveBlocklist } from './live-blocklist';
import { LIVE_API_VERSION } from './live-mixer';
import { OpenApi } from './openapi';
import { html, json, refusal, Vendor } from './vendor-fixture';

let vendor: Vendor;
let blocklist: LiveBlocklist;

beforeEach(async () => {
  vendor = await Vendor.start();
  const credentials = { accessKeyId: 'STS.id', accessKeySecret: 's', securityToken: 't' };
  const options = { endpoint: vendor.endpoint, version: LIVE_API_VERSION } as const;
  const api = OpenApi.connect(options, credentials);
  blocklist = new LiveBlocklist({ api, domain: 'push.example.com', app: 'live' });
});
afterEach(() => vendor.stop());

test.each([
  ['forbid', 'ForbidLiveStream'],
  ['allow', 'ResumeLiveStream'],
] as const)('to %s names the stream by the domain that it is pushed to', async (order, action) => {
  vendor.answer = json(200, { RequestId: 'r' });
  await expect(blocklist[order]('tea_g2')).resolves.toBeUndefined();
  expect(vendor.calls).toMatchObject([{ action, version: LIVE_API_VERSION }]);
  // No ResumeTime: it stays forbidden until an admin allows it.
  expect(vendor.calls[0]?.query).toEqual({
    DomainName: 'push.example.com',
    AppName: 'live',
    StreamName: 'tea_g2',
    LiveStreamType: 'publisher',
  });
});

test('a stream that is on the list already is forbidden, but not allowed', async () => {
  vendor.answer = refusal(400, 'ConfigAlreadyExists');
  await expect(blocklist.forbid('tea')).resolves.toBeUndefined();
  await expect(blocklist.allow('tea')).rejects.toBeInstanceOf(BlocklistFailed);
});

test.each([
  ['a refusal', refusal(403, 'Forbidden.RAM'), 'Forbidden.RAM'],
  ['a list that is full', refusal(400, 'QuotaExceeded.Blacklist'), 'QuotaExceeded.Blacklist'],
  ['an answer that nobody understands', html(502), undefined],
])('%s is never taken for done, and keeps its cause', async (_, answer, code) => {
  vendor.answer = answer;
  const failed = await blocklist.forbid('tea').catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(BlocklistFailed);
  expect(Object((failed as BlocklistFailed).cause).code).toBe(code);
  await expect(blocklist.allow('tea')).rejects.toBeInstanceOf(BlocklistFailed);
});
