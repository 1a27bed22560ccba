import { equalSecrets } from '../../model/equal-secrets';
import { ACCESS_KEY_NAMES } from '../settings';
import type { Check } from './check';
import { clockOffset } from './clock';
import type { Facts } from './facts';
import { type Finding, look, notYet, right, wrong } from './finding';

const NEEDS = ['API_URL', 'CALLBACK_SECRET'];
const OF_APP = [...NEEDS, ...ACCESS_KEY_NAMES, 'MIXER', 'RTC_APP_ID'];
const OF_PUSH = [...NEEDS, ...ACCESS_KEY_NAMES, 'LIVE_PUSH_DOMAIN'];
const EVENTS = ['ChannelEvent', 'UserEvent'];
const DAY_MS = 86_400_000;
/** The services remember 7 days; one is left out, as their clock decides. */
const MAX_AGE_MS = 6 * DAY_MS;
const MINUTE_S = 60;
/** What has the services send their events. */
export const REGISTER = 'npm run register-callbacks';
const REHEARSE = 'Hold a rehearsal: join a room, start a mix, and look again.';

type Fields = Record<string, unknown>;

/** Whether the services tell their events to the functions, and what became of them. */
export const callbackChecks: Check[] = [
  { name: 'channel-events', needs: OF_APP, run: channelEvents },
  { name: 'channel-events-arrive', needs: OF_APP, run: channelEventsArrive },
  { name: 'push-events', needs: OF_PUSH, run: pushEvents },
  { name: 'push-events-arrive', needs: OF_PUSH, run: pushEventsArrive },
];

/** The address that a service is to send its events to. */
export function callbackUrl(facts: Facts, service: 'rtc' | 'live' | 'record'): string {
  const apiUrl = facts.value('API_URL').replace(/\/$/, '');
  return `${apiUrl}/${service}-callback/${facts.value('CALLBACK_SECRET')}`;
}

async function channelEvents(facts: Facts): Promise<Finding> {
  if (facts.value('MIXER') === 'rtc') {
    if (await haveArrived(facts)) return right('Events of channels are sent to the API.');
    return look(
      'The RTC API does not say which address receives its events.',
      `${REGISTER}; it may be repeated.`,
    );
  }
  const found = await subscriptionAtLive(facts);
  if (!found) return unregistered(facts, 'Events of channels are sent to nobody.');
  const events = Array.isArray(found.Events) ? found.Events : [];
  const isWhole = EVENTS.every((event) => events.includes(event));
  if (found.CallbackUrl === callbackUrl(facts, 'rtc') && isWhole) {
    return right('Events of channels are sent to the API.');
  }
  return wrong('Events of channels are sent to another address, or not all of them.', REGISTER);
}

/** The Live API's subscription to all channels. */
async function subscriptionAtLive(facts: Facts): Promise<Fields | undefined> {
  return facts.once('subscription', async () => {
    const answer = await facts.live.call('ListEventSub', { AppId: facts.value('RTC_APP_ID') });
    const all: Fields[] = Array.isArray(answer.Subscribers) ? answer.Subscribers.map(Object) : [];
    return all.find(({ ChannelId = '' }) => ChannelId === '' || ChannelId === '*');
  });
}

async function channelEventsArrive(facts: Facts): Promise<Finding> {
  if (await haveArrived(facts)) return right('Events of channels have arrived within a day.');
  if (facts.value('MIXER') === 'rtc') return notYet('None has arrived within a day.', REHEARSE);
  const last = await lastMessage(facts);
  if (!last) return notYet('None was sent lately.', REHEARSE);
  return wrong(
    `The last event of a channel was answered with ${last.Code}.`,
    'See the log of lianmai-rtc-callback; CALLBACK_SECRET must be the one that is deployed.',
  );
}

/** The functions keep the ids of events for a day. */
function haveArrived(facts: Facts): Promise<boolean> {
  return facts.once('haveArrived', () =>
    facts.tables.hasRow('inbox', 'event_id', 'rtc ').catch(() => false),
  );
}

/**
 * The newest message of the subscription, whatever became of it. The minute that is not over is
 * asked for as well: the service counts in whole ones, and its time is only estimated here.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-listeventsubevent
 */
async function lastMessage(facts: Facts): Promise<Fields | undefined> {
  const nowMs = await serviceTime(facts);
  const { Logs } = await facts.live.call('ListEventSubEvent', {
    AppId: facts.value('RTC_APP_ID'),
    StartTime: Math.floor((nowMs - MAX_AGE_MS) / 1000),
    EndTime: (Math.ceil(nowMs / 1000 / MINUTE_S) + 1) * MINUTE_S,
    PageNo: 1,
    PageSize: 100,
  });
  return newest(Logs, 'Time');
}

/** https://help.aliyun.com/document_detail/51835.html (DescribeLiveStreamsNotifyUrlConfig) */
async function pushEvents(facts: Facts): Promise<Finding> {
  const parameters = { DomainName: facts.value('LIVE_PUSH_DOMAIN') };
  const answer = await facts.live.call('DescribeLiveStreamsNotifyUrlConfig', parameters);
  const config: Fields = { ...Object(answer.LiveStreamsNotifyConfig) };
  if (!config.NotifyUrl) return unregistered(facts, 'No address is set for the events of pushes.');
  if (config.NotifyUrl !== callbackUrl(facts, 'live')) {
    return wrong('The events of pushes go to another address.', REGISTER);
  }
  const { LIVE_CALLBACK_KEY: key } = facts.env;
  const isSigned = config.NotifyReqAuth === 'yes';
  if (isSigned !== (key !== undefined)) {
    const how = isSigned
      ? 'signed, and LIVE_CALLBACK_KEY is not set'
      : 'not signed, and LIVE_CALLBACK_KEY is set';
    return wrong(`The events of pushes are ${how}.`, REGISTER);
  }
  if (key !== undefined && !equalSecrets(String(config.NotifyAuthKey), key)) {
    return wrong(
      'The events of pushes are signed with another key than LIVE_CALLBACK_KEY.',
      REGISTER,
    );
  }
  return right(`The API receives the events of pushes, ${isSigned ? 'signed' : 'not signed'}.`);
}

/** https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describelivestreamsnotifyrecords */
async function pushEventsArrive(facts: Facts): Promise<Finding> {
  const nowMs = await serviceTime(facts);
  const answer = await facts.live.call('DescribeLiveStreamsNotifyRecords', {
    DomainName: facts.value('LIVE_PUSH_DOMAIN'),
    StartTime: utc(nowMs - MAX_AGE_MS),
    EndTime: utc(nowMs + DAY_MS),
  });
  const { LiveStreamNotifyRecordsInfo: records } = Object(answer.NotifyRecordsInfo);
  const last = newest(records, 'NotifyTime');
  if (!last) return notYet('No event of a push arrived lately.', REHEARSE);
  if (last.NotifyResult === 'success') return right(`The last one arrived, ${last.NotifyTime}.`);
  return wrong(
    `The API did not take the last one, ${last.NotifyTime}: ${last.Description}.`,
    'See the log of lianmai-live-callback; CALLBACK_SECRET and LIVE_CALLBACK_KEY must be those that are deployed.',
  );
}

/** No address is set: before a deployment there is nobody who could be told. */
export async function unregistered(facts: Facts, what: string): Promise<Finding> {
  const functions = await facts.functions().catch(() => []);
  return functions.length > 0
    ? wrong(what, REGISTER)
    : notYet(what, `After npm run deploy: ${REGISTER}`);
}

/** The orders of these lists are not documented; their times can be compared as texts. */
function newest(records: unknown, time: string): Fields | undefined {
  const all: Fields[] = Array.isArray(records) ? records.map(Object) : [];
  return all.sort((one, other) => (String(one[time]) < String(other[time]) ? 1 : -1))[0];
}

async function serviceTime(facts: Facts): Promise<number> {
  return Date.now() - ((await clockOffset(facts)) ?? 0);
}

function utc(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z');
}
