import { createHash, createHmac } from 'node:crypto';
import * as models from '@alicloud/fc20230330';
import { paymentHeaders } from '../payment/signature';
import { signatureHeaders } from '../rtc/events/callback-signature';
import type { LocalCloud } from './local-cloud';

type Environment = Record<string, string>;

/**
 * Fills in what an event file in a repository cannot hold, because it expires or is secret:
 * `${token:<user id>}` a bearer token of the user, `${adminToken:<user id>}` one of an admin,
 * `${env:<NAME>}` a variable of the function, `${seconds}` the time, and `${rtcSignature}`,
 * `${liveSignature}`, `${recordSignature}`, `${paymentSignature}` and `${moderationSignature}` those of a
 * callback at that time. The component fc3 sends them as they are, so
 * on Alibaba Cloud put real values in their place. An event without them is sent as it is.
 */
export async function fillEvent(
  event: string,
  functionName: string,
  cloud: LocalCloud,
): Promise<string> {
  const names = [...event.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  if (names.length === 0) return event;
  const request = new models.GetFunctionRequest();
  const deployed = await cloud.ask(cloud.fc.getFunction(functionName, request));
  const env = deployed.environmentVariables ?? {};
  const seconds = String(Math.floor((await cloud.now()) / 1000));
  const values = new Map<string, string>();
  for (const name of names) values.set(name, await fillerOf(name, { cloud, env, seconds, event }));
  // In JSON text: a value may not end the string that it stands in.
  return event.replace(PLACEHOLDER, (_, name) => JSON.stringify(values.get(name)).slice(1, -1));
}

const PLACEHOLDER = /\$\{([\w:.@-]+)\}/g;

async function fillerOf(
  placeholder: string,
  known: { cloud: LocalCloud; env: Environment; seconds: string; event: string },
): Promise<string> {
  const { cloud, env, seconds, event } = known;
  const [kind, name = ''] = placeholder.split(/:(.*)/s);
  switch (kind) {
    case 'token':
      return cloud.token({ userId: name });
    case 'adminToken':
      return cloud.token({ userId: name, scope: 'admin' });
    case 'env':
      return env[name] ?? '';
    case 'seconds':
      return seconds;
    case 'rtcSignature':
      return rtcSignature(bodyOf(event), env, seconds);
    case 'paymentSignature':
      return paymentSignature(bodyOf(event), env, seconds);
    case 'moderationSignature':
      return moderationSignature(event, env, seconds);
    case 'liveSignature':
      return liveSignature(env, seconds);
    case 'recordSignature':
      return recordSignature(event, env, seconds);
    default:
      throw new Error(`The event has a placeholder that is not known: \${${placeholder}}.`);
  }
}

function bodyOf(event: string): string {
  const { body } = JSON.parse(event) as { body?: string };
  return body ?? '';
}

function rtcSignature(body: string, env: Environment, seconds: string): string {
  const key = env.RTC_CALLBACK_KEY ?? '';
  return signatureHeaders({ body, key, timestampSeconds: Number(seconds) })['Ali-Rtc-Signature'];
}

function paymentSignature(body: string, env: Environment, seconds: string): string {
  return paymentHeaders(body, env.PAYMENT_KEY ?? '', Number(seconds))['x-payment-signature'];
}

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
function moderationSignature(event: string, env: Environment, seconds: string): string {
  const { headers = {} } = JSON.parse(event) as { headers?: Record<string, string> };
  const key = Buffer.from((env.MODERATION_KEYS ?? '').replace(/^whsec_/, ''), 'base64');
  const signed = `${headers['webhook-id']}.${seconds}.${bodyOf(event)}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

/** https://help.aliyun.com/document_detail/199365.html */
function liveSignature(env: Environment, seconds: string): string {
  const signed = `${env.LIVE_PUSH_DOMAIN}|${seconds}|${env.LIVE_CALLBACK_KEY}`;
  return createHash('md5').update(signed).digest('hex');
}

/** https://help.aliyun.com/en/live/developer-reference/usage-notes-for-callback-authentication */
function recordSignature(event: string, env: Environment, seconds: string): string {
  const { requestContext = {} } = JSON.parse(event) as { requestContext?: Environment };
  const signed = `${requestContext.domainName}|${seconds}|${env.RECORD_CALLBACK_KEY}`;
  return createHash('md5').update(signed).digest('hex');
}
