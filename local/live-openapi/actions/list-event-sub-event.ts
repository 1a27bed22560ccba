import { z } from 'zod';
import { invalidParam } from '../live-error';
import { AppId, digits, parseLive } from '../live-parameters';
import { type LiveAction, requireApp } from './live-action';

/** Seconds since the epoch. */
const seconds = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(Number);
const MINUTE_S = 60;
/** The longest time that one call asks for, and how far back the service remembers. */
const MAX_SPAN_S = 7 * 86_400;
/** The service writes its times as they are in China. */
const CHINA_MS = 8 * 3600 * 1000;

const Request = z.object({
  AppId,
  SubscribeId: z.string().exactOptional(),
  StartTime: seconds,
  EndTime: seconds,
  PageNo: digits(1, 100_000),
  PageSize: digits(1, 100),
});

/**
 * ListEventSubEvent: what became of the messages of subscriptions that `CreateEventSub` has made.
 * Newest first, which is not documented.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-listeventsubevent
 */
export const listEventSubEvent: LiveAction = (context, parameters) => {
  const request = parseLive(Request, parameters);
  requireApp(context, request.AppId);
  const { SubscribeId, PageNo, PageSize } = request;
  const found = context.sentMessages
    .between(...timesOf(request, context.clock.now()))
    .filter(({ subscribeId }) => subscribeId === (SubscribeId ?? subscribeId));
  const page = found.slice((PageNo - 1) * PageSize, PageNo * PageSize);
  return {
    Count: page.length,
    HasMore: found.length > PageNo * PageSize,
    Logs: page.map((record) => ({
      AppId: request.AppId,
      SubId: record.subscribeId,
      MessageId: record.messageId,
      Url: record.url,
      Data: record.body,
      // What it is when there was no answer is not documented.
      Code: record.status ?? 0,
      Cost: Math.round(record.durationMs),
      Time: chinaTime(record.atMs),
    })),
  };
};

/**
 * When the wanted records begin and end, in milliseconds. The service counts in minutes; here the
 * minute in which a time ends is not among them. Throws the refusal of times that cannot be.
 */
function timesOf(
  { StartTime, EndTime }: { StartTime: number; EndTime: number },
  nowMs: number,
): [number, number] {
  if (StartTime < nowMs / 1000 - MAX_SPAN_S) throw invalidParam('StartTime');
  if (EndTime <= StartTime || EndTime - StartTime > MAX_SPAN_S) throw invalidParam('EndTime');
  return [minuteMs(StartTime), minuteMs(EndTime)];
}

function minuteMs(timeSeconds: number): number {
  return Math.floor(timeSeconds / MINUTE_S) * MINUTE_S * 1000;
}

/** As `2023-10-17 20:26:31.988`. */
function chinaTime(timeMs: number): string {
  return new Date(timeMs + CHINA_MS).toISOString().replace('T', ' ').replace('Z', '');
}
