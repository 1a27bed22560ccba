import { z } from 'zod';
import { liveRefusal } from '../live-error';
import { parseLive } from '../live-parameters';
import { type LiveAction, requireRecordings } from './live-action';

const Request = z.object({ DomainName: z.string() });

/**
 * DescribeLiveRecordNotifyConfig: where recordings are told, and what signs that.
 * https://www.alibabacloud.com/help/doc-detail/51833.htm
 */
export const describeLiveRecordNotifyConfig: LiveAction = (context, parameters) => {
  const { DomainName } = parseLive(Request, parameters);
  const { receiver } = requireRecordings(context, DomainName).callbacks;
  if (!receiver) throw liveRefusal('InvalidConfig.NotFound');
  return {
    LiveRecordNotifyConfig: {
      DomainName,
      NotifyUrl: receiver.url,
      NeedStatusNotify: receiver.wantsStates,
      NotifyReqAuth: receiver.key !== undefined,
      ...(receiver.key !== undefined && { NotifyAuthKey: receiver.key }),
    },
  };
};
