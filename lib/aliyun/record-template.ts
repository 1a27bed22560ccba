/** How recordings are set up on the streaming domain, and what their files are called. */

/** The vendor's samples have times of China in names. https://help.aliyun.com/document_detail/55016.html */
const CHINA_MS = 8 * 3_600_000;
const NAME = /\/(\d{4}-\d\d-\d\d)-(\d\d:\d\d:\d\d)_(\d{4}-\d\d-\d\d)-(\d\d:\d\d:\d\d)_\d+\.mp4$/;

/** Six hours, the longest file; a longer recording has several. */
const CYCLE_SECONDS = 21_600;
/** The shortest: the stream of a mix that ends does not come back. */
const DELAY_SECONDS = 15;

/** The name of a file: times come first, so that files are listed in their order. */
const OBJECT_PREFIX =
  'record/{AppName}/{StreamName}/{EscapedStartTime}_{EscapedEndTime}_{Sequence}';

/** The parameters of AddLiveAppRecordConfig, beside domain and bucket. */
export const RECORD_TEMPLATE = {
  StreamName: '*',
  OnDemand: 7,
  DelayTime: DELAY_SECONDS,
  RecordFormat: [{ Format: 'mp4', CycleDuration: CYCLE_SECONDS, OssObjectPrefix: OBJECT_PREFIX }],
};

/** What the names of a stream's files begin with. */
export function filesOf(app: string, stream: string): string {
  return `record/${app}/${stream}/`;
}

/** What the name of a file that began at this time begins with. */
export function fileAt(app: string, stream: string, timeMs: number): string {
  const [day, time = ''] = new Date(timeMs + CHINA_MS).toISOString().split('T');
  return `${filesOf(app, stream)}${day}-${time.slice(0, 8)}`;
}

/** When a file begins and ends, by its name; undefined for what is none of ours. */
export function timesOf(key: string): { fromMs: number; toMs: number } | undefined {
  const [, fromDay, fromTime, toDay, toTime] = NAME.exec(key) ?? [];
  const fromMs = Date.parse(`${fromDay}T${fromTime}Z`) - CHINA_MS;
  const toMs = Date.parse(`${toDay}T${toTime}Z`) - CHINA_MS;
  return fromMs <= toMs ? { fromMs, toMs } : undefined;
}
