import { z } from 'zod';
import { parseLive } from '../live-parameters';
import { type LiveAction, requireDomain } from './live-action';

const COUNTED_AFTER_MS = 5 * 60_000;
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

const Request = z.object({
  DomainName: z.string(),
  QueryTime: z.string().regex(UTC).exactOptional(),
});

/**
 * DescribeLiveDomainOnlineUserNum: who played the streams of a domain at a minute, by HTTP-FLV or
 * RTMP. Its page advises to ask for what is five minutes old, as counting takes time: here nobody is
 * counted sooner. What is answered without a time is not documented; here it is the newest count.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describelivedomainonlineusernum
 */
export const describeLiveDomainOnlineUserNum: LiveAction = (context, parameters) => {
  const { DomainName, QueryTime } = parseLive(Request, parameters);
  const { type } = requireDomain(context, DomainName);
  const newestMs = context.clock.now() - COUNTED_AFTER_MS;
  const timeMs = QueryTime ? Date.parse(QueryTime) : newestMs;
  // Nobody plays from a domain that takes pushes.
  const isCounted = type === 'liveVideo' && timeMs <= newestMs;
  const counted = isCounted ? (context.viewersAt?.(timeMs) ?? []) : [];
  const streams = counted.map(({ app, stream, viewers }) => ({
    StreamName: `rtmp://${DomainName}/${app}/${stream}`,
    Infos: { Info: [{ UserNumber: viewers, TranscodeTemplate: 'origin' }] },
  }));
  return {
    UserCount: counted.reduce((sum, { viewers }) => sum + viewers, 0),
    StreamCount: streams.length,
    OnlineUserInfo: { LiveStreamOnlineUserNumInfo: streams },
  };
};
