import { z } from 'zod';
import { liveRefusal } from '../live-error';
import { digits, parseLive } from '../live-parameters';
import { type LiveAction, requirePushDomain } from './live-action';

const DAY_MS = 86_400_000;
/** How far back the service remembers. */
const MAX_AGE_MS = 7 * DAY_MS;
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const Request = z.object({
  DomainName: z.string(),
  AppName: z.string().exactOptional(),
  StreamName: z.string().exactOptional(),
  Status: z.enum(['success', 'failed']).exactOptional(),
  StartTime: z.string(),
  EndTime: z.string(),
  PageSize: digits(1, 500).default(20),
  PageNumber: digits(1, 100_000).default(1),
});

/**
 * DescribeLiveStreamsNotifyRecords: what became of the requests that told of pushes. Here each
 * attempt is one record, newest first; the order is not documented.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describelivestreamsnotifyrecords
 */
export const describeLiveStreamsNotifyRecords: LiveAction = (context, parameters) => {
  const request = parseLive(Request, parameters);
  const { DomainName, AppName, StreamName, Status, PageSize, PageNumber } = request;
  const { records } = requirePushDomain(context, DomainName);
  const found = records
    .between(...timesOf(request, context.clock.now()))
    .map((record) => ({
      DomainName,
      AppName: record.app,
      StreamName: record.stream,
      NotifyType: record.action,
      NotifyUrl: record.url,
      NotifyTime: utc(record.atMs),
      NotifyResult: record.status === 200 ? 'success' : 'failed',
      Description: record.status === 200 ? 'success' : `status ${record.status ?? 'none'}`,
    }))
    .filter((record) => record.AppName === (AppName ?? record.AppName))
    .filter((record) => record.StreamName === (StreamName ?? record.StreamName))
    .filter((record) => record.NotifyResult === (Status ?? record.NotifyResult));
  const page = found.slice((PageNumber - 1) * PageSize, PageNumber * PageSize);
  return {
    NotifyRecordsInfo: { LiveStreamNotifyRecordsInfo: page },
    PageNum: PageNumber,
    PageSize,
    TotalNum: found.length,
    TotalPage: Math.ceil(found.length / PageSize),
  };
};

/** When the wanted records begin and end. Throws the refusal of times that cannot be. */
function timesOf(
  { StartTime, EndTime }: { StartTime: string; EndTime: string },
  nowMs: number,
): [number, number] {
  if (!UTC.test(StartTime)) throw liveRefusal('InvalidStartTime.Malformed');
  if (!UTC.test(EndTime)) throw liveRefusal('InvalidEndTime.Malformed');
  const [startMs, endMs] = [Date.parse(StartTime), Date.parse(EndTime)];
  if (startMs < nowMs - MAX_AGE_MS) throw liveRefusal('InvalidStartTime.Malformed');
  if (endMs <= startMs) throw liveRefusal('InvalidEndTime.Mismatch');
  return [startMs, endMs];
}

function utc(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z');
}
