import { z } from 'zod';
import { streamOf } from '../../rtc/tasks/stream-url';
import { invalidParam } from '../live-error';
import { AppId, ChannelId, jsonText, MixMode, parseLive, TaskId } from '../live-parameters';
import { echoOf } from '../request-echo';
import { liveTask, taskForm } from '../task-form';
import { type LiveAction, requireApp } from './live-action';

const Request = z.object({
  AppId,
  ChannelId,
  TaskId,
  MixMode: MixMode.default('1'),
  StreamURL: z.string().max(2048).exactOptional(),
  MultiStreamURL: z.undefined().optional(),
  ...taskForm,
  SeiParams: jsonText.exactOptional(),
});

/**
 * UpdateLiveMPUTask: changes how a task looks, all of it at once and even before
 * it runs. Moving a task to another channel
 * or another StreamURL is not imitated and refused.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-updatelivemputask
 */
export const updateLiveMpuTask: LiveAction = (context, parameters, detail) => {
  const request = parseLive(Request, parameters);
  requireApp(context, request.AppId);
  const task = context.tasks.find(request.TaskId);
  const { channelId, stream, mix } = task.spec;
  Object.assign(detail, { channelId, stream, taskStatus: task.status });
  if (request.ChannelId !== channelId) throw invalidParam('ChannelId');
  const { StreamURL: streamUrl } = request;
  if (streamUrl !== undefined && streamOf(streamUrl) !== stream) throw invalidParam('StreamURL');
  const { SingleSubParams: _, TranscodeParams: __, ...before } = mix.request;
  const echo = { ...before, ...echoOf(parameters) };
  const changed = liveTask(request, { parameters, detail, echo });
  if ('SeiParams' in request) parameters.ignore('SeiParams');
  context.tasks.update(task, changed);
  return {};
};
