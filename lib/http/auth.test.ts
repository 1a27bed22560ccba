import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { AppError } from '../errors';
import { requireHost } from '../model/actor';
import type { Room } from '../model/room';
import { authenticator } from './auth';
import { JWT_SECRET, jwtHead, signHs256 } from './handler-fixture';

const NOW_MS = 1_700_000_000_000;
const NOW = NOW_MS / 1000;
const CLAIMS = { sub: 'host', exp: NOW + 60 };
const jwt = { secret: JWT_SECRET, jwksUrl: undefined, issuer: undefined, audience: undefined };
const authenticate = authenticator(jwt);
const as = (token: string, check = authenticate) => check(`Bearer ${token}`, NOW_MS);

/** The code of a refusal; an error that is not the caller's fault is thrown on. */
const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'none',
    (error) => {
      if (error instanceof AppError) return error.code;
      throw error;
    },
  );

describe('a caller with a shared secret', () => {
  test('is who the token says', async () => {
    expect(await as(signHs256(CLAIMS))).toEqual({ userId: 'host', isAdmin: false });
  });

  test.each([
    ['is kept', 'a'.repeat(64), 'a'.repeat(64)],
    ['is cut if it is longer', 'a'.repeat(65), 'a'.repeat(64)],
    ['is cut between characters', '🎤'.repeat(65), '🎤'.repeat(64)],
    ['is cleaned before it is cut', `\u202e${'a'.repeat(64)}\n`, 'a'.repeat(64)],
    ['is none if nothing of it can be seen', '\u202e\n ', undefined],
    ['is none if it is no text', { toString: null }, undefined],
  ])('has a name that %s', async (_, claim, name) => {
    expect((await as(signHs256({ ...CLAIMS, name: claim }))).name).toBe(name);
  });

  test.each(['bearer', 'BEARER', 'Bearer'])('may write the scheme as %s', async (scheme) => {
    const { userId } = await authenticate(`${scheme} ${signHs256(CLAIMS)}`, NOW_MS);
    expect(userId).toBe('host');
  });

  test.each(['Bearer  ', 'Bearer    '])('may write blanks after the scheme: %j', async (scheme) => {
    const { userId } = await authenticate(scheme + signHs256(CLAIMS), NOW_MS);
    expect(userId).toBe('host');
  });

  test('is asked for a new token once the one that was good has ended', async () => {
    const known = authenticator(jwt);
    const header = `Bearer ${signHs256(CLAIMS)}`;
    expect((await known(header, NOW_MS)).userId).toBe('host');
    expect((await known(header, NOW_MS + 1000)).userId).toBe('host');
    expect(await refusal(known(header, NOW_MS + 120_000))).toBe('TokenExpired');
  });

  test.each([
    ['no header', undefined],
    ['an empty one', ''],
    ['a scheme without a token', 'Bearer '],
    ['another scheme', `Basic ${signHs256(CLAIMS)}`],
    ['the token alone', signHs256(CLAIMS)],
    // The gateway joins repeated headers by commas: which of them should count?
    ['two of them', `Bearer ${signHs256(CLAIMS)},Bearer ${signHs256(CLAIMS)}`],
    ['a line break', `Bearer ${signHs256(CLAIMS)}\n`],
    ['a tab after the scheme', `Bearer\t${signHs256(CLAIMS)}`],
    ['no blank after the scheme', `Bearer${signHs256(CLAIMS)}`],
  ])('is nobody with %s', async (_, header) => {
    expect(await refusal(authenticate(header, NOW_MS))).toBe('Unauthenticated');
  });

  test.each(['x', '..', 'a.b.c', 'a.b.c.d.e', '....', jwtHead({ alg: 'HS256' }, CLAIMS)])(
    'is nobody with the token %j',
    async (token) => {
      expect(await refusal(as(token))).toBe('Unauthenticated');
    },
  );

  test('is nobody when any part of the token was changed', async () => {
    const token = signHs256(CLAIMS);
    const position = fc.nat(token.length - 1);
    const letter = fc.constantFrom('A', 'z', '0', '-', '_', '.');
    await fc.assert(
      fc.asyncProperty(position, letter, async (at, changed) => {
        const other = token.slice(0, at) + changed + token.slice(at + 1);
        // The last letter of base64url has bits that mean nothing.
        fc.pre(other !== token && at !== token.length - 1);
        expect(await refusal(as(other))).toBe('Unauthenticated');
      }),
    );
  });

  test.each([
    ['of another secret', signHs256(CLAIMS, 'x'.repeat(32))],
    ['of an empty secret', signHs256(CLAIMS, '')],
    ['without a signature', `${jwtHead({ alg: 'none' }, CLAIMS)}.`],
    ['whose header says none', signHs256(CLAIMS, JWT_SECRET, { alg: 'none' })],
    ['of another algorithm', signHs256(CLAIMS, JWT_SECRET, { alg: 'HS512' })],
    ['of an unknown algorithm', signHs256(CLAIMS, JWT_SECRET, { alg: 'RS256' })],
    ['that asks for an extension', signHs256(CLAIMS, JWT_SECRET, { crit: ['b64'], b64: false })],
    ['that brings its own key', signHs256(CLAIMS, 'mine', { jwk: { kty: 'oct', k: 'bWluZQ' } })],
    ['whose claims are a list', signHs256([CLAIMS])],
    ['whose claims are null', signHs256(null)],
  ])('is nobody with a token %s', async (_, token) => {
    expect(await refusal(as(token))).toBe('Unauthenticated');
  });

  test('is told that the token has expired, by the given time and not by the machine', async () => {
    const token = signHs256({ ...CLAIMS, exp: NOW });
    expect(await refusal(authenticate(`Bearer ${token}`, NOW_MS + 4000))).toBe('none');
    expect(await refusal(authenticate(`Bearer ${token}`, NOW_MS + 6000))).toBe('TokenExpired');
  });

  test.each([
    ['never expires', { sub: 'host' }],
    ['is not valid yet', { ...CLAIMS, nbf: NOW + 60 }],
    ['expires at no number', { ...CLAIMS, exp: 'never' }],
    ['has no user', { exp: CLAIMS.exp }],
    ['has an empty user', { ...CLAIMS, sub: '' }],
    ['has a user that the channel would not take', { ...CLAIMS, sub: 'a b' }],
    ['has a user of another alphabet', { ...CLAIMS, sub: '主播' }],
    ['has a user of 65 letters', { ...CLAIMS, sub: 'x'.repeat(65) }],
    ['has a user that is no text', { ...CLAIMS, sub: 5 }],
  ])('is nobody with a token that %s', async (_, claims) => {
    expect(await refusal(as(signHs256(claims)))).toBe('Unauthenticated');
  });

  test('may be a little ahead of our clock', async () => {
    expect(await refusal(as(signHs256({ ...CLAIMS, nbf: NOW + 4 })))).toBe('none');
  });

  test.each([
    ['admin', true],
    ['rooms admin', true],
    ['administrator', false],
    ['admin-not', false],
    ['Admin', false],
    [['admin'], false],
    [undefined, false],
  ])('with the scope %j is an admin: %s', async (scope, isAdmin) => {
    expect(await as(signHs256({ ...CLAIMS, scope }))).toEqual({ userId: 'host', isAdmin });
  });

  test('is refused with a huge token as quickly as with any', async () => {
    const token = signHs256({ ...CLAIMS, padding: 'x'.repeat(500_000) }, 'x'.repeat(32));
    expect(await refusal(as(token))).toBe('Unauthenticated');
    expect(await refusal(as('.'.repeat(1_000_000)))).toBe('Unauthenticated');
    expect(await refusal(authenticate(`Bearer ${' '.repeat(1_000_000)}`, NOW_MS))).toBe(
      'Unauthenticated',
    );
  });

  test('is refused with any header and claims that somebody else signed', async () => {
    const algorithm = fc.constantFrom('HS256', 'none', 'RS256', 'ES256', 'dir', '', 5, null);
    const header = fc.record({ alg: algorithm, kid: fc.anything(), crit: fc.anything() });
    await fc.assert(
      fc.asyncProperty(fc.oneof(header, fc.object()), fc.jsonValue(), async (head, claims) => {
        const text = JSON.stringify(head, (_, value) =>
          typeof value === 'bigint' ? String(value) : value,
        );
        const token = signHs256(claims, 'x'.repeat(32), JSON.parse(text));
        expect(await refusal(as(token))).toBe('Unauthenticated');
      }),
    );
  });
});

describe('with an issuer and an audience configured', () => {
  const strict = authenticator({ ...jwt, issuer: 'https://id.example.com', audience: 'lianmai' });
  const right = { ...CLAIMS, iss: 'https://id.example.com', aud: 'lianmai' };

  test('only their tokens are taken', async () => {
    expect(await refusal(as(signHs256(right), strict))).toBe('none');
    expect(await refusal(as(signHs256({ ...right, aud: ['other', 'lianmai'] }), strict))).toBe(
      'none',
    );
  });

  test.each([
    ['another issuer', { ...right, iss: 'https://evil.example.com' }],
    ['no issuer', { ...right, iss: undefined }],
    ['another audience', { ...right, aud: 'other' }],
    ['no audience', { ...right, aud: undefined }],
  ])('%s is refused', async (_, claims) => {
    expect(await refusal(as(signHs256(claims), strict))).toBe('Unauthenticated');
  });
});

describe('a secret that is not secret', () => {
  test('a public key as text signs nothing where a secret is configured', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const text = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(await refusal(as(signHs256(CLAIMS, text)))).toBe('Unauthenticated');
  });
});

describe('requireHost', () => {
  const room = { hostId: 'host' } as Room;

  test('lets the host and an admin pass, and nobody else', () => {
    expect(() => requireHost(room, { userId: 'host', isAdmin: false })).not.toThrow();
    expect(() => requireHost(room, { userId: 'x', isAdmin: true })).not.toThrow();
    for (const userId of ['x', 'HOST', 'host ', '']) {
      expect(() => requireHost(room, { userId, isAdmin: false })).toThrow("Only the room's host");
    }
  });
});
