import { z } from 'zod';
import { liveRefusal } from '../live-error';
import { parseLive } from '../live-parameters';
import { type LiveAction, requireRecordings } from './live-action';

const Request = z.object({ DomainName: z.string() });

/**
 * DeleteLiveRecordNotifyConfig: recordings are told to nobody from now on.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-deleteliverecordnotifyconfig
 */
export const deleteLiveRecordNotifyConfig: LiveAction = (context, parameters) => {
  const { DomainName } = parseLive(Request, parameters);
  const { callbacks } = requireRecordings(context, DomainName);
  if (!callbacks.receiver) throw liveRefusal('InvalidConfig.NotFound');
  callbacks.receiver = undefined;
  return {};
};
