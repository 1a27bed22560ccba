import { LIVE_API_VERSION } from '../aliyun/live-mixer';
import { OpenApi } from '../aliyun/openapi';
import { RecordSetup } from '../aliyun/record-setup';
import type { RecordSettings } from './settings';

/** The tool that sets recordings up. */
export function recordSetup(settings: RecordSettings): RecordSetup {
  const { live, credentials, ...where } = settings;
  const api = OpenApi.connect({ endpoint: live, version: LIVE_API_VERSION }, credentials);
  return new RecordSetup({ api, ...where });
}
