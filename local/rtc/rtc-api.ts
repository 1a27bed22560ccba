import { perMinute, perSecond } from '../openapi/call-quotas';
import type { ApiVersion } from '../openapi/openapi';
import type { Action, ActionContext } from './actions/action';
import { createEventSubscribe } from './actions/create-event-subscribe';
import { deleteEventSubscribe } from './actions/delete-event-subscribe';
import { describeAppKey } from './actions/describe-app-key';
import { describeApps } from './actions/describe-apps';
import { describeChannelUsers } from './actions/describe-channel-users';
import { getMpuTaskStatus } from './actions/get-mpu-task-status';
import { removeTerminals } from './actions/remove-terminals';
import { startMpuTask } from './actions/start-mpu-task';
import { stopMpuTask } from './actions/stop-mpu-task';
import { updateMpuTask } from './actions/update-mpu-task';

const ACTIONS: Record<string, Action> = {
  CreateEventSubscribe: createEventSubscribe,
  DeleteEventSubscribe: deleteEventSubscribe,
  DescribeAppKey: describeAppKey,
  DescribeApps: describeApps,
  DescribeChannelUsers: describeChannelUsers,
  GetMPUTaskStatus: getMpuTaskStatus,
  RemoveTerminals: removeTerminals,
  StartMPUTask: startMpuTask,
  StopMPUTask: stopMpuTask,
  UpdateMPUTask: updateMpuTask,
};

/** https://help.aliyun.com/document_detail/341645.html */
const QUOTAS = {
  CreateEventSubscribe: perMinute(1000),
  DeleteEventSubscribe: perMinute(1000),
  DescribeAppKey: perMinute(1000),
  DescribeApps: perMinute(1000),
  DescribeChannelUsers: perSecond(100),
  GetMPUTaskStatus: perMinute(4000),
  RemoveTerminals: perMinute(1000),
  StartMPUTask: perSecond(500),
  StopMPUTask: perSecond(500),
  UpdateMPUTask: perMinute(4000),
};

/** The RTC API: the RTC service's own, version 2018-01-11. */
export function rtcApi(context: ActionContext): ApiVersion {
  const actions = Object.entries(ACTIONS).map(
    ([name, act]) => [name, act.bind(undefined, context)] as const,
  );
  const version = { service: 'rtc', version: '2018-01-11', hostId: 'rtc.aliyuncs.com' };
  return { ...version, quotas: QUOTAS, actions: new Map(actions) };
}
