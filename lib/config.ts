import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { EVENT_TYPES, type EventType, publicType } from './event-types';
import { MIX_REGIONS } from './mix-regions';
import { moderationPolicy } from './moderation-policy';

/** Longest mix that may be configured; the push URL must stay valid for it. */
export const MAX_MIX_MINUTES_LIMIT = 24 * 60;
/** How long beyond the longest mix a push URL is valid, so that a late reconnect still passes. */
const PUSH_URL_MARGIN_SECONDS = 600;

const text = (max = 256) => z.string().check(z.minLength(1), z.maxLength(max));
const seconds = (fallback: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(60), z.lte(30 * 86_400)), fallback);
const count = (max: number, fallback: number) =>
  z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(max)), fallback);
/** An address of HTTP or HTTPS. */
export const url = () => z.url({ protocol: /^https?$/ });
/** Texts by commas, each of which has to be right. */
const listOf = (isRight: (text: string) => boolean, expected: string) =>
  z.string().check(z.refine((list) => partsOf(list).every(isRight), expected));
/** Origins as browsers send them, or `*` for all. */
const origins = () => {
  const origin = String.raw`[a-z][a-z0-9+.-]*:\/\/[A-Za-z0-9.:[\]-]+`;
  const list = new RegExp(`^(\\*|${origin}( *, *${origin})*)?$`);
  return z._default(
    z.string().check(z.regex(list, 'expected * or origins such as https://example.com, by commas')),
    '',
  );
};
/**
 * Which API mixes depends on when and where the app was made, so no default would be right.
 * https://help.aliyun.com/document_detail/2852718.html
 */
const mixer = () =>
  z.enum(
    ['live', 'rtc'],
    'expected live, for every app made since 2024-04-10 and apps of the Live console, or rtc, for older AppIds',
  );
/** Base64 of 24 to 64 bytes: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const isWebhookKey = (key: string) => /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/.test(key);
const webhookKeys = () =>
  listOf(isWebhookKey, 'expected keys as whsec_ and the base64 of 24 to 64 bytes, by commas');
const webhookTypes = () => {
  const known = EVENT_TYPES.map(publicType);
  return listOf(
    (type) => known.includes(type),
    `expected types of events, by commas, of ${known.join(', ')}`,
  );
};
const POLICY_EXPECTED =
  'expected a JSON array of {label, minScore, action}: see docs/guides/moderation.md';
const domain = () =>
  z.string().check(z.regex(/^[A-Za-z0-9.-]+(:\d{1,5})?$/, 'expected a host name, without scheme'));

/** As `npm run provision` prints them: what a layout is called, and the id that the service gave it. */
const layouts = () =>
  z._default(
    z.string().check(z.regex(/^((^|,)\w+:\d+)*$/, 'expected what npm run provision prints')),
    '',
  );

// zod/mini speaks only when it is given a language.
z.config(en());

/** Every variable of the functions, with its default. */
export const ENV = z.object({
  OTS_ENDPOINT: url(),
  OTS_INSTANCE: text(),
  TABLE_PREFIX: z._default(z.string().check(z.regex(/^([A-Za-z_][A-Za-z0-9_]{0,63})?$/)), ''),
  MIXER: mixer(),
  RTC_ENDPOINT: z._default(url(), 'https://rtc.aliyuncs.com'),
  RTC_APP_ID: text(64),
  RTC_APP_KEY: text(),
  RTC_GSLB: z._default(url(), 'https://rgslb.rtc.aliyuncs.com'),
  RTC_WHIP_URL: z.optional(url()),
  RTC_WHEP_URL: z.optional(url()),
  RTC_LAYOUTS: layouts(),
  LIVE_ENDPOINT: z._default(url(), 'https://live.aliyuncs.com'),
  LIVE_MIX_REGION: z._default(z.enum(MIX_REGIONS), 'CN-Shanghai'),
  LIVE_APP: z._default(z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,254}$/)), 'live'),
  LIVE_PUSH_DOMAIN: domain(),
  LIVE_PUSH_KEY: text(),
  LIVE_PLAY_DOMAIN: domain(),
  LIVE_PLAY_KEY: text(),
  LIVE_PLAY_SCHEME: z._default(z.enum(['https', 'http']), 'https'),
  SNAPSHOT_URL_BASE: z.optional(url()),
  PLAY_URL_TTL_SECONDS: seconds(86_400),
  JOIN_TOKEN_TTL_SECONDS: seconds(86_400),
  MAX_MIX_MINUTES: z._default(
    z.coerce.number().check(z.int(), z.gte(1), z.lte(MAX_MIX_MINUTES_LIMIT)),
    240,
  ),
  MAX_MIXES_PER_APP: count(500, 20),
  MAX_MIXES_PER_HOST: count(500, 10),
  CALLS_PER_MINUTE: count(100_000, 120),
  MAX_WAITS: count(10_000, 100),
  REPLAY_BUCKET: z.optional(
    z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, 'expected the name of a bucket')),
  ),
  REPLAY_OSS_ENDPOINT: z._default(url(), 'https://oss-cn-hangzhou.aliyuncs.com'),
  REPLAY_OSS_REGION: z._default(
    z.string().check(z.regex(/^[a-z]+(-[a-z0-9]+)+$/, 'expected a region, as cn-hangzhou')),
    'cn-hangzhou',
  ),
  REPLAY_DAYS: count(3650, 30),
  REPLAY_URL_TTL_SECONDS: seconds(3600),
  ALLOWED_ORIGINS: origins(),
  CALLBACK_SECRET: z.optional(z.string().check(z.regex(/^[\w-]{32,128}$/))),
  RTC_CALLBACK_KEY: z.optional(text()),
  RECORD_CALLBACK_KEY: z.optional(z.string().check(z.regex(/^[A-Za-z0-9]{16,32}$/))),
  LIVE_CALLBACK_KEY: z.optional(z.string().check(z.regex(/^[A-Za-z0-9]{16,64}$/))),
  PAYMENT_URL_BASE: z.optional(url()),
  PAYMENT_KEY: z.optional(z.string().check(z.minLength(32, 'expected at least 32 characters'))),
  WEBHOOK_URL: z.optional(url()),
  WEBHOOK_KEYS: z.optional(webhookKeys()),
  WEBHOOK_TYPES: z.optional(webhookTypes()),
  WEBHOOK_NETWORK: z._default(z.enum(['internet', 'private']), 'internet'),
  MODERATION_KEYS: z.optional(webhookKeys()),
  MODERATION_POLICY: z.optional(
    z.string().check(z.refine((json) => moderationPolicy(json) !== undefined, POLICY_EXPECTED)),
  ),
  MODERATION_COVER_URL: z.optional(url()),
  SERVER_KEY: z.optional(z.string().check(z.minLength(32, 'expected at least 32 characters'))),
  JWT_SECRET: z.optional(z.string().check(z.minLength(32, 'expected at least 32 characters'))),
  JWT_JWKS_URL: z.optional(url()),
  JWT_ISSUER: z.optional(text()),
  JWT_AUDIENCE: z.optional(text()),
});

type Environment = Record<string, string | undefined>;

/** Settings of the functions, read once per instance. */
export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the settings from environment variables; an empty value counts as absent.
 * Throws one error that names every missing or malformed one.
 */
export function readConfig(env: Environment) {
  const problems = configProblems(env);
  if (problems.length > 0) throw unusable(problems);
  return settings(ENV.parse(givenOf(env)));
}

/** What is wrong with the functions' variables, each by its name. */
export function configProblems(env: Environment): string[] {
  const given = givenOf(env);
  const problems = (ENV.safeParse(given).error?.issues ?? []).map(problemOf);
  if (!given.JWT_SECRET === !given.JWT_JWKS_URL) {
    problems.push('JWT_SECRET, JWT_JWKS_URL: exactly one of them must be set');
  }
  if (!given.MODERATION_KEYS !== !given.MODERATION_POLICY) {
    problems.push('MODERATION_KEYS, MODERATION_POLICY: expected both or none');
  }
  return [...problems, ...signatureProblems(given), ...webhookProblems(given)];
}

/**
 * The origins whose pages may call the API, `*` among them for all; none if the value is malformed.
 * It is no part of `Config`, as pages must be able to read what a function without its other
 * settings answers.
 */
export function allowedOrigins({ ALLOWED_ORIGINS }: Environment): string[] {
  const parsed = ENV.shape.ALLOWED_ORIGINS.safeParse(ALLOWED_ORIGINS);
  return parsed.success ? parsed.data.split(/ *, */).filter((origin) => origin !== '') : [];
}

/** The origins of this process's environment, which a preflight needs and nothing else. */
export function processOrigins(): string[] {
  return allowedOrigins(process.env);
}

/** The settings of this process. Throws as `readConfig` does. */
export function processConfig(): Config {
  return readConfig(process.env);
}

/** The variables that are set: an empty value counts as absent. */
export function givenOf(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** With a key the functions refuse what has no signature, and the Live API offers none. */
export function signatureProblems({ MIXER, RTC_CALLBACK_KEY }: Environment): string[] {
  if (MIXER !== 'live' || RTC_CALLBACK_KEY === undefined) return [];
  return ['RTC_CALLBACK_KEY: expected none, as events come unsigned with MIXER=live'];
}

/** Events are signed, and secret on their way unless they stay in a network of one's own. */
export function webhookProblems({
  WEBHOOK_URL,
  WEBHOOK_KEYS,
  WEBHOOK_NETWORK,
}: Environment): string[] {
  if (!WEBHOOK_URL !== !WEBHOOK_KEYS) return ['WEBHOOK_URL, WEBHOOK_KEYS: expected both or none'];
  if (!WEBHOOK_URL || WEBHOOK_NETWORK === 'private' || /^https:/i.test(WEBHOOK_URL)) return [];
  return ['WEBHOOK_URL: expected https, or WEBHOOK_NETWORK=private'];
}

/** The one error that names all that is wrong with an environment. */
export function unusable(problems: string[]): Error {
  return new Error(`The configuration is not usable. ${problems.join('; ')}.`);
}

/** What is wrong with a variable; never its value, which may be a secret. */
export function problemOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `${path.join('.')}: ${message}`;
}

/** The parts of a list by commas. */
function partsOf(list: string): string[] {
  return list.split(',').map((part) => part.trim());
}

/** Where events go, if anywhere. */
export function webhookOf({
  WEBHOOK_URL,
  WEBHOOK_KEYS,
  WEBHOOK_TYPES,
  WEBHOOK_NETWORK,
}: Pick<
  z.infer<typeof ENV>,
  'WEBHOOK_URL' | 'WEBHOOK_KEYS' | 'WEBHOOK_TYPES' | 'WEBHOOK_NETWORK'
>) {
  if (!WEBHOOK_URL || !WEBHOOK_KEYS) return undefined;
  const types = WEBHOOK_TYPES && partsOf(WEBHOOK_TYPES);
  return {
    url: new URL(WEBHOOK_URL),
    keys: partsOf(WEBHOOK_KEYS),
    /** Whether the receiver is told events of this type. */
    wants: (type: EventType) => !types || types.includes(publicType(type)),
    /** Whether it may be in a network of one's own. */
    isPrivate: WEBHOOK_NETWORK === 'private',
  };
}

/** Where recordings are kept, and how long; nothing is recorded without a bucket. */
function replaysOf(env: z.infer<typeof ENV>) {
  const { REPLAY_BUCKET: bucket } = env;
  if (!bucket) return undefined;
  return {
    bucket,
    endpoint: new URL(env.REPLAY_OSS_ENDPOINT),
    region: env.REPLAY_OSS_REGION,
    days: env.REPLAY_DAYS,
    // A signature of version 4 is good for seven days at most.
    urlTtlSeconds: Math.min(env.REPLAY_URL_TTL_SECONDS, 7 * 86_400),
  };
}

/** How reports of moderation are verified, and what is done about them; nothing if none are taken. */
function moderationOf(env: z.infer<typeof ENV>) {
  const { MODERATION_KEYS: keys, MODERATION_POLICY: policy } = env;
  if (!keys || !policy) return undefined;
  return {
    keys: partsOf(keys),
    policy: moderationPolicy(policy) ?? [],
    coverUrl: env.MODERATION_COVER_URL,
  };
}

function layoutIds(list: string): Record<string, number> {
  const pairs = list.matchAll(/(\w+):(\d+)/g);
  return Object.fromEntries(Array.from(pairs, ([, code, id]) => [code, Number(id)]));
}

function settings(env: z.infer<typeof ENV>) {
  const { RTC_WHIP_URL: publishUrl, RTC_WHEP_URL: subscribeUrl } = env;
  return {
    store: { endpoint: env.OTS_ENDPOINT, instance: env.OTS_INSTANCE, prefix: env.TABLE_PREFIX },
    mixer: {
      driver: env.MIXER,
      // Only the Live API can take users of other channels into a mix.
      mixesAcrossChannels: env.MIXER === 'live',
      liveEndpoint: new URL(env.LIVE_ENDPOINT),
      region: env.LIVE_MIX_REGION,
      layouts: layoutIds(env.RTC_LAYOUTS),
    },
    rtc: {
      endpoint: new URL(env.RTC_ENDPOINT),
      appId: env.RTC_APP_ID,
      appKey: env.RTC_APP_KEY,
      gslb: env.RTC_GSLB,
      ...(publishUrl && subscribeUrl && { whip: { publishUrl, subscribeUrl } }),
      joinTokenTtlSeconds: env.JOIN_TOKEN_TTL_SECONDS,
    },
    live: {
      app: env.LIVE_APP,
      pushDomain: env.LIVE_PUSH_DOMAIN,
      pushKey: env.LIVE_PUSH_KEY,
      playDomain: env.LIVE_PLAY_DOMAIN,
      playKey: env.LIVE_PLAY_KEY,
      playScheme: env.LIVE_PLAY_SCHEME,
      // A reconnect of the push re-checks the signature, so it has to outlive the longest mix.
      pushUrlTtlSeconds: env.MAX_MIX_MINUTES * 60 + PUSH_URL_MARGIN_SECONDS,
      playUrlTtlSeconds: env.PLAY_URL_TTL_SECONDS,
    },
    snapshotUrlBase: env.SNAPSHOT_URL_BASE,
    serverKey: env.SERVER_KEY,
    webhook: webhookOf(env),
    moderation: moderationOf(env),
    payment: { urlBase: env.PAYMENT_URL_BASE?.replace(/\/$/, ''), key: env.PAYMENT_KEY },
    maxMixMinutes: env.MAX_MIX_MINUTES,
    quota: {
      mixesPerApp: env.MAX_MIXES_PER_APP,
      mixesPerHost: env.MAX_MIXES_PER_HOST,
      callsPerMinute: env.CALLS_PER_MINUTE,
    },
    maxWaits: env.MAX_WAITS,
    replays: replaysOf(env),
    callbacks: {
      secret: env.CALLBACK_SECRET,
      rtcKey: env.RTC_CALLBACK_KEY,
      liveKey: env.LIVE_CALLBACK_KEY,
      recordKey: env.RECORD_CALLBACK_KEY,
    },
    jwt: {
      secret: env.JWT_SECRET,
      jwksUrl: env.JWT_JWKS_URL,
      issuer: env.JWT_ISSUER,
      audience: env.JWT_AUDIENCE,
    },
  };
}
