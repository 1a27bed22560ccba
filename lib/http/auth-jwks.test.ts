import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authenticator } from './auth';
import { toAppError } from './failure';
import { jwtHead } from './handler-fixture';

const NOW_MS = Date.now();
const CLAIMS = { sub: 'host', exp: Math.floor(NOW_MS / 1000) + 60 };
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const published = [
  { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa', use: 'sig', alg: 'RS256' },
  { ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec', use: 'sig', alg: 'ES256' },
];

let server: Server;
let answer: RequestListener;
let asked: number;

beforeEach(async () => {
  asked = 0;
  answer = (_, response) => response.end(JSON.stringify({ keys: published }));
  server = createServer((request, response) => {
    asked++;
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Checks tokens by the keys of the server, or of another port. */
function check(port = (server.address() as AddressInfo).port) {
  const jwksUrl = `http://127.0.0.1:${port}/keys`;
  const jwt = { secret: undefined, jwksUrl, issuer: undefined, audience: undefined };
  const authenticate = authenticator(jwt);
  return (token: string) => authenticate(`Bearer ${token}`, NOW_MS);
}

function signed(header: { alg: string; kid?: string }, key: KeyObject, claims: object = CLAIMS) {
  const head = jwtHead(header, claims);
  const signature = sign('sha256', Buffer.from(head), { key, dsaEncoding: 'ieee-p1363' });
  return `${head}.${signature.toString('base64url')}`;
}

const rs256 = (claims?: object) => signed({ alg: 'RS256', kid: 'rsa' }, rsa.privateKey, claims);
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'none',
    (error) => toAppError(error).code,
  );

test('a token of either published key is taken', async () => {
  const authenticate = check();
  const es256 = signed({ alg: 'ES256', kid: 'ec' }, ec.privateKey);
  for (const token of [rs256(), es256]) {
    expect(await authenticate(token)).toEqual({ userId: 'host', isAdmin: false });
  }
});

test('the keys are fetched once, however many tokens come', async () => {
  const authenticate = check();
  await Promise.all([rs256(), rs256(), rs256()].map(authenticate));
  await authenticate(rs256());
  expect(asked).toBe(1);
});

test('unknown key ids do not make it fetch the keys for each of them', async () => {
  const authenticate = check();
  await authenticate(rs256());
  for (const kid of ['a', 'b', 'c']) {
    const unknown = signed({ alg: 'RS256', kid }, stranger.privateKey);
    expect(await codeOf(authenticate(unknown))).toBe('Unauthenticated');
  }
  expect(asked).toBe(1);
});

test('a token that has expired is told so', async () => {
  const old = rs256({ ...CLAIMS, exp: CLAIMS.exp - 3600 });
  expect(await codeOf(check()(old))).toBe('TokenExpired');
});

test("a stranger's signature under a published key id is refused", async () => {
  const forged = signed({ alg: 'RS256', kid: 'rsa' }, stranger.privateKey);
  expect(await codeOf(check()(forged))).toBe('Unauthenticated');
});

test('a token signed with the text of the public key is refused', async () => {
  const text = rsa.publicKey.export({ type: 'spki', format: 'pem' });
  for (const secret of [text, JSON.stringify(published[0]), String(published[0]?.n)]) {
    const head = jwtHead({ alg: 'HS256', kid: 'rsa' }, CLAIMS);
    const forged = `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
    expect(await codeOf(check()(forged))).toBe('Unauthenticated');
  }
});

test.each(['none', 'RS512', 'PS256', 'ES384', 'EdDSA', ''])(
  'a token of the algorithm %j is refused without asking for keys',
  async (alg) => {
    const token = `${jwtHead({ alg, kid: 'rsa' }, CLAIMS)}.`;
    expect(await codeOf(check()(token))).toBe('Unauthenticated');
    expect(asked).toBe(0);
  },
);

test('a published key serves its own algorithm only', async () => {
  const crossed = signed({ alg: 'ES256', kid: 'rsa' }, ec.privateKey);
  expect(await codeOf(check()(crossed))).toBe('Unauthenticated');
});

test('a token without a key id is refused when it cannot be told which key is meant', async () => {
  const twins = [published[0], { ...stranger.publicKey.export({ format: 'jwk' }), alg: 'RS256' }];
  answer = (_, response) => response.end(JSON.stringify({ keys: twins }));
  const token = signed({ alg: 'RS256' }, rsa.privateKey);
  expect(await codeOf(check()(token))).toBe('Unauthenticated');
});

describe('the caller is not to blame when the key server', () => {
  const cases: [string, RequestListener][] = [
    ['answers 500', (_, response) => response.writeHead(500).end('oops')],
    ['answers 404', (_, response) => response.writeHead(404).end('{"keys":[]}')],
    ['answers a redirect', (_, response) => response.writeHead(302, { location: '/' }).end()],
    ['answers HTML', (_, response) => response.end('<html></html>')],
    ['answers no key set', (_, response) => response.end('{"error":"down"}')],
    ['answers nothing', (_, response) => response.end()],
    ['cuts the connection', (request) => request.socket.destroy()],
    [
      'answers a key that is none',
      (_, response) =>
        response.end(JSON.stringify({ keys: [{ kty: 'RSA', n: '?', e: 'AQAB', kid: 'rsa' }] })),
    ],
  ];

  test.each(cases)('%s', async (_, listener) => {
    answer = listener;
    const shown = await check()(rs256()).catch(toAppError);
    expect(shown).toMatchObject({ code: 'KeysUnavailable', retryable: true });
    expect(asked).toBe(1);
  });

  test('is not there', async () => {
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    expect(await check(port)(rs256()).catch(toAppError)).toMatchObject({ status: 503 });
  });

  test('is back later: the next request asks it again', async () => {
    const works = answer;
    answer = (_, response) => response.writeHead(503).end();
    const authenticate = check();
    expect(await codeOf(authenticate(rs256()))).toBe('KeysUnavailable');
    answer = works;
    expect(await authenticate(rs256())).toMatchObject({ userId: 'host' });
  });
});
