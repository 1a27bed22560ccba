import { z } from 'zod';
import { AppId, parse, TaskId } from '../../openapi/parameters';
import { type Action, requireApp } from './action';

const Request = z.object({ AppId, TaskId });

/**
 * GetMPUTaskStatus: 0 waiting, 1 running, 2 to 6 ended and why. Ended tasks are known for an hour.
 * https://help.aliyun.com/document_detail/93181.html
 */
export const getMpuTaskStatus: Action = (context, parameters, detail) => {
  const request = parse(Request, parameters);
  requireApp(context, request.AppId);
  const { status, spec } = context.tasks.find(request.TaskId);
  Object.assign(detail, { channelId: spec.channelId, stream: spec.stream, taskStatus: status });
  return { Status: status };
};
