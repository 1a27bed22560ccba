import { z } from 'zod';
import { AppId, parse, TaskId } from '../../openapi/parameters';
import { type Action, requireApp } from './action';

const Request = z.object({ AppId, TaskId });

/**
 * StopMPUTask: ends a task, and answers when its push has really ended. An unknown task, or one
 * that has ended already, is refused with 404 InvalidTask.NotFound: the documentation leaves that
 * case open, so this is our convention. https://help.aliyun.com/document_detail/93184.html
 */
export const stopMpuTask: Action = async (context, parameters, detail) => {
  const request = parse(Request, parameters);
  requireApp(context, request.AppId);
  const { channelId, stream } = (await context.tasks.stop(request.TaskId)).spec;
  Object.assign(detail, { channelId, stream });
  return {};
};
