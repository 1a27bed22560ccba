import { ApiRefused } from '../../aliyun/openapi';
import { equalSecrets } from '../../model/equal-secrets';
import { ACCESS_KEY_NAMES } from '../settings';
import type { Check } from './check';
import type { Facts } from './facts';
import { type Finding, look, right, wrong } from './finding';

const NEEDS = ['MIXER', 'RTC_APP_ID', ...ACCESS_KEY_NAMES];
/** DescribeApps: 1 in use, 2 stopped, 3 stopped for debts. */
const IN_USE = 1;
const MADE_IN_LIVE =
  'Set MIXER=live with an app of the Live console, under Live+ > real-time audio and video.';

/** The app whose channels are mixed. */
export const rtcAppChecks: Check[] = [
  {
    name: 'rtc-app',
    needs: NEEDS,
    run: (facts) => (facts.value('MIXER') === 'live' ? appOfLive(facts) : appOfRtc(facts)),
  },
  {
    name: 'rtc-app-key',
    needs: [...NEEDS, 'RTC_APP_KEY'],
    run: (facts) => (facts.value('MIXER') === 'live' ? untoldKey() : keyOfRtc(facts)),
  },
];

/** https://help.aliyun.com/document_detail/71343.html (DescribeApps) */
async function appOfRtc(facts: Facts): Promise<Finding> {
  const appId = facts.value('RTC_APP_ID');
  const answer = await facts.rtc.call('DescribeApps', { AppId: appId }).catch(unlessUnknown);
  const apps = Object(answer?.AppList).App;
  const app: Record<string, unknown> | undefined = Array.isArray(apps)
    ? apps.map(Object).find(({ AppId }) => AppId === appId)
    : undefined;
  if (!app)
    return wrong(`The account has no RTC app ${appId}.`, `Check RTC_APP_ID. ${MADE_IN_LIVE}`);
  if (String(app.Version).startsWith('3')) {
    return wrong(
      `App ${appId} is of kind ${app.Version}, which StartMPUTask does not serve: MIXER=rtc is for apps made before 2024-04-10.`,
      MADE_IN_LIVE,
    );
  }
  if (app.Status !== IN_USE) {
    return wrong(
      `App ${appId} is stopped (status ${app.Status}).`,
      'Start it in the RTC console; status 3 means that a bill is open.',
    );
  }
  return right(`The RTC service has app ${appId}, and it is in use.`);
}

/** https://api.aliyun.com/document/rtc/2018-01-11/DescribeAppKey */
async function keyOfRtc(facts: Facts): Promise<Finding> {
  const parameters = { AppId: facts.value('RTC_APP_ID') };
  const answer = await facts.rtc.call('DescribeAppKey', parameters).catch(unlessUnknown);
  if (!answer) return wrong('An unknown app has no key.', 'Check RTC_APP_ID.');
  if (equalSecrets(String(answer.AppKey), facts.value('RTC_APP_KEY'))) {
    return right('RTC_APP_KEY is the key of this app.');
  }
  return wrong(
    'RTC_APP_KEY is not the key of this app: nobody could join a channel.',
    'Copy the key from the RTC console.',
  );
}

/**
 * The Live API has no list of apps; what it says of an app's tasks, it says of its own apps only.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-listrtcmputaskdetail
 */
async function appOfLive(facts: Facts): Promise<Finding> {
  const appId = facts.value('RTC_APP_ID');
  const parameters = { AppId: appId, PageNo: '1', PageSize: '1' };
  const answer = await facts.live.call('ListRtcMPUTaskDetail', parameters).catch(unlessUnknown);
  if (answer) return right(`The Live service answers for app ${appId}.`);
  return wrong(
    `The Live service does not know app ${appId}.`,
    `Check RTC_APP_ID. ${MADE_IN_LIVE} MIXER=rtc is for apps of the RTC console made before 2024-04-10.`,
  );
}

async function untoldKey(): Promise<Finding> {
  return look(
    'The Live API does not return the key of an app.',
    'Compare RTC_APP_KEY with the Live console; with a wrong one nobody can join.',
  );
}

/** For `catch`: undefined for an app that the service does not have. */
function unlessUnknown(error: unknown): undefined {
  const codes = ['InvalidAppId', 'InvalidAppId.NotFound'];
  if (!(error instanceof ApiRefused) || !codes.includes(error.code)) throw error;
}
