/**
 * The command `npm run register-callbacks`: has the RTC and the live service send their events to
 * the API. It may be repeated. `--dry-run` only prints what it would do.
 */
import { parseArgs } from 'node:util';

import { CallbackRegistrar } from '../../aliyun/callback-registrar';
import { LIVE_API_VERSION } from '../../aliyun/live-mixer';
import { RTC_API_VERSION } from '../../aliyun/rtc-mixer';
import { runCommand } from '../command';
import { operatorApi } from '../operator-api';
import { recordSetup } from '../record-setup';
import { callbackSettings, type RecordSettings, recordSettings } from '../settings';

async function register(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const isDryRun = values['dry-run'];
  const { credentials, rtc, live, apiUrl, callbacks, appId, pushDomain, mixer } = callbackSettings(
    process.env,
  );
  const registrar = new CallbackRegistrar({
    rtc: operatorApi({ endpoint: rtc, version: RTC_API_VERSION }, credentials),
    live: operatorApi({ endpoint: live, version: LIVE_API_VERSION }, credentials),
    appId,
    pushDomain,
  });
  const url = (service: string) => `${apiUrl}/${service}-callback/${callbacks.secret}`;
  const channel = { url: url('rtc'), isSigned: callbacks.rtcKey !== undefined };
  const push = { url: url('live'), key: callbacks.liveKey };
  report('rtc', channel.isSigned, await (mixer === 'live' ? subscribeAtLive() : subscribe()));
  report('live', push.key !== undefined, await notify());
  const recording = recordSettings(process.env);
  const recorded = { url: url('record'), key: callbacks.recordKey };
  if (recording) report('record', recorded.key !== undefined, await notifyRecorded(recording));

  function subscribe(): string | Promise<string> {
    return isDryRun ? 'would be subscribed' : registrar.subscribe(channel);
  }

  async function subscribeAtLive(): Promise<string> {
    if (await registrar.isSubscribedAtLive(channel.url)) return 'present';
    if (isDryRun) return 'would be set';
    await registrar.subscribeAtLive(channel.url);
    return 'set';
  }

  async function notify(): Promise<string> {
    if (await registrar.isNotified(push)) return 'present';
    if (isDryRun) return 'would be set';
    await registrar.notify(push);
    return 'set';
  }

  async function notifyRecorded(settings: RecordSettings): Promise<string> {
    const setup = recordSetup(settings);
    const found = await setup.notified();
    if (found?.url === recorded.url && found.key === recorded.key) return 'present';
    if (isDryRun) return 'would be set';
    await setup.notify(recorded);
    return 'set';
  }

  /** The last part of the address is a secret. */
  function report(service: string, isSigned: boolean, what: string): void {
    const signed = isSigned ? 'signed' : 'unsigned';
    process.stdout.write(`${apiUrl}/${service}-callback/***, ${signed}: ${what}\n`);
  }
}

runCommand('Registering', register);
