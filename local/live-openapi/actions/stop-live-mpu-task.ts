import { z } from 'zod';
import { AppId, parseLive, TaskId } from '../live-parameters';
import { type LiveAction, requireApp } from './live-action';

const Request = z.object({ AppId, TaskId });

/**
 * StopLiveMPUTask: ends a task, and answers when its push has really ended. How an unknown task is
 * answered is not documented: it is refused here.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-stoplivemputask
 */
export const stopLiveMpuTask: LiveAction = async (context, parameters, detail) => {
  const request = parseLive(Request, parameters);
  requireApp(context, request.AppId);
  const { channelId, stream } = (await context.tasks.stop(request.TaskId)).spec;
  Object.assign(detail, { channelId, stream });
  return {};
};
