import type { ApiVersion } from '../openapi';
import { describeLiveChannelUsers } from './actions/describe-live-channel-users';
import { describeLiveStreamsNotifyUrlConfig } from './actions/describe-live-streams-notify-url-config';
import { listRtcMpuTaskDetail } from './actions/list-rtc-mpu-task-detail';
import type { LiveAction, LiveContext } from './actions/live-action';
import { removeLiveTerminals } from './actions/remove-live-terminals';
import { setLiveStreamsNotifyUrlConfig } from './actions/set-live-streams-notify-url-config';
import { startLiveMpuTask } from './actions/start-live-mpu-task';
import { stopLiveMpuTask } from './actions/stop-live-mpu-task';
import { updateLiveMpuTask } from './actions/update-live-mpu-task';

const ACTIONS: Record<string, LiveAction> = {
  DescribeChannelUsers: describeLiveChannelUsers,
  DescribeLiveStreamsNotifyUrlConfig: describeLiveStreamsNotifyUrlConfig,
  ListRtcMPUTaskDetail: listRtcMpuTaskDetail,
  RemoveTerminals: removeLiveTerminals,
  SetLiveStreamsNotifyUrlConfig: setLiveStreamsNotifyUrlConfig,
  StartLiveMPUTask: startLiveMpuTask,
  StopLiveMPUTask: stopLiveMpuTask,
  UpdateLiveMPUTask: updateLiveMpuTask,
};

/**
 * The second API: what the live service, version 2016-11-01, has for RTC channels. Its tasks and
 * the first API's know nothing of each other.
 */
export function liveApi(context: LiveContext): ApiVersion {
  const actions = Object.entries(ACTIONS).map(
    ([name, act]) => [name, act.bind(undefined, context)] as const,
  );
  return { version: '2016-11-01', hostId: 'live.aliyuncs.com', actions: new Map(actions) };
}
