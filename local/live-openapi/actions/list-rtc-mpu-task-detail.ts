import { z } from 'zod';
import { missingParam } from '../live-error';
import { AppId, digits, parseLive, TaskId } from '../live-parameters';
import { type LiveAction, requireApp } from './live-action';

const Request = z.object({
  AppId,
  TaskId: TaskId.exactOptional(),
  PageNo: digits(1, 100_000).exactOptional(),
  PageSize: digits(1, 100).exactOptional(),
});

/**
 * ListRtcMPUTaskDetail: the parameters of one task, or of all by pages, newest first; a task that
 * is not there makes an empty list. Ended tasks are not listed, which the documentation leaves open.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-listrtcmputaskdetail
 */
export const listRtcMpuTaskDetail: LiveAction = (context, parameters) => {
  const { AppId, TaskId, PageNo, PageSize } = parseLive(Request, parameters);
  requireApp(context, AppId);
  const tasks = context.tasks.active().toReversed();
  if (TaskId !== undefined) return listOf(tasks.filter(({ spec }) => spec.taskId === TaskId));
  if (PageNo === undefined || PageSize === undefined) throw missingParam('PageNo, PageSize');
  return listOf(tasks.slice((PageNo - 1) * PageSize, PageNo * PageSize));
};

function listOf(tasks: ReturnType<Parameters<LiveAction>[0]['tasks']['active']>) {
  return { MPUTasks: tasks.map(({ spec }) => spec.mix.request) };
}
