import * as z from 'zod/mini';
import { configProblems } from '../../config/problems';
import { type Environment, givenOf, url } from '../../config/variables';
import { ACCESS_KEY, accessKey, checked, text } from '../settings';

const HOST_NAME = /^(auto|(?=.{4,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+)$/;
const API_DOMAIN =
  'expected a domain of your own for Lianmai alone (in lower case; its CNAME to ' +
  '<account>.<region>.fc.aliyuncs.com comes first, HTTPS takes an RSA certificate, and mainland ' +
  'China an ICP filing), or auto for a try (a domain below fc.devsapp.net, without HTTPS; to prove ' +
  'it, the service serverless-devs-check of FC 2.0 is created with a function and a trigger and ' +
  'deleted again, which takes the rights of docs/ram/auto-domain.json)';
const VSWITCH_IDS = 'expected a list in JSON, such as ["vsw-1","vsw-2"]';

const SHAPE = z.object({
  REGION: z._default(z.string().check(z.regex(/^[a-z]{2,}(-[a-z0-9]+)+$/)), 'cn-hangzhou'),
  API_DOMAIN: z.string(API_DOMAIN).check(z.regex(HOST_NAME, API_DOMAIN)),
  API_PROTOCOL: z._default(z.enum(['HTTP', 'HTTPS', 'HTTP,HTTPS']), 'HTTP'),
  API_CERT_FILE: z.optional(z.string()),
  API_CERT_KEY_FILE: z.optional(z.string()),
  VPC_ID: z.optional(text()),
  VSWITCH_IDS: z.optional(z.string().check(z.regex(/^\["[\w-]+"(, *"[\w-]+")*\]$/, VSWITCH_IDS))),
  SECURITY_GROUP_ID: z.optional(text()),
  LOG_PROJECT: z.optional(text()),
  LOG_STORE: z.optional(text()),
  PROVISION_OTS_ENDPOINT: z.optional(url()),
  ...ACCESS_KEY,
});

/** Variables that mean something only together. */
const GROUPS = [
  ['API_CERT_FILE', 'API_CERT_KEY_FILE'],
  ['VPC_ID', 'VSWITCH_IDS', 'SECURITY_GROUP_ID'],
  ['LOG_PROJECT', 'LOG_STORE'],
];

/** Values that are shown nowhere. */
const SECRETS = [
  'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  'RTC_APP_KEY',
  'LIVE_PUSH_KEY',
  'LIVE_PLAY_KEY',
  'CALLBACK_SECRET',
  'RTC_CALLBACK_KEY',
  'LIVE_CALLBACK_KEY',
  'RECORD_CALLBACK_KEY',
  'PAYMENT_KEY',
  'WEBHOOK_KEYS',
  'MODERATION_KEYS',
  'SERVER_KEY',
  'JWT_SECRET',
];

/** What a deployment needs beside what the functions need. */
export type DeploySettings = ReturnType<typeof deploySettings>;

/** Reads them all. Throws one error that names every problem, the functions' variables included. */
export function deploySettings(env: Environment) {
  const given = givenOf(env);
  const problems = [...configProblems(given), ...groupProblems(given), ...httpsProblems(given)];
  const settings = checked(SHAPE, given, problems);
  const { API_CERT_FILE: certFile, API_CERT_KEY_FILE: keyFile } = settings;
  return {
    region: settings.REGION,
    domain: settings.API_DOMAIN,
    protocol: settings.API_PROTOCOL,
    certificate: certFile && keyFile ? { certFile, keyFile } : undefined,
    accessKey: accessKey(settings),
    /** In the order of their names above, those that are set. */
    secrets: secretsOf(given),
  };
}

/** The values that are shown nowhere, of those that are set. */
export function secretsOf(env: Environment): string[] {
  return SECRETS.flatMap((name) => env[name] || []);
}

function httpsProblems({ API_DOMAIN, API_PROTOCOL, API_CERT_FILE }: Environment): string[] {
  const isHttps = API_PROTOCOL?.includes('HTTPS') ?? false;
  if (API_DOMAIN === 'auto' && isHttps) return ['API_PROTOCOL: expected HTTP with API_DOMAIN=auto'];
  if (API_CERT_FILE && !isHttps) return ['API_CERT_FILE: expected HTTPS in API_PROTOCOL beside it'];
  return [];
}

function groupProblems(given: Record<string, string>): string[] {
  return GROUPS.filter((names) => {
    const count = names.filter((name) => given[name] !== undefined).length;
    return count > 0 && count < names.length;
  }).map((names) => `${names.join(', ')}: expected all of them or none`);
}
