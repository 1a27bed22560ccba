import { z } from 'zod';
import { NAME } from '../../live/admission';
import { invalidParam, liveRefusal } from '../live-error';
import { LiveStreamType, parseLive } from '../live-parameters';
import { type LiveAction, requirePushDomain } from './live-action';

const Request = z.object({
  DomainName: z.string(),
  AppName: z.string().regex(NAME),
  StreamName: z.string().regex(NAME),
  LiveStreamType,
  /** `yes` cuts the push once; `no` keeps the stream out. */
  Oneshot: z.enum(['yes', 'no']).default('no'),
  /** In UTC, as `2026-01-02T03:04:05Z`. */
  ResumeTime: z.iso.datetime({ precision: 0 }).exactOptional(),
});

/**
 * ForbidLiveStream: cuts a push, and refuses the stream until ResumeTime, or for six months. A
 * ResumeTime that is over is refused by our choice. https://help.aliyun.com/document_detail/35413.html
 */
export const forbidLiveStream: LiveAction = (context, parameters, detail) => {
  const request = parseLive(Request, parameters);
  const { DomainName, AppName, StreamName, Oneshot, ResumeTime } = request;
  Object.assign(detail, { app: AppName, stream: StreamName, oneshot: Oneshot });
  const { blocklist, cut } = requirePushDomain(context, DomainName);
  const untilMs = ResumeTime === undefined ? undefined : Date.parse(ResumeTime);
  if (untilMs !== undefined && untilMs <= context.clock.now()) throw invalidParam('ResumeTime');
  if (Oneshot === 'yes') parameters.ignore('ResumeTime');
  else if (!blocklist.add(AppName, StreamName, untilMs))
    throw liveRefusal('QuotaExceeded.BlockList');
  cut(AppName, StreamName);
  return {};
};
