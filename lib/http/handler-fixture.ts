import { createHmac } from 'node:crypto';
import type { FcContext, FcResponse } from './fc-context';

// What tests need to call a handler as Function Compute does: its environment, events and tokens.

export const JWT_SECRET = 'a secret of at least 32 characters';

/** Every value that has no default, and nothing else. */
export const REQUIRED = {
  // Nobody listens there: what needs the store fails fast.
  OTS_ENDPOINT: 'http://127.0.0.1:9',
  OTS_INSTANCE: 'lianmai',
  MIXER: 'rtc',
  RTC_APP_ID: 'app1',
  RTC_APP_KEY: 'canary-app-key',
  LIVE_PUSH_DOMAIN: 'push.example.com',
  LIVE_PUSH_KEY: 'canary-push-key',
  LIVE_PLAY_DOMAIN: 'play.example.com',
  LIVE_PLAY_KEY: 'canary-play-key',
  JWT_SECRET,
};

/** Makes this the whole environment of the process, until the test file ends. */
export function setEnvironment(values: Record<string, string>): void {
  jest.replaceProperty(process, 'env', values);
}

export const CONTEXT: FcContext = {
  requestId: '1-64f6cd87-0123456789ab',
  credentials: {
    accessKeyId: 'STS.id',
    accessKeySecret: 'canary-access-key-secret',
    securityToken: 'canary-security-token',
  },
  function: { name: 'lianmai-test' },
};

export interface EventChanges {
  rawPath?: string;
  headers?: Record<string, unknown>;
  queryParameters?: Record<string, unknown>;
  body?: unknown;
  isBase64Encoded?: unknown;
}

/**
 * An event of an HTTP trigger, such as `httpEvent('POST /create-room', { body: '{}' })`.
 * https://help.aliyun.com/zh/functioncompute/fc-3-0/user-guide/http-trigger-invoking-function
 */
export function httpEvent(line: string, changes: EventChanges = {}) {
  const [method, rawPath] = line.split(' ');
  return {
    version: 'v1',
    rawPath,
    body: '',
    isBase64Encoded: false,
    headers: { Authorization: `Bearer ${signHs256({ sub: 'host', exp: 4e9 })}` },
    queryParameters: {},
    requestContext: {
      accountId: '1234',
      domainName: 'x.cn-hangzhou.fcapp.run',
      domainPrefix: 'x',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '::1', userAgent: 'test' },
      requestId: CONTEXT.requestId,
      time: '2023-09-05T06:41:11Z',
      timeEpoch: '1693896071895',
    },
    ...changes,
  };
}

/** The bytes that a handler is called with. */
export function eventBytes(event: unknown): Buffer {
  return Buffer.from(JSON.stringify(event));
}

/** A response's JSON. */
export function bodyOf({ body }: FcResponse): Record<string, unknown> {
  return JSON.parse(body);
}

/** A JWT made by hand, so that the library which checks it does not check itself. */
export function signHs256(claims: unknown, secret = JWT_SECRET, header: object = {}): string {
  const signed = jwtHead({ alg: 'HS256', typ: 'JWT', ...header }, claims);
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** The part of a JWT that is signed. */
export function jwtHead(header: object, claims: unknown): string {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode(header)}.${encode(claims)}`;
}
