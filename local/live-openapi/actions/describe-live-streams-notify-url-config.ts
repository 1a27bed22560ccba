import { z } from 'zod';
import { parseLive } from '../live-parameters';
import { type LiveAction, requirePushDomain } from './live-action';

const Request = z.object({ DomainName: z.string() });

/**
 * DescribeLiveStreamsNotifyUrlConfig: where pushes that start and end are told. What it answers
 * when nothing is set is our choice: the domain alone.
 * https://help.aliyun.com/document_detail/51835.html
 */
export const describeLiveStreamsNotifyUrlConfig: LiveAction = (context, parameters) => {
  const { DomainName } = parseLive(Request, parameters);
  const receiver = requirePushDomain(context, DomainName).notification.get();
  const config = receiver && {
    NotifyUrl: receiver.url,
    NotifyReqAuth: receiver.key === undefined ? 'no' : 'yes',
    ...(receiver.key !== undefined && { NotifyAuthKey: receiver.key }),
  };
  return { LiveStreamsNotifyConfig: { DomainName, ...config } };
};
