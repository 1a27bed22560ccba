import { createHmac } from 'node:crypto';
import * as models from '@alicloud/fc20230330';
import {
  createRequest,
  type FcBed,
  packed,
  refusal,
  startFcBed,
} from '../../local/fc/api/api-fixture';

/**
 * How fc3 brings its packages: a token by the API of Function Compute 2.0, an upload by that of OSS,
 * and a function that is made of it. The requests are those of `@alicloud/fc2` and `ali-oss`.
 */

let bed: FcBed;

beforeEach(async () => {
  bed = await startFcBed();
});

afterEach(() => bed.close());

const TOKEN_PATH = '/2016-08-15/tempBucketToken';

interface Token {
  credentials: { AccessKeyId: string; AccessKeySecret: string; SecurityToken: string };
  ossBucket: string;
  objectName: string;
}

const utc = () => new Date(bed.clock.now()).toUTCString();

async function askToken(
  secret = bed.credentials.root.accessKeySecret,
): Promise<{ status: number; body: Token }> {
  const date = utc();
  const account = '1000000000000001';
  const signed = `GET\n\n\n${date}\nx-fc-account-id:${account}\n${TOKEN_PATH}`;
  const signature = createHmac('sha256', secret).update(signed).digest('base64');
  const authorization = `FC ${bed.credentials.root.accessKeyId}:${signature}`;
  const headers = { date, authorization, 'x-fc-account-id': account };
  const response = await fetch(bed.api.url + TOKEN_PATH, { headers });
  return { status: response.status, body: (await response.json()) as Token };
}

async function token(): Promise<Token> {
  const { status, body } = await askToken();
  expect(status).toBe(200);
  return body;
}

const objectOf = ({ objectName }: Token) => `1000000000000001/${objectName}`;

/** OSS's PutObject, as clients send it to an address: without the bucket in the path. */
async function put(to: Token, body: string, changes: Record<string, string> = {}) {
  const { AccessKeyId, AccessKeySecret, SecurityToken } = to.credentials;
  const headers = {
    'content-type': 'application/octet-stream',
    'x-oss-date': utc(),
    'x-oss-security-token': SecurityToken,
  };
  const ossHeaders = `x-oss-date:${headers['x-oss-date']}\nx-oss-security-token:${SecurityToken}\n`;
  const object = objectOf(to);
  const signed = `PUT\n\napplication/octet-stream\n${headers['x-oss-date']}\n${ossHeaders}/${to.ossBucket}/${object}`;
  const signature = createHmac('sha1', AccessKeySecret).update(signed).digest('base64');
  const authorization = `OSS ${AccessKeyId}:${signature}`;
  const { path = `/${object}`, ...other } = changes;
  const response = await fetch(bed.api.url + path, {
    method: 'PUT',
    headers: { ...headers, authorization, ...other },
    body: Buffer.from(body, 'base64'),
  });
  return response.status;
}

const createOf = (location: { ossBucketName: string; ossObjectName: string }) =>
  bed.fc.createFunction(createRequest({ code: new models.InputCodeLocation(location) }));

test('a function is made of the package that was uploaded by the token', async () => {
  const to = await token();
  expect(await put(to, packed('exports.handler = async () => "uploaded";'))).toBe(200);
  await createOf({ ossBucketName: to.ossBucket, ossObjectName: objectOf(to) });
  const { output } = await bed.gateway.invoke('hello', Buffer.from(''));
  expect(output.toString()).toBe('uploaded');
});

test('a bucket in the path is the same object', async () => {
  const to = await token();
  const path = `/${to.ossBucket}/${objectOf(to)}`;
  expect(await put(to, packed('1'), { path })).toBe(200);
  await createOf({ ossBucketName: to.ossBucket, ossObjectName: objectOf(to) });
});

test('a token is not given to whoever does not sign for it', async () => {
  expect(await askToken('guess')).toMatchObject({
    status: 403,
    // The errors of Function Compute 2.0 have other names.
    body: { ErrorCode: 'SignatureNotMatch', ErrorMessage: expect.any(String) },
  });
});

test('a token is for one object, signed for, and for an hour', async () => {
  const [to, other] = [await token(), await token()];
  expect(await put(to, packed('1'), { path: `/${objectOf(other)}` })).toBe(403);
  expect(await put(to, packed('1'), { 'x-oss-security-token': 'other' })).toBe(403);
  const location = { ossBucketName: to.ossBucket, ossObjectName: objectOf(to) };
  await expect(createOf(location)).rejects.toEqual(
    refusal('InvalidArgument', 400, /does not exist/),
  );
  bed.clock.advance(3600_000);
  expect(await put(to, packed('1'))).toBe(403);
});

test('the right to ask for a token can be missing', async () => {
  const operation = 'GetTempBucketToken';
  bed.faults.add({ service: 'fc', operation, kind: 'fail', status: 403, code: 'AccessDenied' });
  expect(await askToken()).toMatchObject({
    status: 403,
    body: { ErrorCode: 'AccessDenied', ErrorMessage: expect.stringContaining(`'fc:${operation}'`) },
  });
});
