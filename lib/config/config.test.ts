import fc from 'fast-check';
import { EVENT_TYPES } from '../event-types';
import { REQUIRED, setEnvironment } from '../http/handler-fixture';
import { processConfig, readConfig } from './config';
import { allowedOrigins } from './origins';

const JWKS_URL = 'https://id.example.com/keys';
const { JWT_SECRET, ...rest } = REQUIRED;
const NAMES = Object.keys(rest);

/** A key of so many bytes. */
const webhookKey = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;
const WEBHOOK = { WEBHOOK_URL: 'https://hooks.example.com/lianmai', WEBHOOK_KEYS: webhookKey(32) };

/** What is said of an environment that cannot be used. */
function complaint(env: Record<string, string | undefined>): string {
  try {
    readConfig(env);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('The environment was expected to be refused.');
}

describe('readConfig', () => {
  test('fills in what has a default', () => {
    expect(readConfig(REQUIRED)).toEqual({
      store: { endpoint: 'http://127.0.0.1:9', instance: 'lianmai', prefix: '' },
      mixer: {
        driver: 'rtc',
        mixesAcrossChannels: false,
        maxVoices: 50,
        liveEndpoint: new URL('https://live.aliyuncs.com'),
        region: 'CN-Shanghai',
        layouts: {},
      },
      rtc: {
        endpoint: new URL('https://rtc.aliyuncs.com'),
        appId: 'app1',
        appKey: 'canary-app-key',
        gslb: 'https://rgslb.rtc.aliyuncs.com',
        joinTokenTtlSeconds: 82_800,
      },
      live: {
        app: 'live',
        pushDomain: 'push.example.com',
        pushKey: 'canary-push-key',
        playDomain: 'play.example.com',
        playKey: 'canary-play-key',
        playScheme: 'https',
        pushUrlTtlSeconds: 240 * 60 + 600,
        playUrlTtlSeconds: 86_400,
      },
      snapshotUrlBase: undefined,
      serverKey: undefined,
      payment: { urlBase: undefined, key: undefined },
      maxMixMinutes: 240,
      maxWaits: 30,
      quota: { mixesPerApp: 20, mixesPerHost: 10, callsPerMinute: 120 },
      callbacks: { secret: undefined, rtcKey: undefined, liveKey: undefined },
      jwt: { secret: JWT_SECRET, jwksUrl: undefined, issuer: undefined, audience: undefined },
    });
  });

  test('promises no address of a replay for longer than its signing credentials are sure to last', () => {
    const ttlOf = (seconds: string) => {
      const replays = { REPLAY_BUCKET: 'films', REPLAY_URL_TTL_SECONDS: seconds };
      return readConfig({ ...REQUIRED, ...replays }).replays?.urlTtlSeconds;
    };
    expect(['', '7200', '43200', '43201', '604800'].map(ttlOf)).toEqual([
      ...[3600, 7200, 43_200, 43_200, 43_200],
    ]);
  });

  test('takes an empty value as absent, as s.yaml writes what nobody set', () => {
    const optional = ['TABLE_PREFIX', 'RTC_ENDPOINT', 'RTC_GSLB', 'LIVE_APP', 'LIVE_PLAY_SCHEME'];
    const numbers = ['PLAY_URL_TTL_SECONDS', 'JOIN_TOKEN_TTL_SECONDS', 'MAX_MIX_MINUTES'];
    const jwt = ['JWT_JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE'];
    const empty = Object.fromEntries([...optional, ...numbers, ...jwt].map((name) => [name, '']));
    expect(readConfig({ ...REQUIRED, ...empty })).toEqual(readConfig(REQUIRED));
  });

  test('names exactly those that are missing or empty, all in one message', () => {
    fc.assert(
      fc.property(fc.subarray(NAMES, { minLength: 1 }), fc.boolean(), (missing, asEmpty) => {
        const holes = Object.fromEntries(missing.map((name) => [name, asEmpty ? '' : undefined]));
        const message = complaint({ ...REQUIRED, ...holes });
        const named = NAMES.filter((name) => message.includes(`${name}: `));
        expect(named.sort()).toEqual([...missing].sort());
      }),
    );
  });

  test.each([
    ['OTS_ENDPOINT', 'ftp://example.com'],
    ['OTS_ENDPOINT', 'example.com'],
    ['OTS_INSTANCE', 'x'.repeat(257)],
    ['TABLE_PREFIX', '1x'],
    ['TABLE_PREFIX', 'a-b'],
    ['ALLOWED_ORIGINS', 'example.com'],
    ['ALLOWED_ORIGINS', 'https://example.com/'],
    ['ALLOWED_ORIGINS', 'https://example.com,*'],
    ['SNAPSHOT_URL_BASE', 'covers'],
    ['MIXER', 'both'],
    ['LIVE_ENDPOINT', 'live.aliyuncs.com'],
    ['LIVE_MIX_REGION', 'cn-shanghai'],
    ['RTC_ENDPOINT', 'rtc.aliyuncs.com'],
    ['RTC_APP_ID', 'x'.repeat(65)],
    ['RTC_GSLB', 'nowhere'],
    ['LIVE_APP', '_live'],
    ['LIVE_APP', 'a/b'],
    ['LIVE_PUSH_DOMAIN', 'rtmp://push.example.com'],
    ['LIVE_PLAY_DOMAIN', 'play.example.com/live'],
    ['LIVE_PLAY_SCHEME', 'rtmp'],
    ['PLAY_URL_TTL_SECONDS', 'soon'],
    ['PLAY_URL_TTL_SECONDS', '59'],
    ['JOIN_TOKEN_TTL_SECONDS', '3600.5'],
    ['PLAY_URL_TTL_SECONDS', String(31 * 86_400)],
    ['JOIN_TOKEN_TTL_SECONDS', '86401'],
    ['MODERATION_COVER_URL', 'https://cdn.example.com/'.padEnd(257, 'a')],
    ['MAX_MIX_MINUTES', '0'],
    ['MAX_MIX_MINUTES', '1441'],
    ['MAX_MIX_MINUTES', '-1'],
    ['WEBHOOK_URL', 'hooks.example.com'],
    ['WEBHOOK_KEYS', 'whsec_'],
    ['WEBHOOK_KEYS', webhookKey(23)],
    ['WEBHOOK_KEYS', webhookKey(65)],
    ['WEBHOOK_KEYS', webhookKey(32).slice('whsec_'.length)],
    ['WEBHOOK_KEYS', `${webhookKey(32)} ${webhookKey(32)}`],
    ['WEBHOOK_KEYS', `${webhookKey(32)},`],
    ['RTC_LAYOUTS', 'rows2'],
    ['RTC_LAYOUTS', 'rows2:9,'],
    ['RTC_LAYOUTS', 'rows2:nine'],
    ['RTC_LAYOUTS', 'rows2:9 grid3l:10'],
    ['WEBHOOK_TYPES', 'mix.started'],
    ['WEBHOOK_TYPES', 'lianmai.mix.started,lianmai.mix'],
    ['WEBHOOK_NETWORK', 'vpc'],
    ['JWT_SECRET', 'x'.repeat(31)],
    ['JWT_ISSUER', 'x'.repeat(257)],
  ])('names %s when it is %s', (name, value) => {
    expect(complaint({ ...REQUIRED, [name]: value })).toContain(`${name}: `);
  });

  test.each([undefined, '', 'mpu', 'RTC', 'live '])(
    'takes no default for MIXER: %j is answered with both choices in one sentence',
    (value) => {
      expect(complaint({ ...REQUIRED, MIXER: value })).toBe(
        'The configuration is not usable. MIXER: expected live, for every app made since ' +
          '2024-04-10 and apps of the Live console, or rtc, for older AppIds.',
      );
    },
  );

  test('takes either API, but no key for signatures that the second one does not make', () => {
    expect(readConfig({ ...REQUIRED, MIXER: 'live' }).mixer.driver).toBe('live');
    const keyed = { ...REQUIRED, RTC_CALLBACK_KEY: 'key' };
    expect(readConfig(keyed).callbacks.rtcKey).toBe('key');
    expect(complaint({ ...keyed, MIXER: 'live' })).toContain('RTC_CALLBACK_KEY: expected none');
  });

  test('names the missing and the malformed in the same message', () => {
    const env = { ...REQUIRED, OTS_INSTANCE: '', MAX_MIX_MINUTES: 'x', JWT_JWKS_URL: JWKS_URL };
    const message = complaint(env);
    for (const name of ['OTS_INSTANCE', 'MAX_MIX_MINUTES', 'JWT_SECRET', 'JWT_JWKS_URL']) {
      expect(message).toContain(name);
    }
  });

  test('never repeats a value, for it may be a secret', () => {
    const secret = 'canary';
    const malformed = { JWT_SECRET: secret, RTC_GSLB: secret, LIVE_PUSH_DOMAIN: `${secret} x` };
    expect(complaint({ ...REQUIRED, ...malformed })).not.toContain(secret);
  });

  test('takes callers by a secret or by a key server, but not by both or neither', () => {
    expect(readConfig({ ...rest, JWT_JWKS_URL: JWKS_URL }).jwt.jwksUrl).toBe(JWKS_URL);
    expect(readConfig(REQUIRED).jwt.secret).toBe(JWT_SECRET);
    expect(complaint(rest)).toContain('JWT_SECRET, JWT_JWKS_URL');
    expect(complaint({ ...REQUIRED, JWT_JWKS_URL: JWKS_URL })).toContain(
      'JWT_SECRET, JWT_JWKS_URL',
    );
  });

  test('takes origins by commas, also where the other settings are not usable', () => {
    const origins = 'https://a.example, http://localhost:7000,capacitor://localhost';
    expect(allowedOrigins({ ALLOWED_ORIGINS: origins })).toEqual(origins.split(/, ?/));
    expect(allowedOrigins({ ALLOWED_ORIGINS: '*' })).toEqual(['*']);
    for (const none of [undefined, '', 'a.example', 'https://a.example/path']) {
      expect(allowedOrigins({ ALLOWED_ORIGINS: none })).toEqual([]);
    }
  });

  test('takes the layouts that were made for the app', () => {
    const env = { ...REQUIRED, RTC_LAYOUTS: 'rows2:9,grid3l:10' };
    expect(readConfig(env).mixer.layouts).toEqual({ rows2: 9, grid3l: 10 });
  });

  test('takes a receiver of events with its keys, and types by commas', () => {
    const keys = `${webhookKey(24)}, ${webhookKey(64)}`;
    const types = 'lianmai.mix.started, lianmai.mix.ended';
    const env = { ...REQUIRED, ...WEBHOOK, WEBHOOK_KEYS: keys, WEBHOOK_TYPES: types };
    const { webhook } = readConfig(env);
    expect(webhook).toMatchObject({ url: new URL(WEBHOOK.WEBHOOK_URL), keys: keys.split(', ') });
    expect(EVENT_TYPES.filter((type) => webhook?.wants(type))).toEqual([
      'mix.started',
      'mix.ended',
    ]);
    const all = readConfig({ ...REQUIRED, ...WEBHOOK }).webhook;
    expect(EVENT_TYPES.filter((type) => all?.wants(type))).toEqual([...EVENT_TYPES]);
  });

  test('sends no events without keys, and none in the clear but in a network of one’s own', () => {
    expect(readConfig(REQUIRED).webhook).toBeUndefined();
    for (const name of Object.keys(WEBHOOK)) {
      expect(complaint({ ...REQUIRED, ...WEBHOOK, [name]: '' })).toContain('expected both or none');
    }
    const clear = { ...REQUIRED, ...WEBHOOK, WEBHOOK_URL: 'http://10.0.0.8/lianmai' };
    expect(complaint(clear)).toContain('WEBHOOK_URL: expected https');
    expect(readConfig({ ...clear, WEBHOOK_NETWORK: 'private' }).webhook?.isPrivate).toBe(true);
  });

  test('names the addresses of WHIP and WHEP only together', () => {
    const whip = { RTC_WHIP_URL: 'https://rtc.example/whip' };
    const config = readConfig({ ...REQUIRED, ...whip });
    expect(config.rtc).not.toHaveProperty('whip');
    const both = { ...whip, RTC_WHEP_URL: 'https://rtc.example/whep' };
    expect(readConfig({ ...REQUIRED, ...both }).rtc.whip).toEqual({
      publishUrl: both.RTC_WHIP_URL,
      subscribeUrl: both.RTC_WHEP_URL,
    });
  });

  test('makes every push URL outlive the longest mix', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => {
        const { live, maxMixMinutes } = readConfig({
          ...REQUIRED,
          MAX_MIX_MINUTES: String(minutes),
        });
        expect(maxMixMinutes).toBe(minutes);
        expect(live.pushUrlTtlSeconds * 1000).toBeGreaterThan(maxMixMinutes * 60_000);
      }),
    );
  });

  test('throws nothing but its one error, whatever the environment', () => {
    const value = fc.oneof(fc.string(), fc.constant('https://x'), fc.double().map(String));
    const name = fc.constantFrom(...Object.keys(REQUIRED), 'JWT_JWKS_URL', 'MAX_MIX_MINUTES');
    fc.assert(
      fc.property(fc.dictionary(name, value), (env) => {
        try {
          readConfig(env);
        } catch (error) {
          expect(String(error)).toMatch(/^Error: The configuration is not usable\. /);
        }
      }),
    );
  });
});

describe('processConfig', () => {
  test('reads the environment of the process', () => {
    setEnvironment(REQUIRED);
    expect(processConfig()).toEqual(readConfig(REQUIRED));
  });
});
