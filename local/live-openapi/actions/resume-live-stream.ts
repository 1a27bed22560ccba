import { z } from 'zod';
import { NAME } from '../../live/admission';
import { LiveStreamType, parseLive } from '../live-parameters';
import { type LiveAction, requirePushDomain } from './live-action';

const Request = z.object({
  DomainName: z.string(),
  /** `*` is every app. */
  AppName: z.string().refine((app) => app === '*' || NAME.test(app)),
  StreamName: z.string().regex(NAME),
  LiveStreamType,
});

/**
 * ResumeLiveStream: a stream may be pushed again. By our choice that holds, too, for one that was not
 * forbidden. https://help.aliyun.com/document_detail/35414.html
 */
export const resumeLiveStream: LiveAction = (context, parameters, detail) => {
  const { DomainName, AppName, StreamName } = parseLive(Request, parameters);
  Object.assign(detail, { app: AppName, stream: StreamName });
  requirePushDomain(context, DomainName).blocklist.remove(AppName, StreamName);
  return {};
};
