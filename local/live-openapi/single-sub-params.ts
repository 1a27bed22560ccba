/**
 * SingleSubParams: whose stream is passed on as it is, without mixing or transcoding.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask
 */
import { z } from 'zod';
import { refusalOf } from './live-parameters';

const SingleSubParams = z.strictObject({
  UserId: z.string().min(1).max(64),
  // Sound or picture alone is not imitated.
  StreamType: z.literal('0').exactOptional(),
  // There is no screen sharing in the local channels.
  SourceType: z.literal('camera').exactOptional(),
});
export type SingleSubParams = z.infer<typeof SingleSubParams>;

/** Reads the SingleSubParams. Throws the API's refusals. */
export function readSingleSubParams(json: unknown): SingleSubParams {
  const result = SingleSubParams.safeParse(json);
  if (!result.success) throw refusalOf(result.error, 'SingleSubParams');
  return result.data;
}
