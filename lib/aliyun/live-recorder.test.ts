import { LIVE_API_VERSION } from './live-mixer';
import { LiveRecorder } from './live-recorder';
import { OpenApi } from './openapi';
import { json, refusal, Vendor } from './vendor-fixture';

let vendor: Vendor;
let recorder: LiveRecorder;

beforeEach(async () => {
  vendor = await Vendor.start();
  const credentials = { accessKeyId: 'STS.id', accessKeySecret: 's', securityToken: 't' };
  const options = { endpoint: vendor.endpoint, version: LIVE_API_VERSION } as const;
  const api = OpenApi.connect(options, credentials);
  recorder = new LiveRecorder({ api, domain: 'play.example.com', app: 'live' });
});
afterEach(() => vendor.stop());

// The page of today, and that of 2018.
const NO_STREAM = [
  [409, 'StreamNotFound'],
  [404, 'InvalidStream.NotFound'],
] as const;

test.each(NO_STREAM)(
  'a start that is refused with %i %s is told: no stream',
  async (status, code) => {
    vendor.answer = refusal(status, code);
    await expect(recorder.start('tea')).rejects.toMatchObject({ code, isStreamAbsent: true });
  },
);

test.each(['CodeConfigNotFound', 'InvalidConfig.NotFound'])(
  'a start that is refused with %s is told, with its code',
  async (code) => {
    vendor.answer = refusal(400, code);
    await expect(recorder.start('tea')).rejects.toMatchObject({ code, isStreamAbsent: false });
  },
);

test('what runs already counts as started', async () => {
  vendor.answer = refusal(409, 'TaskAlreadyStarted');
  await expect(recorder.start('tea')).resolves.toBeUndefined();
});

test.each([...NO_STREAM, [404, 'TaskNotStarted']] as const)(
  'a stop that is refused with %i %s is done, and its file is made at once',
  async (status, code) => {
    vendor.answer = (response, call) => {
      const answer = call.query.Command === 'stop' ? refusal(status, code) : json(200, {});
      answer(response, call);
    };
    await expect(recorder.stop('tea')).resolves.toBeUndefined();
    expect(vendor.calls.map(({ query }) => query.Command)).toEqual(['stop', 'cancel_delay']);
  },
);

test('a stop that is refused for another reason is told', async () => {
  vendor.answer = refusal(403, 'Forbidden.RAM');
  await expect(recorder.stop('tea')).rejects.toMatchObject({ code: 'Forbidden.RAM' });
});
