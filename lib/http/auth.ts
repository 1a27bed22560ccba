import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Config } from '../config/config';
import { AppError } from '../errors';
import type { Actor } from '../model/actor';
import { USER_ID } from '../model/user-id';
import { visibleText } from '../model/visible-text';
import { VerifiedTokens } from './verified-tokens';

const CLOCK_TOLERANCE_SECONDS = 5;
const JWKS_TIMEOUT_MS = 3000;
const KEYS_RETRY_AFTER_MS = 1000;

/** In characters of any script. */
const MAX_NAME_LENGTH = 64;

/** What goes wrong with the key server or its answer, and not with the caller's token. */
const KEYS_UNUSABLE = [errors.JOSEError, errors.JWKSTimeout, errors.JWKSInvalid, errors.JWKInvalid];

export type Authenticate = (authorization: string | undefined, nowMs: number) => Promise<Actor>;

/** Makes the check of `Authorization: Bearer <JWT>`: HS256 by a secret, or by a JWKS URL. */
export function authenticator(jwt: Config['jwt']): Authenticate {
  const verify = verifier(jwt);
  const verified = new VerifiedTokens();
  return async (authorization, nowMs) => {
    const token = /^Bearer +([\w.-]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) {
      throw new AppError('Unauthenticated', 'Expected the header Authorization: Bearer <JWT>.');
    }
    const known = verified.find(token, nowMs);
    if (known) return known;
    const claims = await verify(token, new Date(nowMs)).catch(refuse);
    const caller = actor(claims);
    verified.add(token, caller, { nowMs, expiresAtMs: Number(claims.exp) * 1000 });
    return caller;
  };
}

function verifier({ secret, jwksUrl, issuer, audience }: Config['jwt']) {
  const checks = {
    requiredClaims: ['exp', 'sub'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    ...(issuer && { issuer }),
    ...(audience && { audience }),
  };
  const payload = ({ payload }: { payload: JWTPayload }) => payload;
  if (secret) {
    // The library would import the bytes anew for every token.
    const key = hmacKey(secret);
    return async (token: string, currentDate: Date) =>
      jwtVerify(token, await key, { ...checks, currentDate, algorithms: ['HS256'] }).then(payload);
  }
  const keys = createRemoteJWKSet(new URL(jwksUrl ?? ''), { timeoutDuration: JWKS_TIMEOUT_MS });
  return (token: string, currentDate: Date) =>
    jwtVerify(token, keys, { ...checks, currentDate, algorithms: ['RS256', 'ES256'] }).then(
      payload,
    );
}

function hmacKey(secret: string) {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify']);
}

function actor({ sub, scope, name: claim }: JWTPayload): Actor {
  // The library does not look whether it is a text.
  if (typeof sub !== 'string' || !USER_ID.test(sub)) {
    throw new AppError(
      'Unauthenticated',
      'Expected a token whose sub is 1 to 64 of A-Z a-z 0-9 _ -.',
    );
  }
  const scopes = typeof scope === 'string' ? scope.split(' ') : [];
  const name = nameFrom(claim);
  return { userId: sub, isAdmin: scopes.includes('admin'), ...(name && { name }) };
}

/** A name of another sign-in service may be anything; a longer one is cut rather than refused. */
function nameFrom(claim: unknown): string {
  if (typeof claim !== 'string') return '';
  return [...visibleText(claim)].slice(0, MAX_NAME_LENGTH).join('');
}

function refuse(cause: unknown): never {
  if (cause instanceof errors.JWTExpired) {
    throw new AppError('TokenExpired', 'The token has expired.', { cause });
  }
  const isOfToken =
    cause instanceof errors.JOSEError && !KEYS_UNUSABLE.some(({ code }) => code === cause.code);
  if (isOfToken) throw new AppError('Unauthenticated', 'The token is not valid.', { cause });
  throw new AppError(
    'KeysUnavailable',
    'The keys that verify tokens could not be fetched; try again.',
    {
      retryAfterMs: KEYS_RETRY_AFTER_MS,
      cause,
    },
  );
}
