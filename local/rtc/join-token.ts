import { z } from 'zod';
import { equalSecrets, sha256Hex } from '../openapi/canonical';

/** A token is a few hundred characters; this leaves room for the longest ids. */
const MAX_ENCODED_LENGTH = 2048;

/** https://help.aliyun.com/document_detail/159037.html (ids of at most 64 of [A-Za-z0-9_-]) */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

const JoinToken = z.object({
  appid: id,
  channelid: id.refine((channelId) => channelId !== '0'),
  userid: id,
  // Empty is allowed, and recommended, in the single-parameter form.
  nonce: z.string().regex(/^(AK-[A-Za-z0-9-]{1,61})?$/),
  /** When the token expires, in seconds. */
  timestamp: z.int().positive(),
  token: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * No token is valid for longer; a clock may differ by a minute.
 * https://help.aliyun.com/zh/ims/user-guide/generate-artc-authentication-token
 */
const MAX_VALID_MS = (24 * 60 + 1) * 60_000;

/** What a token's holder may do; a token without a role may do both. */
export type Role = 'pub' | 'sub';

/** Who may join which channel. */
export interface JoinGrant {
  channelId: string;
  userId: string;
  /** Undefined in tokens without role authentication. */
  role: Role | undefined;
}

interface App {
  appId: string;
  appKey: string;
  nowMs: number;
}

/**
 * Verifies a single-parameter join token: base64 of JSON whose `token` is
 * sha256(appId + appKey + channelId + userId + nonce + timestamp), and the role if there is one.
 * https://help.aliyun.com/document_detail/450516.html
 */
export function verifyJoinToken(encoded: string, app: App): JoinGrant | undefined {
  const claim = decode(encoded);
  if (!claim || claim.appid !== app.appId) return undefined;
  const validMs = claim.timestamp * 1000 - app.nowMs;
  if (validMs <= 0 || validMs > MAX_VALID_MS) return undefined;
  const { channelid: channelId, userid: userId, nonce, timestamp, token } = claim;
  const signed = app.appId + app.appKey + channelId + userId + nonce + timestamp;
  const roles = [undefined, 'pub', 'sub'] as const;
  const role = roles.findIndex((name) => equalSecrets(token, sha256Hex(signed + (name ?? ''))));
  return role < 0 ? undefined : { channelId, userId, role: roles[role] };
}

function decode(encoded: string): z.infer<typeof JoinToken> | undefined {
  if (encoded.length > MAX_ENCODED_LENGTH) return undefined;
  try {
    return JoinToken.safeParse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'))).data;
  } catch {
    // Not JSON: no token of ours.
    return undefined;
  }
}
