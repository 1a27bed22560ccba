import type { AccountSettings } from '../../../local/account/account';
import type { Fault } from './fault';
import { ALL, type Patient } from './patient';

function tablestore({ cloud }: Patient, code: string, message?: string): Promise<void> {
  return cloud.fault({
    ...{ service: 'tablestore', kind: 'fail', times: ALL, status: 403, code },
    ...(message !== undefined && { message }),
  });
}

/** The policies as they were before streams could be forbidden. */
function withoutLiveStreams(policies: AccountSettings['role']['policies']): object {
  const isOlder = (action: unknown) => !/^live:\w+LiveStream$/.test(String(action));
  const older = Object.entries(policies).map(([name, { Version, Statement }]) => [
    name,
    {
      Version,
      Statement: Statement.map((each) => ({
        ...each,
        Action: [each.Action].flat().filter(isOlder),
      })),
    },
  ]);
  return Object.fromEntries(older);
}

/** What can be wrong before anything is deployed, and with what is told to the API. */
export const ACCOUNT_FAULTS: Fault[] = [
  {
    name: 'a variable that is missing',
    env: { RTC_APP_KEY: '' },
    check: 'variables',
    says: 'RTC_APP_KEY',
    next: 'docs/configuration.md',
  },
  {
    name: 'a variable of a wrong form',
    env: { LIVE_PLAY_SCHEME: 'rtmp' },
    check: 'variables',
    says: 'LIVE_PLAY_SCHEME',
    next: 'docs/configuration.md',
  },
  {
    name: 'an API that mixes which nobody has chosen',
    env: { MIXER: '' },
    check: 'variables',
    says: /MIXER.*live.*rtc/,
    next: 'docs/configuration.md',
  },
  {
    name: 'an access key that does not exist',
    env: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIother' },
    check: 'access-key',
    says: 'InvalidAccessKeyId.NotFound',
    next: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
  },
  {
    name: 'a secret that is not the access key’s',
    env: { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'other' },
    check: 'access-key',
    says: 'SignatureDoesNotMatch',
    next: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  },
  {
    name: 'an access key without the right to look',
    breaks: ({ cloud }) =>
      cloud.fault({ service: 'ram', kind: 'fail', times: ALL, status: 403, code: 'NoPermission' }),
    check: 'role',
    says: 'NoPermission',
    next: 'docs/ram/doctor.json',
  },
  {
    name: 'a clock service that is not there',
    env: { STS_ENDPOINT: 'http://127.0.0.1:9' },
    check: 'clock',
    says: 'did not answer',
    next: 'STS_ENDPOINT',
  },
  {
    name: 'a Tablestore that is not reached from here',
    env: { OTS_ENDPOINT: 'http://127.0.0.1:9' },
    check: 'tablestore',
    says: 'does not answer',
    next: 'PROVISION_OTS_ENDPOINT',
  },
  {
    name: 'an instance that takes no calls from this network',
    breaks: (patient) =>
      tablestore(patient, 'OTSAuthFailed', 'Request denied by instance ACL policies.'),
    check: 'tablestore',
    says: 'refuses the network',
    next: 'network management',
  },
  {
    name: 'an instance of another name',
    env: { OTS_INSTANCE: 'other' },
    check: 'tablestore',
    says: 'OTSAuthFailed',
    next: 'OTS_INSTANCE',
  },
  {
    name: 'an access key that may not look at the tables',
    breaks: (patient) => tablestore(patient, 'OTSNoPermissionAccess'),
    check: 'tablestore',
    says: 'may not look',
    next: 'docs/ram/doctor.json',
  },
  {
    name: 'tables that were never made',
    env: { TABLE_PREFIX: 'none_' },
    check: 'tables',
    status: 'not-yet',
    says: 'There are none',
    next: 'npm run provision',
  },
  {
    name: 'an RTC app that the account does not have',
    env: { RTC_APP_ID: 'other' },
    check: 'rtc-app',
    says: 'no RTC app other',
    next: 'RTC_APP_ID',
  },
  {
    name: 'an app of the new kind with MIXER=rtc',
    breaks: ({ cloud }) => cloud.account({ rtcApp: { version: '3.0' } }),
    check: 'rtc-app',
    says: 'of kind 3.0',
    next: 'MIXER=live',
  },
  {
    name: 'an app that was stopped',
    breaks: ({ cloud }) => cloud.account({ rtcApp: { status: 3 } }),
    check: 'rtc-app',
    says: 'stopped (status 3)',
    next: 'bill',
  },
  {
    name: 'an app of the Live console that is not there, with MIXER=live',
    env: { MIXER: 'live', RTC_CALLBACK_KEY: '', RTC_APP_ID: 'other' },
    check: 'rtc-app',
    says: 'Live service does not know app other',
    next: 'MIXER=rtc is for',
  },
  {
    name: 'a key that is not the app’s',
    env: { RTC_APP_KEY: 'other' },
    check: 'rtc-app-key',
    says: 'not the key of this app',
    next: 'RTC console',
  },
  {
    name: 'a push domain that the account does not have',
    env: { LIVE_PUSH_DOMAIN: 'push.example.com' },
    check: 'push-domain',
    says: 'no live domain push.example.com',
    next: 'LIVE_PUSH_DOMAIN',
  },
  {
    name: 'a push domain that is stopped',
    breaks: ({ cloud }) => cloud.account({ pushDomain: { status: 'offline' } }),
    check: 'push-domain',
    says: 'is offline',
    next: 'Start it',
  },
  {
    name: 'a play domain that is still being configured',
    breaks: ({ cloud }) => cloud.account({ playDomain: { status: 'configuring' } }),
    check: 'play-domain',
    says: 'is configuring',
    next: 'minutes',
  },
  {
    name: 'play addresses with https and a domain without a certificate',
    env: { LIVE_PLAY_SCHEME: 'https' },
    check: 'play-domain',
    says: 'has no HTTPS',
    next: 'LIVE_PLAY_SCHEME=http',
  },
  {
    name: 'domains that are not bound to each other',
    breaks: ({ cloud }) => cloud.account({ binding: { isThere: false } }),
    check: 'domains-bound',
    says: 'not bound',
    next: 'bind them',
  },
  {
    name: 'a push key that is not the domain’s',
    env: { LIVE_PUSH_KEY: 'other' },
    check: 'push-signing',
    says: 'LIVE_PUSH_KEY is neither',
    next: 'URL signing',
  },
  {
    name: 'a play key that is not the domain’s',
    env: { LIVE_PLAY_KEY: 'other' },
    check: 'play-signing',
    says: 'LIVE_PLAY_KEY is neither',
    next: 'URL signing',
  },
  {
    name: 'a push domain that takes unsigned addresses',
    breaks: ({ cloud }) => cloud.account({ pushDomain: { signing: 'no_auth' } }),
    check: 'push-signing',
    says: 'does not ask for signed addresses',
    next: 'switch it on',
  },
  {
    name: 'real-time streaming in a mode that no API tells',
    breaks: ({ cloud }) => cloud.account({ playDomain: { rts: 'on' } }),
    check: 'play-latency',
    status: 'look',
    says: 'RTS is on',
    next: 'half-second mode',
  },
  {
    name: 'a play domain from which no web page can play',
    breaks: ({ cloud }) => cloud.account({ playDomain: { cors: 'off' } }),
    check: 'play-pages',
    status: 'look',
    says: 'web pages of other addresses',
    next: 'Access-Control-Allow-Origin',
  },
  {
    name: 'a role that is not there',
    env: { FUNCTION_ROLE: 'other-role' },
    check: 'role',
    says: 'no role other-role',
    next: 'docs/ram/function-role.json',
  },
  {
    name: 'a role that Function Compute may not assume',
    breaks: ({ cloud }) => cloud.account({ role: { trust: { Version: '1', Statement: [] } } }),
    check: 'role-trust',
    says: 'may not assume',
    next: 'trust policy',
  },
  {
    name: 'a role without its policy',
    breaks: ({ cloud }) => cloud.account({ role: { policies: {} } }),
    check: 'role-rights',
    says: /lacks ots:\w+ acs:ots:cn-hangzhou:\d+:instance\/lianmai\/table\/rooms.* more/,
    next: 'docs/ram/function-role.json',
  },
  {
    name: 'a role that may not take a stream off the air, whichever API mixes',
    breaks: async ({ cloud }) => {
      const { role } = await cloud.account({});
      await cloud.account({ role: { policies: withoutLiveStreams(role.policies) } });
    },
    check: 'role-rights',
    says: 'lacks live:ForbidLiveStream *, live:ResumeLiveStream *.',
    next: 'docs/ram/function-role.json',
  },
  {
    name: 'a role that may not record, with a bucket',
    breaks: async ({ cloud }) => {
      const { role } = await cloud.account({});
      const { 'lianmai-function': policy } = role.policies;
      await cloud.account({ role: { policies: { 'lianmai-function': policy } } });
    },
    check: 'role-rights',
    says: /lacks live:RealTimeRecordCommand \*, oss:ListObjects acs:oss:[\w:-]+lianmai-replays,/,
    next: 'Attach docs/ram/function-recordings.json with',
  },
  {
    name: 'a role that may not write lines, with a log store',
    env: { LOG_PROJECT: 'lines', LOG_STORE: 'of-functions' },
    check: 'role-rights',
    says: /lacks log:PostLogStoreLogs acs:log:[\w:-]+:project\/lines\/logstore\/of-functions\.$/,
    next: 'Attach docs/ram/function-logs.json with',
  },
  {
    name: 'a role that may not enter a VPC, with one',
    env: { VPC_ID: 'vpc-1' },
    check: 'role-rights',
    says: 'lacks vpc:DescribeVSwitchAttributes *, ',
    next: 'Attach docs/ram/function-vpc.json with',
  },
  {
    name: 'events of channels that have not arrived, by an API that does not tell its receivers',
    env: { TABLE_PREFIX: 'none_' },
    check: 'channel-events',
    status: 'look',
    says: 'does not say which address',
    next: 'npm run register-callbacks',
  },
  {
    name: 'no event within a day',
    env: { TABLE_PREFIX: 'none_' },
    check: 'channel-events-arrive',
    status: 'not-yet',
    says: 'within a day',
    next: 'rehearsal',
  },
  {
    name: 'push callbacks to another address',
    env: { API_URL: 'https://api.example.com' },
    check: 'push-events',
    says: 'another address',
    next: 'npm run register-callbacks',
  },
  {
    name: 'push callbacks that are signed with another key',
    env: { LIVE_CALLBACK_KEY: 'otherCallbackKey0123' },
    check: 'push-events',
    says: 'another key',
    next: 'npm run register-callbacks',
  },
  {
    name: 'push callbacks that are signed, and no key to check it',
    env: { LIVE_CALLBACK_KEY: '' },
    check: 'push-events',
    says: 'LIVE_CALLBACK_KEY is not set',
    next: 'npm run register-callbacks',
  },
  {
    name: 'recordings that go to another bucket',
    env: { REPLAY_BUCKET: 'other-replays' },
    check: 'record-template',
    says: 'another bucket',
    next: 'npm run provision',
  },
  {
    name: 'an app whose streams cannot be recorded',
    env: { LIVE_APP: 'other' },
    check: 'record-template',
    says: 'no recording template',
    next: 'npm run provision',
  },
  {
    name: 'record callbacks to another address',
    env: { API_URL: 'https://api.example.com' },
    check: 'record-events',
    says: 'another address',
    next: 'npm run register-callbacks',
  },
  {
    name: 'record callbacks that are signed with another key',
    env: { RECORD_CALLBACK_KEY: 'otherRecordKey01234567' },
    check: 'record-events',
    says: 'not signed with RECORD_CALLBACK_KEY',
    next: 'npm run register-callbacks',
  },
];
