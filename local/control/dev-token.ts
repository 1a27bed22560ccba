import { SignJWT } from 'jose';

const TTL_SECONDS = 7 * 86_400;

/** Whom a token is for. */
export interface TokenClaims {
  userId: string;
  scope?: string;
  /** The display name; the user id stands in for it when absent. */
  name?: string;
}

/** Signs a bearer token for anybody: what a real deployment's own sign-in does. */
export function signDevToken(
  { userId, scope, name }: TokenClaims,
  { jwtSecret, nowMs }: { jwtSecret: string; nowMs: number },
): Promise<string> {
  const claims = { ...(scope && { scope }), ...(name && { name }) };
  const issuedAt = Math.floor(nowMs / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + TTL_SECONDS)
    .sign(new TextEncoder().encode(jwtSecret));
}
