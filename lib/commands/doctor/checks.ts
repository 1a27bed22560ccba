import { apiDomainChecks } from './api-domain';
import { callbackChecks } from './callbacks';
import type { Check } from './check';
import { clockChecks } from './clock';
import { functionChecks } from './functions';
import { liveDomainChecks } from './live-domains';
import { recordingChecks } from './recordings';
import { roleChecks } from './role';
import { rtcAppChecks } from './rtc-app';
import { tableChecks } from './tables';
import { timerChecks } from './timer';
import { variableChecks } from './variables';
import { webPlayerChecks } from './web-players';

/** Everything that is checked, in the order of the report: what rests on something comes after it. */
export const CHECKS: Check[] = [
  ...variableChecks,
  ...clockChecks,
  ...tableChecks,
  ...rtcAppChecks,
  ...liveDomainChecks,
  ...webPlayerChecks,
  ...roleChecks,
  ...functionChecks,
  ...apiDomainChecks,
  ...callbackChecks,
  ...recordingChecks,
  ...timerChecks,
];
