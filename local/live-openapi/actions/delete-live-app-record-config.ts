import { z } from 'zod';
import { liveRefusal } from '../live-error';
import { parseLive } from '../live-parameters';
import { type LiveAction, requireRecordings } from './live-action';
import { RECORD_KEY } from './record-key';

const Request = z.object(RECORD_KEY);

/**
 * DeleteLiveAppRecordConfig: recordings that run go on.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-deleteliveapprecordconfig
 */
export const deleteLiveAppRecordConfig: LiveAction = (context, parameters) => {
  const { DomainName, AppName: app, StreamName: stream } = parseLive(Request, parameters);
  const { configs } = requireRecordings(context, DomainName);
  if (!configs.remove({ app, stream })) throw liveRefusal('InvalidConfig.NotFound');
  return {};
};
