import { moderationOf, replaysOf, webhookOf } from './optional-parts';
import { configProblems, unusable } from './problems';
import { ENV, type Environment, givenOf, type Variables } from './variables';

/** How long beyond the longest mix a push URL is valid, so that a late reconnect still passes. */
const PUSH_URL_MARGIN_SECONDS = 600;

/**
 * How many voices a voice room may have. The RTC API mixes sound alone from any number of people
 * (https://help.aliyun.com/document_detail/159390.html), of the 50 who may be in a channel. A channel of
 * an app of the Live console has 16 people with a microphone
 * (https://help.aliyun.com/zh/live/voice-chat-room-solution).
 */
const MAX_VOICES = { rtc: 50, live: 16 } as const;

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

/** The settings of this process. Throws as `readConfig` does. */
export function processConfig(): Config {
  return readConfig(process.env);
}

function layoutIds(list: string): Record<string, number> {
  const pairs = list.matchAll(/(\w+):(\d+)/g);
  return Object.fromEntries(Array.from(pairs, ([, code, id]) => [code, Number(id)]));
}

function settings(env: Variables) {
  const { RTC_WHIP_URL: publishUrl, RTC_WHEP_URL: subscribeUrl } = env;
  return {
    store: { endpoint: env.OTS_ENDPOINT, instance: env.OTS_INSTANCE, prefix: env.TABLE_PREFIX },
    mixer: {
      driver: env.MIXER,
      // Only the Live API can take users of other channels into a mix.
      mixesAcrossChannels: env.MIXER === 'live',
      maxVoices: MAX_VOICES[env.MIXER],
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
    coverUrl: env.MODERATION_COVER_URL,
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
