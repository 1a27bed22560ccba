import { ApiOutcomeUnknown, ApiRefused, OpenApi } from './openapi';
import { html, json, refusal, Vendor } from './vendor-fixture';

const CREDENTIALS = { accessKeyId: 'STS.id', accessKeySecret: 'secret', securityToken: 'token' };

let vendor: Vendor;
let api: OpenApi;

const connect = (endpoint: URL) =>
  OpenApi.connect({ endpoint, version: '2018-01-11' }, CREDENTIALS);

beforeEach(async () => {
  vendor = await Vendor.start();
  api = connect(vendor.endpoint);
});
afterEach(() => vendor.stop());

/** What a call comes to: the answer, the code of a refusal, or `unknown`. */
async function outcome(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiRefused) return error.code;
    if (error instanceof ApiOutcomeUnknown) return 'unknown';
    throw error;
  }
}

describe('on the wire', () => {
  test('a call is a signed POST that names action and version in its headers', async () => {
    await api.call('StopMPUTask', { AppId: 'app1' });
    const [call] = vendor.calls;
    expect(call).toMatchObject({ method: 'POST', action: 'StopMPUTask', version: '2018-01-11' });
    expect(call?.headers.authorization).toMatch(/^ACS3-HMAC-SHA256 Credential=STS\.id,/);
    expect(call?.headers['x-acs-security-token']).toBe('token');
    expect(JSON.stringify(vendor.calls)).not.toContain('secret');
  });

  test('a call never comes on a connection that may just be closing', async () => {
    for (const action of ['StartMPUTask', 'StopMPUTask']) await api.call(action, {});
    expect(vendor.calls.map(({ headers }) => headers.connection)).toEqual(['close', 'close']);
  });

  // https://github.com/aliyun/openapi-core-nodejs-sdk/issues/55
  test('a call that is too long for the service is refused, and not sent', async () => {
    expect(await outcome(api.call('X', { Url: 'a'.repeat(7995) }))).toEqual({ RequestId: 'r' });
    const tooLong = await outcome(api.call('X', { Url: '主'.repeat(900) }));
    expect([tooLong, vendor.calls.length]).toEqual(['RequestUriTooLarge', 1]);
  });

  test('lists and nested values are flattened and counted from 1', async () => {
    const panes = [{ PaneId: 0, UserId: '主播 *~!' }, { PaneId: 1 }];
    await api.call('X', { LayoutIds: [1, 2], UserPanes: panes, Nothing: undefined, Off: false });
    expect(vendor.calls[0]?.query).toEqual({
      'LayoutIds.1': '1',
      'LayoutIds.2': '2',
      'UserPanes.1.PaneId': '0',
      'UserPanes.1.UserId': '主播 *~!',
      'UserPanes.2.PaneId': '1',
      Off: 'false',
    });
  });
});

test('an answer without a code is a success, and is given back', async () => {
  vendor.answer = json(200, { RequestId: 'r', Status: 1 });
  expect(await outcome(api.call('X', {}))).toEqual({ RequestId: 'r', Status: 1 });
});

describe('is a refusal, for nothing was done:', () => {
  test.each([
    ['a code with HTTP 200', 200, 'TaskExisted'],
    ['a code with HTTP 400', 400, 'InvalidLayoutID.Malformed'],
    ['a code with HTTP 403', 403, 'Forbidden.RAM'],
    ['a code with HTTP 404', 404, 'InvalidTask.NotFound'],
    ['a wrong signature', 400, 'SignatureDoesNotMatch'],
  ])('%s', async (_, status, code) => {
    vendor.answer = refusal(status, code);
    const call = api.call('X', {});
    await expect(call).rejects.toMatchObject({ name: 'ApiRefused', code, throttled: false });
    expect(vendor.calls).toHaveLength(1);
  });

  test.each(['Throttling', 'Throttling.User', 'Throttling.Api'])('%s', async (code) => {
    vendor.answer = refusal(400, code);
    await expect(api.call('X', {})).rejects.toMatchObject({ code, throttled: true });
    expect(vendor.calls).toHaveLength(1);
  });
});

describe('cannot be told whether it was done, and is not sent again:', () => {
  const cases: [string, Vendor['answer']][] = [
    ['HTTP 500 with a code', refusal(500, 'InternalError')],
    ['HTTP 503 with a code', refusal(503, 'ServiceUnavailable')],
    ['the other copy of a call that was sent twice', refusal(400, 'SignatureNonceUsed')],
    ['HTTP 500 in HTML', html(500)],
    ['HTTP 502 in HTML', html(502)],
    ['HTTP 404 in HTML, which is not of the service', html(404)],
    ['HTTP 400 in JSON without a code', json(400, { error: 'who are you' })],
    ['HTTP 200 in HTML', html(200)],
    ['HTTP 200 and nothing', (response) => response.end()],
    ['HTTP 200 and half an answer', (response) => response.end('{"RequestId":')],
    ['HTTP 200 and a list', json(200, [])],
    ['HTTP 200 and a text', json(200, 'ok')],
    ['HTTP 200 and null', json(200, null)],
    ['HTTP 200 and an object of something else', json(200, { status: 'ok' })],
    ['a cut connection', (response) => response.destroy()],
    [
      'a connection that is cut within the answer',
      (response) => {
        response.writeHead(200, { 'content-length': 1000 });
        response.write('{"RequestId":"r"');
        setImmediate(() => response.destroy());
      },
    ],
  ];

  test.each(cases)('%s', async (_, answer) => {
    vendor.answer = answer;
    expect(await outcome(api.call('X', {}))).toBe('unknown');
    expect(vendor.calls).toHaveLength(1);
  });

  test('nobody listening', async () => {
    const gone = await Vendor.start();
    const { endpoint } = gone;
    await gone.stop();
    expect(await outcome(connect(endpoint).call('X', {}))).toBe('unknown');
  });
});

test('an answer is awaited for 3.5 s, and then the outcome is unknown', async () => {
  const late = json(200, { RequestId: 'late' });
  vendor.answer = (response, call) => {
    if (call.action === 'Slow') setTimeout(() => late(response, call), 2300);
  };
  const startedAtMs = performance.now();
  const [slow, silent] = await Promise.all([
    outcome(api.call('Slow', {})),
    outcome(api.call('Silent', {})),
  ]);
  expect([slow, silent]).toEqual([{ RequestId: 'late' }, 'unknown']);
  expect(performance.now() - startedAtMs).toBeLessThan(7000);
  expect(vendor.calls).toHaveLength(2);
});

test('the message of an error names the action and the code only', async () => {
  vendor.answer = refusal(400, 'Odd');
  const refused = api.call('StartMPUTask', { StreamURL: 'rtmp://x/live/1?auth_key=1-0-0-abc' });
  await expect(refused).rejects.toThrow(/^StartMPUTask: Odd$/);
  vendor.answer = (response) => response.destroy();
  const unknown = api.call('StartMPUTask', { StreamURL: 'rtmp://x/live/1?auth_key=1-0-0-abc' });
  await expect(unknown).rejects.toThrow(/^StartMPUTask$/);
});
