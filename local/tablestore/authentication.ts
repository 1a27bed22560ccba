import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Credential, Credentials } from '../account/credentials';
import { OtsError, parameterInvalid } from './errors';
import { equalInConstantTime, requestSignature } from './signature';

const API_VERSION = '2015-12-31';

/** How far a request's date may be from the server's time. https://developer.aliyun.com/ask/219957 */
const MAX_DATE_SKEW_MS = 15 * 60 * 1000;

const REQUIRED_HEADERS = [
  'x-ots-date',
  'x-ots-apiversion',
  'x-ots-accesskeyid',
  'x-ots-instancename',
  'x-ots-contentmd5',
  'x-ots-signature',
] as const;

type RequiredHeader = (typeof REQUIRED_HEADERS)[number];

/**
 * Who sent the request, or the service's refusal of it.
 * https://help.aliyun.com/zh/tablestore/developer-reference/authentication-of-requests
 */
export function authenticate(
  request: { operation: string; headers: IncomingHttpHeaders; body: Buffer },
  service: { credentials: Credentials; instance: string; nowMs: number },
): Credential {
  const headers = requiredHeaders(request.headers);
  if (headers['x-ots-apiversion'] !== API_VERSION) {
    throw parameterInvalid(`Unsupported API version: '${headers['x-ots-apiversion']}'.`);
  }
  checkDate(headers['x-ots-date'], service.nowMs);
  if (headers['x-ots-instancename'] !== service.instance) {
    throw new OtsError('OTSAuthFailed', 'The instance is not found.');
  }
  const credential = service.credentials.find(headers['x-ots-accesskeyid']);
  if (!credential) throw new OtsError('OTSAuthFailed', 'The AccessKeyID does not exist.');
  const signature = requestSignature(
    credential.accessKeySecret,
    request.operation,
    request.headers,
  );
  if (!equalInConstantTime(signature, headers['x-ots-signature'])) {
    throw new OtsError('OTSAuthFailed', 'Signature mismatch.');
  }
  checkSecurityToken(credential, request.headers);
  checkDigest(headers['x-ots-contentmd5'], request.body);
  return credential;
}

function requiredHeaders(headers: IncomingHttpHeaders): Record<RequiredHeader, string> {
  const found: Partial<Record<RequiredHeader, string>> = {};
  for (const name of REQUIRED_HEADERS) {
    const value = headers[name];
    if (typeof value !== 'string') throw parameterInvalid(`Missing header: '${name}'.`);
    found[name] = value;
  }
  return found as Record<RequiredHeader, string>;
}

function checkDate(date: string, nowMs: number): void {
  const dateMs = Date.parse(date);
  if (Number.isNaN(dateMs)) throw parameterInvalid(`Invalid date format: ${date}.`);
  if (Math.abs(nowMs - dateMs) > MAX_DATE_SKEW_MS) {
    throw new OtsError('OTSAuthFailed', `Mismatch between system time and x-ots-date: ${date}.`);
  }
}

function checkSecurityToken({ securityToken = '' }: Credential, headers: IncomingHttpHeaders) {
  const { 'x-ots-ststoken': given = '' } = headers;
  if (!equalInConstantTime(securityToken, String(given))) {
    throw new OtsError('OTSAuthFailed', 'The security token is invalid.');
  }
}

function checkDigest(contentMd5: string, body: Buffer): void {
  if (createHash('md5').update(body).digest('base64') !== contentMd5) {
    throw new OtsError(
      'OTSAuthFailed',
      'Mismatch between MD5 value of request body and x-ots-contentmd5 in header.',
    );
  }
}
