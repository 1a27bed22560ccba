import { perMinute, perSecond } from '../openapi/call-quotas';
import type { ApiVersion } from '../openapi/openapi';
import type { Action, ActionContext } from './actions/action';
import { createEventSubscribe } from './actions/create-event-subscribe';
import { createMpuLayout } from './actions/create-mpu-layout';
import { deleteEventSubscribe } from './actions/delete-event-subscribe';
import { describeAppKey } from './actions/describe-app-key';
import { describeApps } from './actions/describe-apps';
import { describeChannelUsers } from './actions/describe-channel-users';
import { describeMpuLayoutInfoList } from './actions/describe-mpu-layout-info-list';
import { getMpuTaskStatus } from './actions/get-mpu-task-status';
import { modifyMpuLayout } from './actions/modify-mpu-layout';
import { removeTerminals } from './actions/remove-terminals';
import { startMpuTask } from './actions/start-mpu-task';
import { stopMpuTask } from './actions/stop-mpu-task';
import { updateMpuTask } from './actions/update-mpu-task';

const ACTIONS: Record<string, Action> = {
  CreateEventSubscribe: createEventSubscribe,
  CreateMPULayout: createMpuLayout,
  DeleteEventSubscribe: deleteEventSubscribe,
  DescribeAppKey: describeAppKey,
  DescribeApps: describeApps,
  DescribeChannelUsers: describeChannelUsers,
  DescribeMPULayoutInfoList: describeMpuLayoutInfoList,
  GetMPUTaskStatus: getMpuTaskStatus,
  ModifyMPULayout: modifyMpuLayout,
  RemoveTerminals: removeTerminals,
  StartMPUTask: startMpuTask,
  StopMPUTask: stopMpuTask,
  UpdateMPUTask: updateMpuTask,
};

/** https://help.aliyun.com/document_detail/341645.html */
const QUOTAS = {
  CreateEventSubscribe: perMinute(1000),
  CreateMPULayout: perSecond(10),
  DeleteEventSubscribe: perMinute(1000),
  DescribeAppKey: perMinute(1000),
  DescribeApps: perMinute(1000),
  DescribeChannelUsers: perSecond(100),
  DescribeMPULayoutInfoList: perSecond(10),
  GetMPUTaskStatus: perMinute(4000),
  ModifyMPULayout: perSecond(10),
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
