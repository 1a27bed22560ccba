import { z } from 'zod';
import { NAME_VARIABLES } from '../../live/recordings/object-name';
import { liveRefusal } from '../live-error';
import { digits, parseLive } from '../live-parameters';
import { type LiveAction, requireRecordings } from './live-action';
import { RECORD_KEY } from './record-key';

/** A file of six hours, and 180 s from a stop to the file, unless something else is asked for. */
const DEFAULT_CYCLE_SECONDS = 21_600;
const DEFAULT_DELAY_SECONDS = 180;
const DEFAULT_PREFIX =
  'record/{AppName}/{StreamName}/{Sequence}_{EscapedStartTime}_{EscapedEndTime}';

/** The name of a file says when it was recorded, and has no variables but the documented ones. */
const ObjectPrefix = z
  .string()
  .max(255)
  .refine((prefix) => prefix.includes('{EscapedStartTime}') && prefix.includes('{EscapedEndTime}'))
  .refine((prefix) =>
    Array.from(prefix.matchAll(/\{(.*?)\}/g)).every(([, name = '']) =>
      NAME_VARIABLES.includes(name),
    ),
  );

const Request = z.object({
  ...RECORD_KEY,
  OssBucket: z.string(),
  OssEndpoint: z.string(),
  // Manual recording; the other ways are not imitated.
  OnDemand: z.literal('7'),
  DelayTime: digits(15, 21_600).default(DEFAULT_DELAY_SECONDS),
  RecordFormat: z.tuple([
    z.object({
      Format: z.literal('mp4'),
      CycleDuration: digits(900, 21_600).default(DEFAULT_CYCLE_SECONDS),
      OssObjectPrefix: ObjectPrefix.default(DEFAULT_PREFIX),
    }),
  ]),
});

/**
 * AddLiveAppRecordConfig: a template, by which a stream may be recorded. It holds for streams that
 * begin afterwards. Only manual recording into one MP4 file is imitated.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-addliveapprecordconfig
 */
export const addLiveAppRecordConfig: LiveAction = (context, parameters) => {
  const request = parseLive(Request, parameters);
  const { configs } = requireRecordings(context, request.DomainName);
  const [format] = request.RecordFormat;
  const isAdded = configs.add({
    app: request.AppName,
    stream: request.StreamName,
    bucket: request.OssBucket,
    ossEndpoint: request.OssEndpoint,
    objectPrefix: format.OssObjectPrefix,
    cycleSeconds: format.CycleDuration,
    delaySeconds: request.DelayTime,
    createdAtMs: context.clock.now(),
  });
  if (!isAdded) throw liveRefusal('ConfigAlreadyExists');
  return {};
};
