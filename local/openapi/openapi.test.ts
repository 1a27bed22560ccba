import { createHash, createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { RtcServer } from '../rtc/server';
import { startTestBed } from '../rtc/test-bed';

/** What the official clients never send: replayed, tampered and broken requests. */

let server: RtcServer;
let clock: Clock;
let log: CallLog;

beforeAll(async () => {
  ({ server, clock, log } = await startTestBed());
});

afterAll(() => server.close());

interface Raw {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Sends exactly these bytes, which fetch would tidy up. */
function send(raw: Raw): Promise<{ status: number; type: string; text: string }> {
  const [host, port] = server.endpoint.split(':');
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host, port, ...raw, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end(raw.body);
  });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
let nonce = 0;

/** Signs a GetMPUTaskStatus call by hand; what is changed afterwards is not signed. */
function signed(changed: Record<string, string> = {}): Raw {
  nonce += 1;
  const headers: Record<string, string> = {
    host: server.endpoint,
    'x-acs-action': 'GetMPUTaskStatus',
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': new Date(clock.now()).toISOString().replace(/\.\d+Z/, 'Z'),
    'x-acs-signature-nonce': `nonce-${nonce}`,
    'x-acs-version': '2018-01-11',
    ...changed,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const query = 'AppId=app1&TaskId=t%2A1';
  const canonical = ['POST', '/', query, lines, names.join(';'), sha256('')].join('\n');
  const signature = createHmac('sha256', 'secret')
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=root,SignedHeaders=${names.join(';')},Signature=${signature}`;
  return {
    method: 'POST',
    path: '/?TaskId=t*1&AppId=app1',
    headers: { ...headers, authorization },
    body: '',
  };
}

async function codeOf(raw: Raw): Promise<string> {
  return JSON.parse((await send(raw)).text).Code;
}

it('verifies the canonical form, in which the query is sorted and encoded again', async () => {
  // Authentic, and then refused for its task id.
  expect(await codeOf(signed())).toBe('InvalidTask.IDError');
});

it('refuses the very same request a second time', async () => {
  const request = signed();
  expect(await codeOf(request)).toBe('InvalidTask.IDError');
  expect(await codeOf(request)).toBe('SignatureNonceUsed');
});

it('does not let a stranger use up a nonce', async () => {
  const request = signed();
  const forged = { ...request.headers };
  forged.authorization = `${request.headers.authorization?.slice(0, -64)}${'0'.repeat(64)}`;
  expect(await codeOf({ ...request, headers: forged })).toBe('SignatureDoesNotMatch');
  expect(await codeOf(request)).toBe('InvalidTask.IDError');
});

it('refuses a request that was changed after signing', async () => {
  const changes: Partial<Raw>[] = [
    { path: '/?TaskId=other&AppId=app1' },
    { method: 'GET' },
    { body: 'TaskId=other' },
    { headers: { ...signed().headers, 'x-acs-action': 'StopMPUTask' } },
  ];
  for (const change of changes) {
    expect(await codeOf({ ...signed(), ...change })).toBe('SignatureDoesNotMatch');
  }
});

it.each([
  ['x-acs-action', 'MissingAction'],
  ['x-acs-content-sha256', 'MissingContentSha256'],
  ['x-acs-date', 'MissingTimestamp'],
  ['x-acs-signature-nonce', 'MissingSignatureNonce'],
  ['x-acs-version', 'MissingVersion'],
])('refuses a request without %s with %s', async (name, code) => {
  const { status, text } = await send(signed({ [name]: '' }));
  expect(status).toBe(400);
  const Message = `${name} is mandatory for this action.`;
  expect(JSON.parse(text)).toMatchObject({ Code: code, Message });
});

it.each([
  ['Action', 'MissingAction'],
  ['AccessKeyId', 'MissingAccessKeyId'],
  ['Signature', 'MissingSignature'],
  ['SignatureNonce', 'MissingSignatureNonce'],
  ['Timestamp', 'MissingTimestamp'],
  ['Version', 'MissingVersion'],
])('refuses a request in the old style without %s with %s', async (name, code) => {
  const raw = signedV1({ Action: 'StopMPUTask' });
  const body = new URLSearchParams(raw.body);
  body.delete(name);
  expect(await codeOf({ ...raw, body: String(body) })).toBe(code);
});

it('takes the method and the version of the old style’s signature for granted, but no others', async () => {
  const call = { Action: 'GetMPUTaskStatus', AppId: 'app1', TaskId: 't*1' };
  expect(await codeOf(signedV1({ ...call, SignatureMethod: '' }))).toBe('InvalidTask.IDError');
  const method = { ...call, SignatureMethod: 'HMAC-MD5' };
  expect(await codeOf(signedV1(method))).toBe('InvalidSignatureMethod');
  const version = { ...call, SignatureVersion: '2.0' };
  expect(await codeOf(signedV1(version))).toBe('InvalidSignatureVersion');
});

it('refuses formats other than JSON and XML', async () => {
  const { text } = await send(signedV1({ Action: 'StopMPUTask', Format: 'YAML' }));
  expect(text).toContain('<Code>InvalidParameter.Format</Code>');
});

/** What the official Python client does to find out whether the secret is wrong. */
const serverStringToSign = (message: string) => message.split('string to sign is:')[1];

it('tells the string to sign, as the official clients cut it out of the message', async () => {
  const call = { Action: 'GetMPUTaskStatus', AppId: 'app1', TaskId: 't 1*~' };
  const raw = signedV1(call, 'guessed');
  const { Code, Message } = JSON.parse((await send(raw)).text);
  expect(Code).toBe('SignatureDoesNotMatch');
  expect(Message).toMatch(
    /^Specified signature is not matched with our calculation. server string/,
  );
  const canonical = raw.body.replace(/&Signature=.*/, '');
  expect(serverStringToSign(Message)).toBe(`POST&%2F&${encodeURIComponent(canonical)}`);
  const xml = await send(signedV1({ ...call, Format: 'XML' }, 'guessed'));
  expect(xml.text).toContain('string to sign is:POST&#38;%2F&#38;AccessKeyId%3Droot%26');
});

it('tells the string to sign of the new style, too', async () => {
  const request = signed();
  const headers = { ...request.headers };
  headers.authorization = `${request.headers.authorization?.slice(0, -64)}${'0'.repeat(64)}`;
  const { Message } = JSON.parse((await send({ ...request, headers })).text);
  expect(serverStringToSign(Message)).toMatch(/^ACS3-HMAC-SHA256\n[0-9a-f]{64}$/);
});

it('refuses a security token that comes with a permanent key', async () => {
  const token = { 'x-acs-security-token': 'bogus' };
  expect(await codeOf(signed(token))).toBe('InvalidSecurityToken.Malformed');
  const call = { Action: 'StopMPUTask', AppId: 'app1', TaskId: 't*1' };
  const withToken = signedV1({ ...call, SecurityToken: 'bogus' });
  expect(await codeOf(withToken)).toBe('InvalidSecurityToken.Malformed');
  expect(await codeOf(signedV1({ ...call, SecurityToken: '' }))).toBe('InvalidTask.IDError');
});

it('refuses public headers that are not signed', async () => {
  const request = signed();
  const headers = { ...request.headers, 'x-acs-security-token': 'added' };
  expect(await codeOf({ ...request, headers })).toBe('IncompleteSignature');
});

it('refuses dates that are not to the second in UTC, or not within 15 minutes', async () => {
  const at = (offsetMs: number) =>
    new Date(clock.now() + offsetMs).toISOString().replace(/\.\d+Z/, 'Z');
  const code = (date: string) => codeOf(signed({ 'x-acs-date': date }));
  expect(await code('yesterday')).toBe('InvalidTimeStamp.Format');
  expect(await code(new Date(clock.now()).toISOString())).toBe('InvalidTimeStamp.Format');
  expect(await code(at(16 * 60_000))).toBe('InvalidTimeStamp.Expired');
  expect(await code(at(-16 * 60_000))).toBe('InvalidTimeStamp.Expired');
  expect(await code(at(14 * 60_000))).toBe('InvalidTask.IDError');
});

it('knows its own version only', async () => {
  expect(await codeOf(signed({ 'x-acs-version': '2016-11-01' }))).toBe('InvalidApi.NotFound');
});

it('answers the old style in XML unless it asks for JSON', async () => {
  const raw = { method: 'GET', headers: {}, body: '' };
  const xml = await send({ ...raw, path: '/?Action=StopMPUTask' });
  expect(xml).toMatchObject({ status: 400, type: 'text/xml;charset=utf-8' });
  expect(xml.text).toContain('<Code>MissingAccessKeyId</Code>');
  const json = await send({ ...raw, path: '/?Action=StopMPUTask&Format=json' });
  expect(JSON.parse(json.text)).toMatchObject({ Code: 'MissingAccessKeyId' });
});

it('refuses other paths, other methods and too long bodies', async () => {
  const raw = { method: 'POST', path: '/', headers: {}, body: '' };
  expect((await send({ ...raw, path: '/other' })).status).toBe(404);
  expect((await send({ ...raw, method: 'PUT' })).status).toBe(404);
  expect((await send({ ...raw, body: 'x'.repeat(300_000) })).status).toBe(413);
});

it('answers whatever is sent with a refusal, and never fails', async () => {
  const before = log.list().length;
  const header = fc.stringMatching(/^[ -~]{0,60}$/);
  const authorization = fc.oneof(
    header,
    header.map(
      (text) =>
        `ACS3-HMAC-SHA256 Credential=root,SignedHeaders=${text},Signature=${'0'.repeat(64)}`,
    ),
  );
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST'),
    path: fc.stringMatching(/^\/[!-"$-~]{0,80}$/),
    headers: fc.record(
      {
        authorization,
        'x-acs-action': header,
        'x-acs-date': header,
        'content-type': fc.constantFrom('application/x-www-form-urlencoded', 'application/json'),
      },
      { requiredKeys: [] },
    ),
    body: fc.string({ maxLength: 200 }),
  });
  await fc.assert(
    fc.asyncProperty(request, async (raw) => {
      const { status } = await send({ ...raw, headers: raw.headers as Record<string, string> });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
  expect(log.list()).toHaveLength(before);
});

it('answers whatever parameters an authentic caller sends, and never fails', async () => {
  const names = [
    'TaskId',
    'LayoutIds.1',
    'LayoutIds.2',
    'LayoutIds',
    'UserPanes.1.PaneId',
    '__proto__.x',
    'a.b.c.d.e.f.g',
    'MediaEncode',
    'StreamURL',
    'TaskProfile',
    'BackgroundColor',
    'TerminalIds.1',
  ];
  const actions = [
    'StartMPUTask',
    'UpdateMPUTask',
    'StopMPUTask',
    'RemoveTerminals',
    'DescribeChannelUsers',
  ];
  const value = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.integer().map(String),
    fc.constant('rtmp://a/b/c'),
  );
  const parameters = fc.dictionary(fc.constantFrom(...names), value);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...actions), parameters, async (action, chosen) => {
      const { status, text } = await send(
        signedV1({ ...chosen, AppId: 'app1', ChannelId: 'room1', Action: action }),
      );
      expect(status).toBeLessThan(500);
      expect(text).not.toContain('SignatureDoesNotMatch');
    }),
    { numRuns: 300 },
  );
});

/** Signs in the old style, in a form body. */
function signedV1(parameters: Record<string, string>, secret = 'secret'): Raw {
  nonce += 1;
  const all: Record<string, string> = {
    AccessKeyId: 'root',
    Format: 'JSON',
    SignatureMethod: 'HMAC-SHA1',
    SignatureNonce: `nonce-${nonce}`,
    Timestamp: new Date(clock.now()).toISOString().replace(/\.\d+Z/, 'Z'),
    Version: '2018-01-11',
    ...parameters,
  };
  const encode = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const canonical = Object.keys(all)
    .sort()
    .map((name) => `${encode(name)}=${encode(all[name] ?? '')}`)
    .join('&');
  const signature = createHmac('sha1', `${secret}&`)
    .update(`POST&%2F&${encode(canonical)}`)
    .digest('base64');
  return {
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `${canonical}&Signature=${encode(signature)}`,
  };
}

test('calls beyond the documented quota of their operation are throttled', async () => {
  const action = { 'x-acs-action': 'DescribeApps' };
  const frozen = jest.spyOn(clock, 'now').mockReturnValue(clock.now());
  const codes: string[] = [];
  for (let call = 0; call < 1001; call += 1) codes.push(await codeOf(signed(action)));
  frozen.mockRestore();
  expect(codes.slice(0, 1000)).not.toContain('Throttling.User');
  expect(codes[1000]).toBe('Throttling.User');
});
