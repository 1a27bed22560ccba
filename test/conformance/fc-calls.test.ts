import { createHash, createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import * as models from '@alicloud/fc20230330';
import {
  createRequest,
  type FcBed,
  httpTriggerRequest,
  refusal,
  startFcBed,
} from '../../local/fc/api/api-fixture';

/** Who may call the API of Function Compute, and what happens to calls that are not as they should be. */

let bed: FcBed;

beforeEach(async () => {
  bed = await startFcBed();
});

afterEach(() => bed.close());

const list = (fc = bed.fc) => fc.listFunctions(new models.ListFunctionsRequest());

test('a wrong secret, an unknown key and a stray token are refused', async () => {
  const { accessKeyId, accessKeySecret } = bed.credentials.root;
  const as = (changes: object) => list(bed.clientOf({ accessKeyId, accessKeySecret, ...changes }));
  await expect(as({ accessKeySecret: 'guess' })).rejects.toEqual(
    refusal('SignatureNotMatch', 403, /does not match/),
  );
  await expect(as({ accessKeyId: 'LTAInobody' })).rejects.toEqual(
    refusal('InvalidAccessKeyID', 403, /'LTAInobody'/),
  );
  await expect(as({ securityToken: 'stray' })).rejects.toEqual(
    refusal('InvalidSecurityToken.Malformed', 400),
  );
});

test("a function's role deploys nothing, in the words of the service", async () => {
  const role = bed.credentials.issue();
  await expect(bed.clientOf(role).getCustomDomain('api.example.com')).rejects.toEqual(
    refusal(
      'AccessDenied',
      403,
      /'fc:GetCustomDomain' on resource 'acs:fc:cn-hangzhou:1000000000000001:custom-domains\/api\.example\.com'/,
    ),
  );
  await expect(list(bed.clientOf({ ...role, securityToken: 'other' }))).rejects.toEqual(
    refusal('InvalidSecurityToken.Malformed', 400),
  );
});

test('a signature is good for 15 minutes', async () => {
  await list();
  bed.clock.advance(16 * 60_000);
  await expect(list()).rejects.toEqual(refusal('InvalidTimeStamp.Expired', 400));
});

interface Raw {
  method?: string;
  path?: string;
  body?: string;
  /** What is sent in place of what was signed. */
  sent?: { body?: string; path?: string };
  headers?: Record<string, string>;
  /** Headers that are sent without being signed. */
  unsigned?: string[];
}

/** A call that is signed by hand, from the documentation alone. */
async function call({ method = 'GET', path = '/2023-03-30/functions', body = '', ...raw }: Raw) {
  const { accessKeyId, accessKeySecret } = bed.credentials.root;
  const sha256 = (data: string) => createHash('sha256').update(data).digest('hex');
  const headers: Record<string, string> = {
    host: 'fcv3.cn-hangzhou.aliyuncs.com',
    'x-acs-action': 'ListFunctions',
    'x-acs-version': '2023-03-30',
    'x-acs-date': `${new Date(bed.clock.now()).toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': sha256(body),
    ...raw.headers,
  };
  const names = Object.keys(headers)
    .filter((name) => !raw.unsigned?.includes(name))
    .sort();
  const [uri = '', query = ''] = path.split('?');
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = [method, uri, query, lines, names.join(';'), sha256(body)].join('\n');
  const signature = createHmac('sha256', accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  return send(method, raw.sent?.path ?? path, raw.sent?.body ?? body, {
    authorization,
    ...headers,
  });
}

function send(method: string, path: string, body: string, headers: Record<string, string>) {
  const { port } = new URL(bed.api.url);
  return new Promise<{ status: number; body: Record<string, string> }>((resolve, reject) => {
    const options = { method, path, headers: { ...headers, 'content-length': body.length }, port };
    const call = request(options, async (response) => {
      const answer = JSON.parse((await text(response)) || '{}');
      resolve({ status: response.statusCode ?? 0, body: answer });
    });
    call.on('error', reject);
    call.end(body);
  });
}

test('a call that is signed by the documentation alone is answered', async () => {
  expect(await call({})).toEqual({ status: 200, body: { functions: [] } });
  expect((await call({ path: '/2023-03-30/functions?limit=2&prefix=a' })).status).toBe(200);
});

test('the odd Host header of the component fc3-domain is taken as it is signed', async () => {
  expect((await call({ headers: { host: 'http://127.0.0.1' } })).status).toBe(200);
});

const refused = async (raw: Raw) => {
  const { status, body } = await call(raw);
  expect(body).toEqual({
    RequestId: expect.stringMatching(/^1-[0-9a-f]+-[0-9a-f]{8}-[0-9a-f]{12}$/),
    Code: expect.any(String),
    Message: expect.any(String),
  });
  return [status, body.Code];
};

test.each<[string, Raw, number, string]>([
  [
    'a path that was changed',
    { sent: { path: '/2023-03-30/functions?limit=1' } },
    403,
    'SignatureNotMatch',
  ],
  [
    'a body that was changed',
    {
      method: 'POST',
      body: '{}',
      sent: { body: '[]' },
      headers: { 'x-acs-action': 'CreateFunction' },
    },
    403,
    'SignatureNotMatch',
  ],
  ['an action that is not signed', { unsigned: ['x-acs-action'] }, 403, 'SignatureNotMatch'],
  ['a host that is not signed', { unsigned: ['host'] }, 403, 'SignatureNotMatch'],
  ['a date of another form', { headers: { 'x-acs-date': 'now' } }, 400, 'InvalidTimeStamp.Format'],
  [
    'an action of another path',
    { headers: { 'x-acs-action': 'GetFunction' } },
    400,
    'PathNotSupported',
  ],
  ['another version', { headers: { 'x-acs-version': '2021-04-06' } }, 400, 'PathNotSupported'],
  ['a path that is not served', { path: '/2023-03-30/layers' }, 400, 'PathNotSupported'],
  ['a method that is not served', { method: 'PATCH' }, 400, 'PathNotSupported'],
  ['a broken escape', { path: '/2023-03-30/functions/%E8%' }, 400, 'InvalidArgument'],
])('%s is refused', async (_, raw, status, code) => {
  expect(await refused(raw)).toEqual([status, code]);
});

test('a call without a signature is told what is missing', async () => {
  const { status, body } = await send('GET', '/2023-03-30/functions', '', {});
  expect([status, body.Code]).toEqual([400, 'MissingRequiredHeader']);
  expect(body.Message).toContain('authorization');
});

test('a call that was recorded cannot be played again', async () => {
  const headers = { 'x-acs-signature-nonce': 'recorded' };
  expect((await call({ headers })).status).toBe(200);
  expect(await refused({ headers })).toEqual([400, 'SignatureNonceUsed']);
});

test.each<[string, string, string | undefined]>([
  ['not JSON', '{', 'application/json'],
  ['JSON of another shape', '[1]', 'application/json'],
  ['a field of another type', '{"functionName":1}', 'application/json'],
  ['a field that the API does not have', '{"functionName":"a","memory":512}', 'application/json'],
  ['a form', 'functionName=a', 'application/x-www-form-urlencoded'],
])('a body that is %s is refused', async (_, body, type) => {
  const headers = { 'x-acs-action': 'CreateFunction', ...(type && { 'content-type': type }) };
  expect(await refused({ method: 'POST', body, headers })).toEqual([400, 'InvalidArgument']);
});

test('a body past the limit is refused with the limit', async () => {
  const body = JSON.stringify({ description: 'x'.repeat(1024 * 1024) });
  const headers = { 'x-acs-action': 'CreateTrigger', 'content-type': 'application/json' };
  const path = '/2023-03-30/functions/hello/triggers';
  const answer = await call({ method: 'POST', path, body, headers });
  expect([answer.status, answer.body.Code]).toEqual([400, 'EntityTooLarge']);
});

test('a planned fault refuses one action, one resource, or one call, in the words of the service', async () => {
  await bed.fc.createFunction(createRequest({ functionName: 'good' }));
  bed.faults.add({
    ...{ service: 'fc', operation: 'CreateTrigger', resource: 'functions/bad/triggers/http' },
    ...{ kind: 'fail', status: 403, code: 'AccessDenied', times: 9 },
  });
  await bed.fc.createFunction(createRequest({ functionName: 'bad' }));
  await bed.fc.createTrigger('good', httpTriggerRequest());
  await expect(bed.fc.createTrigger('bad', httpTriggerRequest())).rejects.toEqual(
    refusal(
      'AccessDenied',
      403,
      /'fc:CreateTrigger' on resource '.*functions\/bad\/triggers\/http'/,
    ),
  );
  bed.faults.add({ service: 'fc', kind: 'fail', status: 503, code: 'ServiceUnavailable' });
  await expect(list()).rejects.toMatchObject({ code: 'ServiceUnavailable' });
  expect((await list()).body?.functions).toHaveLength(2);
});

test('the call log tells who did what to what, and how it ended', async () => {
  await list();
  await expect(bed.fc.deleteFunction('hello')).rejects.toThrow();
  const caller = bed.credentials.root.accessKeyId;
  expect(bed.log.list('fc-api')).toMatchObject([
    { operation: 'ListFunctions', status: 200, detail: { caller } },
    {
      operation: 'DeleteFunction',
      status: 404,
      code: 'FunctionNotFound',
      detail: { caller, resource: expect.stringMatching(/:functions\/hello$/) },
    },
  ]);
});
