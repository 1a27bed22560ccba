import { ACCOUNT_ID } from '../fc/account';
import type { Keys } from './keys';

/** Which of the RTC service's two APIs the functions use. */
export type MixerName = 'rtc' | 'live';

interface RtcEndpoints {
  /** `rtc` when absent. */
  mixer?: MixerName;
  endpoint: string;
  /** Of the Live API. */
  liveEndpoint: string;
  whip: string;
  whep: string;
}

/** Where the services of a running local cloud are. */
export interface Endpoints {
  gateway: string;
  /** The custom domain that leads to the functions. */
  domain: string;
  /** The OpenAPI of Function Compute, and the one region that it is in. */
  fc: { endpoint: string; region: string };
  tablestore: string;
  rtc: RtcEndpoints;
  live: { pushDomain: string; playDomain: string };
  /** Of OSS. */
  oss: string;
  /** The payment provider. */
  payments: string;
  /** Where events go; nowhere when absent. */
  events?: string;
  /** The local receiver of events, with its page. */
  receiver: string;
  /** Resource Access Management, and the security token service. */
  ram: { endpoint: string; stsEndpoint: string };
  control: string;
  /** The pages. */
  web: string;
}

/** The Tablestore instance of the local cloud. */
export const INSTANCE = 'lianmai';
export const LIVE_APP = 'live';
/** The one bucket of OSS, and the region that it is in. */
export const BUCKET = 'lianmai-replays';
export const REGION = 'cn-hangzhou';

/** What is done about reports of moderation. */
const POLICY = [
  { label: '*', minScore: 80, action: 'cover' },
  { label: 'terrorism', minScore: 90, action: 'forbid' },
];

/** What `s.yaml` asks of the environment; the same names as for a deployment to Alibaba Cloud. */
export function deployEnvironment(
  keys: Keys,
  at: Omit<Endpoints, 'gateway' | 'domain' | 'control' | 'ram' | 'fc' | 'receiver'>,
) {
  return {
    MIXER: at.rtc.mixer ?? 'rtc',
    LIVE_ENDPOINT: `http://${at.rtc.liveEndpoint}`,
    OTS_ENDPOINT: at.tablestore,
    OTS_INSTANCE: INSTANCE,
    RTC_ENDPOINT: `http://${at.rtc.endpoint}`,
    RTC_APP_ID: keys.appId,
    RTC_APP_KEY: keys.appKey,
    LIVE_APP,
    LIVE_PUSH_DOMAIN: at.live.pushDomain,
    LIVE_PUSH_KEY: keys.livePushKey,
    LIVE_PLAY_DOMAIN: at.live.playDomain,
    LIVE_PLAY_KEY: keys.livePlayKey,
    LIVE_PLAY_SCHEME: 'http',
    RTC_WHIP_URL: at.rtc.whip,
    RTC_WHEP_URL: at.rtc.whep,
    SNAPSHOT_URL_BASE: `http://${at.live.playDomain}/snapshot`,
    ALLOWED_ORIGINS: originsOf(at.web).join(','),
    PAYMENT_URL_BASE: at.payments,
    PAYMENT_KEY: keys.paymentKey,
    // The receiver is on this machine.
    ...(at.events && {
      WEBHOOK_URL: at.events,
      WEBHOOK_KEYS: keys.webhookKey,
      WEBHOOK_NETWORK: 'private',
      MODERATION_KEYS: keys.moderationKey,
      MODERATION_POLICY: JSON.stringify(POLICY),
    }),
    SERVER_KEY: keys.serverKey,
    JWT_SECRET: keys.jwtSecret,
    CALLBACK_SECRET: keys.callbackSecret,
    // The Live API signs no events.
    ...(at.rtc.mixer !== 'live' && { RTC_CALLBACK_KEY: keys.rtcCallbackKey }),
    LIVE_CALLBACK_KEY: keys.liveCallbackKey,
    RECORD_CALLBACK_KEY: keys.recordCallbackKey,
    REPLAY_BUCKET: BUCKET,
    REPLAY_OSS_ENDPOINT: at.oss,
    REPLAY_URL_BASE: at.oss,
    REPLAY_OSS_REGION: REGION,
    // Half of the instances that a function has here: the other half answers.
    MAX_WAITS: '10',
  };
}

/** A browser knows one server under two names, and takes them for two origins. */
function originsOf(web: string): string[] {
  return [web, web.replace('127.0.0.1', 'localhost')];
}

/** What an operator's shell has, beside what `s.yaml` asks for. */
export function operatorEnvironment(keys: Keys, at: Endpoints) {
  return {
    ALIBABA_CLOUD_ACCESS_KEY_ID: keys.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: keys.accessKeySecret,
    RAM_ENDPOINT: `http://${at.ram.endpoint}`,
    STS_ENDPOINT: `http://${at.ram.stsEndpoint}`,
    // As the components fc3 and fc3-domain read them; packages are uploaded to the second.
    FC_CLIENT_CUSTOM_ENDPOINT: at.fc.endpoint,
    FC_CODE_TEMP_OSS_ENDPOINT: at.fc.endpoint,
    REGION: at.fc.region,
    API_DOMAIN: at.domain,
    API_URL: at.gateway,
  };
}

/** What `cloud.json` tells, so that any client can find the local cloud and sign for it. */
export function describeCloud(keys: Keys, at: Endpoints) {
  const { pushDomain, playDomain } = at.live;
  return {
    web: at.web,
    gateway: at.gateway,
    control: at.control,
    // For FC_CLIENT_CUSTOM_ENDPOINT; uploads go there too, by FC_CODE_TEMP_OSS_ENDPOINT.
    fc: { ...at.fc, accountId: ACCOUNT_ID },
    // What functions get for variables that they declare and leave empty.
    environment: deployEnvironment(keys, at) as Record<string, string>,
    tablestore: { endpoint: at.tablestore, instance: INSTANCE },
    rtc: at.rtc,
    ram: at.ram,
    live: {
      rtmp: `rtmp://${playDomain}`,
      http: `http://${playDomain}`,
      app: LIVE_APP,
      pushDomain,
      playDomain,
    },
    accessKeyId: keys.accessKeyId,
    accessKeySecret: keys.accessKeySecret,
    appId: keys.appId,
    appKey: keys.appKey,
    jwtSecret: keys.jwtSecret,
    serverKey: keys.serverKey,
    /** The bucket that recordings go to. */
    replays: at.oss,
    payments: at.payments,
    paymentKey: keys.paymentKey,
    webhooks: { receiver: at.receiver, url: at.events, key: keys.webhookKey },
    liveKeys: { push: keys.livePushKey, play: keys.livePlayKey },
  };
}

export type CloudDescription = ReturnType<typeof describeCloud>;
