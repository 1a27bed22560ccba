import { z } from 'zod';
import { NAME } from '../../live/admission';
import { liveRefusal } from '../live-error';
import { LiveStreamType, parseLive } from '../live-parameters';
import { type LiveAction, requirePushDomain } from './live-action';

const Request = z.object({
  DomainName: z.string(),
  AppName: z.string().regex(NAME),
  StreamName: z.string().regex(NAME),
  LiveStreamType,
  /** `yes` cuts the push once; `no` keeps the stream out. */
  Oneshot: z.enum(['yes', 'no']).default('no'),
  ResumeTime: z.string().exactOptional(),
});
/** In UTC, as `2026-01-02T03:04:05Z`. */
const Time = z.iso.datetime({ precision: 0 });

/**
 * ForbidLiveStream: cuts a push, and refuses the stream until ResumeTime, or for six months. By our
 * choice a ResumeTime that is over is refused, and another one for a stream that is on the list.
 * https://help.aliyun.com/document_detail/35413.html; two codes are in its first edition alone:
 * https://github.com/ninameman/live (cn.zh-CN/API参考/直播流管理/ForbidLiveStream.md)
 */
export const forbidLiveStream: LiveAction = (context, parameters, detail) => {
  const request = parseLive(Request, parameters);
  const { DomainName, AppName, StreamName, Oneshot, ResumeTime } = request;
  Object.assign(detail, { app: AppName, stream: StreamName, oneshot: Oneshot });
  const { blocklist, cut } = requirePushDomain(context, DomainName);
  const untilMs = ResumeTime === undefined ? undefined : timeOf(ResumeTime, context.clock.now());
  if (Oneshot === 'yes') parameters.ignore('ResumeTime');
  else if (blocklist.has(AppName, StreamName)) throw liveRefusal('ConfigAlreadyExists');
  else if (!blocklist.add(AppName, StreamName, untilMs))
    throw liveRefusal('QuotaExceeded.Blacklist');
  cut(AppName, StreamName);
  return {};
};

function timeOf(resumeTime: string, nowMs: number): number {
  const timeMs = Time.safeParse(resumeTime).success ? Date.parse(resumeTime) : Number.NaN;
  if (!(timeMs > nowMs)) throw liveRefusal('InvalidResumeTime.Malformed');
  return timeMs;
}
