import { z } from 'zod';
import { parseLive } from '../live-parameters';
import { type LiveAction, requirePushDomain } from './live-action';

const Request = z.object({ DomainName: z.string() });

/**
 * DeleteLiveStreamsNotifyUrlConfig: pushes are told to nobody from now on. No code is documented for a
 * domain that has no address: then nothing is done.
 * https://help.aliyun.com/document_detail/51836.html
 */
export const deleteLiveStreamsNotifyUrlConfig: LiveAction = (context, parameters) => {
  const { DomainName } = parseLive(Request, parameters);
  requirePushDomain(context, DomainName).notification.set(undefined);
  return {};
};
