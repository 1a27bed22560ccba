import { createHash, createHmac } from 'node:crypto';
import type { Credentials } from './credentials';

/** Where a bucket is. */
export interface BucketPlace {
  endpoint: URL;
  /** The bucket's own domain, where it has one. */
  ownUrl?: URL | undefined;
  region: string;
  bucket: string;
}

/** A request whose address is to be signed. */
export interface OssRequest {
  method: 'GET' | 'DELETE';
  /** The object; empty for the bucket itself. */
  key: string;
  query?: Record<string, string>;
  ttlSeconds: number;
}

const ALGORITHM = 'OSS4-HMAC-SHA256';

/**
 * A signed address, by version 4: nothing of it can be altered, and it ends, at the latest with the
 * credentials that it was signed with.
 * https://help.aliyun.com/en/oss/developer-reference/add-signatures-to-urls
 */
export function signedOssUrl(
  place: BucketPlace,
  { accessKeyId, accessKeySecret, securityToken }: Credentials,
  { method, key, query = {}, ttlSeconds }: OssRequest,
  nowMs: number,
): string {
  const { bucket, region } = place;
  const date = `${new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const scope = [date.slice(0, 8), region, 'oss', 'aliyun_v4_request'];
  const signed = canonicalQuery({
    ...query,
    'x-oss-signature-version': ALGORITHM,
    'x-oss-credential': [accessKeyId, ...scope].join('/'),
    'x-oss-date': date,
    'x-oss-expires': String(ttlSeconds),
    ...(securityToken && { 'x-oss-security-token': securityToken }),
  });
  const path = `/${key.split('/').map(encode).join('/')}`;
  const canonical = [method, `/${bucket}${path}`, signed, '', '', 'UNSIGNED-PAYLOAD'].join('\n');
  const hash = createHash('sha256').update(canonical).digest('hex');
  const signingKey = scope.reduce<string | Buffer>(hmac, `aliyun_v4${accessKeySecret}`);
  const text = [ALGORITHM, date, scope.join('/'), hash].join('\n');
  const signature = hmac(signingKey, text).toString('hex');
  return `${originOf(place)}${path}?${signed}&x-oss-signature=${signature}`;
}

/** At an endpoint the bucket is a part of the name. */
function originOf({ ownUrl, endpoint, bucket }: BucketPlace): string {
  return ownUrl ? ownUrl.origin : `${endpoint.protocol}//${bucket}.${endpoint.host}`;
}

function canonicalQuery(query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return pairs.sort().join('&');
}

/** RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
