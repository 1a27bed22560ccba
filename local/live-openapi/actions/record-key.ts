import { z } from 'zod';
import type { RecordConfig } from '../../live/recordings/record-config';

/** Which template is meant; without a stream it is the one for all of the app. */
export const RECORD_KEY = {
  DomainName: z.string(),
  AppName: z.string(),
  StreamName: z.string().default('*'),
};

/** A template as the API tells it; times are of UTC. */
export function recordConfigView(domain: string, config: RecordConfig) {
  return {
    DomainName: domain,
    AppName: config.app,
    StreamName: config.stream,
    OssBucket: config.bucket,
    OssEndpoint: config.ossEndpoint,
    OnDemond: 7,
    DelayTime: config.delaySeconds,
    CreateTime: new Date(config.createdAtMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    RecordFormatList: {
      RecordFormat: [
        {
          Format: 'mp4',
          OssObjectPrefix: config.objectPrefix,
          CycleDuration: config.cycleSeconds,
        },
      ],
    },
  };
}
