import { LiveAudience } from './live-audience';
import { LIVE_API_VERSION } from './live-mixer';
import { OpenApi } from './openapi';
import { json, refusal, Vendor } from './vendor-fixture';

let vendor: Vendor;
let audience: LiveAudience;

beforeEach(async () => {
  vendor = await Vendor.start();
  const credentials = { accessKeyId: 'STS.id', accessKeySecret: 's', securityToken: 't' };
  const options = { endpoint: vendor.endpoint, version: LIVE_API_VERSION } as const;
  const api = OpenApi.connect(options, credentials);
  audience = new LiveAudience({ api, domain: 'play.example.com', app: 'live' });
});
afterEach(() => vendor.stop());

const stream = (StreamName: string, ...numbers: number[]) => ({
  StreamName,
  Infos: { Info: numbers.map((UserNumber) => ({ UserNumber, TranscodeTemplate: 'origin' })) },
});
const answerWith = (...streams: object[]) =>
  json(200, { RequestId: 'r', OnlineUserInfo: { LiveStreamOnlineUserNumInfo: streams } });

test('counts the viewers of each stream of the app, of all its templates', async () => {
  vendor.answer = answerWith(
    stream('rtmp://play.example.com/live/12345', 2, 3),
    stream('rtmp://play.example.com/live/tea_g2', 1),
    stream('rtmp://play.example.com/other/12345', 9),
  );
  const counts = await audience.viewersAt(Date.UTC(2026, 0, 2, 3, 4));
  expect([...counts]).toEqual([
    ['12345', 5],
    ['tea_g2', 1],
  ]);
  expect(vendor.calls[0]).toMatchObject({
    action: 'DescribeLiveDomainOnlineUserNum',
    query: { DomainName: 'play.example.com', QueryTime: '2026-01-02T03:04:00Z' },
  });
});

test.each([
  ['a refusal', refusal(403, 'Forbidden.RAM')],
  ['an answer without the numbers', json(200, { RequestId: 'r' })],
])('does not take %s for nobody', async (_, answer) => {
  vendor.answer = answer;
  await expect(audience.viewersAt(0)).rejects.toThrow();
});
