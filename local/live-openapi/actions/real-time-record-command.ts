import { z } from 'zod';
import { COMMANDS } from '../../live/recordings/recordings';
import { liveRefusal } from '../live-error';
import { parseLive } from '../live-parameters';
import { type LiveAction, requireRecordings } from './live-action';

const Request = z.object({
  Command: z.enum(COMMANDS),
  DomainName: z.string(),
  AppName: z.string(),
  // One stream, by its name: no wildcards.
  StreamName: z.string().regex(/^[^*]+$/),
});

/**
 * RealTimeRecordCommand: starts and stops the recording of one stream by hand.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-realtimerecordcommand
 */
export const realTimeRecordCommand: LiveAction = (context, parameters, detail) => {
  const { Command, DomainName, AppName, StreamName } = parseLive(Request, parameters);
  Object.assign(detail, { command: Command, stream: StreamName });
  const recordings = requireRecordings(context, DomainName);
  const refused = recordings.command(Command, AppName, StreamName);
  if (refused) throw liveRefusal(refused);
  return {};
};
