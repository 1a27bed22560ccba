import { LIVE_API_VERSION } from '../aliyun/live-mixer';
import { RecordSetup } from '../aliyun/record-setup';
import { operatorApi } from './operator-api';
import type { RecordSettings } from './settings';

/** The tool that sets recordings up. */
export function recordSetup(settings: RecordSettings): RecordSetup {
  const { live, credentials, ...where } = settings;
  const api = operatorApi({ endpoint: live, version: LIVE_API_VERSION }, credentials);
  return new RecordSetup({ api, ...where });
}
