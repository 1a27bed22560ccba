import * as z from 'zod/mini';
import { webhookOf } from '../config/optional-parts';
import { problemOf, signatureProblems, unusable, webhookProblems } from '../config/problems';
import { ENV, type Environment, givenOf, url } from '../config/variables';
import { TRY_DOMAIN } from './project/wanted';

/** A value that is not empty. */
export const text = () => z.string().check(z.minLength(1), z.maxLength(256));

/** An operator's, for the commands; the functions have their role's. */
export const ACCESS_KEY = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: text(),
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: text(),
};

/** The names of its variables. */
export const ACCESS_KEY_NAMES = Object.keys(ACCESS_KEY);

/** What creating the tables needs. */
export type TableSettings = ReturnType<typeof tableSettings>;

/**
 * What creating the tables needs: the functions' endpoint, or the one that answers an operator.
 * Throws an error that names what is missing.
 */
export function tableSettings(env: Environment) {
  const shape = z.object({
    OTS_ENDPOINT: ENV.shape.OTS_ENDPOINT,
    PROVISION_OTS_ENDPOINT: z.optional(url()),
    OTS_INSTANCE: ENV.shape.OTS_INSTANCE,
    TABLE_PREFIX: ENV.shape.TABLE_PREFIX,
    ...ACCESS_KEY,
  });
  const given = checked(shape, env);
  return {
    endpoint: given.PROVISION_OTS_ENDPOINT ?? given.OTS_ENDPOINT,
    instance: given.OTS_INSTANCE,
    prefix: given.TABLE_PREFIX,
    ...accessKey(given),
  };
}

/** What sending events again needs. Throws an error that names what is missing. */
export function replaySettings(env: Environment) {
  const shape = z.object({
    WEBHOOK_URL: ENV.shape.WEBHOOK_URL.def.innerType,
    WEBHOOK_KEYS: ENV.shape.WEBHOOK_KEYS.def.innerType,
    WEBHOOK_TYPES: ENV.shape.WEBHOOK_TYPES,
    WEBHOOK_NETWORK: ENV.shape.WEBHOOK_NETWORK,
  });
  const { accessKeyId, accessKeySecret, ...tables } = tableSettings(env);
  const webhook = webhookOf(checked(shape, env, webhookProblems(givenOf(env))));
  if (!webhook) throw unusable(['WEBHOOK_URL, WEBHOOK_KEYS: expected both']);
  return { ...tables, webhook, credentials: { accessKeyId, accessKeySecret, securityToken: '' } };
}

/** What making layouts needs. */
export type LayoutSettings = NonNullable<ReturnType<typeof layoutSettings>>;

/**
 * What making layouts needs; undefined without MIXER=rtc, as the Live API takes panes by their places.
 * Throws an error that names what is missing.
 */
export function layoutSettings(env: Environment) {
  if (env.MIXER !== 'rtc') return undefined;
  const shape = z.object({
    RTC_ENDPOINT: ENV.shape.RTC_ENDPOINT,
    RTC_APP_ID: ENV.shape.RTC_APP_ID,
    ...ACCESS_KEY,
  });
  const given = checked(shape, env);
  return {
    rtc: new URL(given.RTC_ENDPOINT),
    appId: given.RTC_APP_ID,
    // An access key has no token, unlike a role's credentials.
    credentials: { ...accessKey(given), securityToken: '' },
  };
}

/** What setting up recordings needs. */
export type RecordSettings = NonNullable<ReturnType<typeof recordSettings>>;

/**
 * What setting up recordings needs; undefined without REPLAY_BUCKET. Throws an error that names what
 * is missing.
 */
export function recordSettings(env: Environment) {
  if (!env.REPLAY_BUCKET) return undefined;
  const shape = z.object({
    LIVE_ENDPOINT: ENV.shape.LIVE_ENDPOINT,
    LIVE_PLAY_DOMAIN: ENV.shape.LIVE_PLAY_DOMAIN,
    LIVE_APP: ENV.shape.LIVE_APP,
    REPLAY_BUCKET: ENV.shape.REPLAY_BUCKET.def.innerType,
    REPLAY_OSS_ENDPOINT: ENV.shape.REPLAY_OSS_ENDPOINT,
    ...ACCESS_KEY,
  });
  const given = checked(shape, env);
  return {
    live: new URL(given.LIVE_ENDPOINT),
    domain: given.LIVE_PLAY_DOMAIN,
    app: given.LIVE_APP,
    bucket: given.REPLAY_BUCKET,
    ossEndpoint: new URL(given.REPLAY_OSS_ENDPOINT).host,
    credentials: { ...accessKey(given), securityToken: '' },
  };
}

/**
 * The services would call an address that nobody answers. A gateway before the API has a name of its
 * own, and may well speak HTTPS.
 */
function protocolProblems({ API_URL = '', API_DOMAIN, API_PROTOCOL = 'HTTP' }: Environment) {
  const { protocol, hostname } = URL.canParse(API_URL) ? new URL(API_URL) : {};
  if (protocol !== 'https:') return [];
  if (hostname?.endsWith(TRY_DOMAIN)) {
    return ['API_URL: expected http, as a domain for a try has no HTTPS'];
  }
  if (hostname !== API_DOMAIN || API_PROTOCOL.includes('HTTPS')) return [];
  return [
    `API_URL: expected http, as API_PROTOCOL is ${API_PROTOCOL}; or deploy with ` +
      'API_PROTOCOL=HTTPS and a certificate first',
  ];
}

/** What registering the callbacks needs. Throws an error that names what is missing. */
export function callbackSettings(env: Environment) {
  const shape = z.object({
    API_URL: url(),
    MIXER: ENV.shape.MIXER,
    RTC_ENDPOINT: ENV.shape.RTC_ENDPOINT,
    RTC_APP_ID: ENV.shape.RTC_APP_ID,
    LIVE_ENDPOINT: ENV.shape.LIVE_ENDPOINT,
    LIVE_PUSH_DOMAIN: ENV.shape.LIVE_PUSH_DOMAIN,
    CALLBACK_SECRET: ENV.shape.CALLBACK_SECRET.def.innerType,
    RTC_CALLBACK_KEY: ENV.shape.RTC_CALLBACK_KEY,
    LIVE_CALLBACK_KEY: ENV.shape.LIVE_CALLBACK_KEY,
    RECORD_CALLBACK_KEY: ENV.shape.RECORD_CALLBACK_KEY,
    ...ACCESS_KEY,
  });
  const set = givenOf(env);
  const given = checked(shape, env, [...signatureProblems(set), ...protocolProblems(set)]);
  return {
    mixer: given.MIXER,
    apiUrl: given.API_URL.replace(/\/$/, ''),
    rtc: new URL(given.RTC_ENDPOINT),
    live: new URL(given.LIVE_ENDPOINT),
    appId: given.RTC_APP_ID,
    pushDomain: given.LIVE_PUSH_DOMAIN,
    callbacks: {
      secret: given.CALLBACK_SECRET,
      rtcKey: given.RTC_CALLBACK_KEY,
      liveKey: given.LIVE_CALLBACK_KEY,
      recordKey: given.RECORD_CALLBACK_KEY,
    },
    // An access key has no token, unlike a role's credentials.
    credentials: { ...accessKey(given), securityToken: '' },
  };
}

/** The access key by the names of its parts. */
export function accessKey(env: Record<keyof typeof ACCESS_KEY, string>) {
  return {
    accessKeyId: env.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
  };
}

/** The variables of this shape. Throws an error that names all that is wrong, these problems too. */
export function checked<Shape>(
  shape: z.ZodMiniType<Shape>,
  env: Environment,
  problems: string[] = [],
): Shape {
  const result = shape.safeParse(givenOf(env));
  const all = [...(result.error?.issues ?? []).map(problemOf), ...problems];
  if (!result.success || all.length > 0) throw unusable(all);
  return result.data;
}
