import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { EVENT_TYPES, publicType } from '../event-types';
import { MIX_REGIONS } from '../mix-regions';
import { moderationPolicy } from '../moderation-policy';
import { MAX_PANE_URL_LENGTH } from '../pane-pictures';

/** Longest mix that may be configured; the push URL must stay valid for it. */
export const MAX_MIX_MINUTES_LIMIT = 24 * 60;

const text = (max = 256) => z.string().check(z.minLength(1), z.maxLength(max));
const seconds = (fallback: number, max = 30 * 86_400) =>
  z._default(z.coerce.number().check(z.int(), z.gte(60), z.lte(max)), fallback);
/**
 * A token for a channel is valid for 24 hours at most; the default leaves room for clocks that differ.
 * https://help.aliyun.com/zh/ims/user-guide/generate-artc-authentication-token
 */
const JOIN_TOKEN_SECONDS = { max: 86_400, fallback: 82_800 };
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
  JOIN_TOKEN_TTL_SECONDS: seconds(JOIN_TOKEN_SECONDS.fallback, JOIN_TOKEN_SECONDS.max),
  MAX_MIX_MINUTES: z._default(
    z.coerce.number().check(z.int(), z.gte(1), z.lte(MAX_MIX_MINUTES_LIMIT)),
    240,
  ),
  MAX_MIXES_PER_APP: count(500, 20),
  MAX_MIXES_PER_HOST: count(500, 10),
  CALLS_PER_MINUTE: count(100_000, 120),
  MAX_WAITS: count(10_000, 30),
  REPLAY_BUCKET: z.optional(
    z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, 'expected the name of a bucket')),
  ),
  // A region in which Live has a centre, as recordings do not cross regions:
  // https://www.alibabacloud.com/help/doc-detail/50283.htm
  REPLAY_OSS_ENDPOINT: z._default(url(), 'https://oss-cn-shanghai.aliyuncs.com'),
  REPLAY_URL_BASE: z.optional(url()),
  REPLAY_OSS_REGION: z._default(
    z.string().check(z.regex(/^[a-z]+(-[a-z0-9]+)+$/, 'expected a region, as cn-shanghai')),
    'cn-shanghai',
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
  MODERATION_COVER_URL: z.optional(url().check(z.maxLength(MAX_PANE_URL_LENGTH))),
  SERVER_KEY: z.optional(z.string().check(z.minLength(32, 'expected at least 32 characters'))),
  JWT_SECRET: z.optional(z.string().check(z.minLength(32, 'expected at least 32 characters'))),
  JWT_JWKS_URL: z.optional(url()),
  JWT_ISSUER: z.optional(text()),
  JWT_AUDIENCE: z.optional(text()),
});

/** The variables of a process. */
export type Environment = Record<string, string | undefined>;

/** The variables as they are once they have been checked. */
export type Variables = z.infer<typeof ENV>;

/** The variables that are set: an empty value counts as absent. */
export function givenOf(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** The parts of a list by commas. */
export function partsOf(list: string): string[] {
  return list.split(',').map((part) => part.trim());
}
