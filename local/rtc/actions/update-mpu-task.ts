import { z } from 'zod';
import { AppId, parse, TaskId } from '../../openapi/parameters';
import { mixParameters, paneCount } from '../tasks/mix-parameters';
import { TaskStatus } from '../tasks/task';
import { requireFit } from '../tasks/task-profile';
import { type Action, requireApp } from './action';

const Request = z.object({ AppId, TaskId, ...mixParameters });

/**
 * UpdateMPUTask: changes the mix of a running task (status 1); on any other it has no effect.
 * Absent parameters stay as they are. https://help.aliyun.com/document_detail/353132.html
 */
export const updateMpuTask: Action = (context, parameters, detail) => {
  const { AppId, TaskId, ...changed } = parse(Request, parameters);
  requireApp(context, AppId);
  const task = context.tasks.find(TaskId);
  const { channelId, stream } = task.spec;
  const mix = task.spec.mix.changed(changed);
  const { LayoutIds: layoutIds, MediaEncode: mediaEncode, MixMode: mixMode = '1' } = mix.parameters;
  const taskStatus = task.status;
  Object.assign(detail, { channelId, stream, taskStatus, mixMode, layoutIds });
  requireFit({
    taskProfile: mix.taskProfile,
    mediaEncode,
    panes: paneCount(layoutIds, context.layouts),
  });
  if (task.status === TaskStatus.Running) task.update(mix);
  return {};
};
