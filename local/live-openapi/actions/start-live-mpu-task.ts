import { z } from 'zod';
import { streamOf } from '../../rtc/tasks/stream-url';
import { invalidParam, liveRefusal } from '../live-error';
import { AppId, ChannelId, digits, jsonText, MixMode, parseLive, TaskId } from '../live-parameters';
import { echoOf } from '../request-echo';
import { liveTask, taskForm } from '../task-form';
import { type LiveAction, requireApp } from './live-action';

const Request = z.object({
  AppId,
  ChannelId,
  TaskId,
  MixMode,
  StreamURL: z.string().max(2048),
  // Several addresses for one task are not imitated.
  MultiStreamURL: z.undefined().optional(),
  ...taskForm,
  MaxIdleTime: digits(10, 86_400).exactOptional(),
  // Neither has an effect, but both are listed again.
  SeiParams: jsonText.exactOptional(),
  Region: z.enum(['CN-Shanghai', 'AP-Singapore', 'EMAA-Saudi']).exactOptional(),
});

const WITHOUT_EFFECT = ['SeiParams', 'Region'];

/**
 * StartLiveMPUTask: mixes a channel that somebody is in, or takes the stream of one user as it is, and
 * pushes it to a StreamURL. Without
 * MaxIdleTime it stops with its channel.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask
 */
export const startLiveMpuTask: LiveAction = (context, parameters, detail) => {
  const request = parseLive(Request, parameters);
  requireApp(context, request.AppId);
  const { TaskId: taskId, ChannelId: channelId, StreamURL: streamUrl } = request;
  const { MaxIdleTime: maxIdleSeconds = 0, Region: region } = request;
  const stream = streamOf(streamUrl);
  if (stream === undefined) throw invalidParam('StreamURL');
  for (const name of WITHOUT_EFFECT.filter((name) => name in request)) parameters.ignore(name);
  const mix = liveTask(request, { parameters, detail, echo: echoOf(parameters) });
  Object.assign(detail, { taskId, channelId, stream, region });
  if (!context.channels.has(channelId)) throw liveRefusal('Channel.NotExist');
  const idleTtlMs = maxIdleSeconds * 1000;
  context.tasks.start({ taskId, channelId, streamUrl, stream, idleTtlMs, mix });
  return {};
};
