import { perMinute, perSecond } from '../openapi/call-quotas';
import type { ApiVersion } from '../openapi/openapi';
import { addLiveAppRecordConfig } from './actions/add-live-app-record-config';
import {
  addLiveRecordNotifyConfig,
  updateLiveRecordNotifyConfig,
} from './actions/add-live-record-notify-config';
import { createEventSub } from './actions/create-event-sub';
import { deleteLiveAppRecordConfig } from './actions/delete-live-app-record-config';
import { deleteLiveRecordNotifyConfig } from './actions/delete-live-record-notify-config';
import { deleteLiveStreamsNotifyUrlConfig } from './actions/delete-live-streams-notify-url-config';
import { describeLiveChannelUsers } from './actions/describe-live-channel-users';
import { describeLiveDomainConfigs } from './actions/describe-live-domain-configs';
import { describeLiveDomainDetail } from './actions/describe-live-domain-detail';
import { describeLiveDomainMapping } from './actions/describe-live-domain-mapping';
import { describeLiveDomainOnlineUserNum } from './actions/describe-live-domain-online-user-num';
import { describeLiveRecordConfig } from './actions/describe-live-record-config';
import { describeLiveRecordNotifyConfig } from './actions/describe-live-record-notify-config';
import { describeLiveStreamsNotifyRecords } from './actions/describe-live-streams-notify-records';
import { describeLiveStreamsNotifyUrlConfig } from './actions/describe-live-streams-notify-url-config';
import { forbidLiveStream } from './actions/forbid-live-stream';
import { listEventSub } from './actions/list-event-sub';
import { listEventSubEvent } from './actions/list-event-sub-event';
import { listRtcMpuTaskDetail } from './actions/list-rtc-mpu-task-detail';
import type { LiveAction, LiveContext } from './actions/live-action';
import { realTimeRecordCommand } from './actions/real-time-record-command';
import { removeLiveTerminals } from './actions/remove-live-terminals';
import { resumeLiveStream } from './actions/resume-live-stream';
import { setLiveStreamsNotifyUrlConfig } from './actions/set-live-streams-notify-url-config';
import { startLiveMpuTask } from './actions/start-live-mpu-task';
import { stopLiveMpuTask } from './actions/stop-live-mpu-task';
import { updateEventSub } from './actions/update-event-sub';
import { updateLiveMpuTask } from './actions/update-live-mpu-task';

const ACTIONS: Record<string, LiveAction> = {
  AddLiveAppRecordConfig: addLiveAppRecordConfig,
  AddLiveRecordNotifyConfig: addLiveRecordNotifyConfig,
  DeleteLiveAppRecordConfig: deleteLiveAppRecordConfig,
  DeleteLiveRecordNotifyConfig: deleteLiveRecordNotifyConfig,
  DeleteLiveStreamsNotifyUrlConfig: deleteLiveStreamsNotifyUrlConfig,
  DescribeLiveRecordConfig: describeLiveRecordConfig,
  DescribeLiveRecordNotifyConfig: describeLiveRecordNotifyConfig,
  RealTimeRecordCommand: realTimeRecordCommand,
  CreateEventSub: createEventSub,
  DescribeChannelUsers: describeLiveChannelUsers,
  DescribeLiveDomainConfigs: describeLiveDomainConfigs,
  DescribeLiveDomainDetail: describeLiveDomainDetail,
  DescribeLiveDomainMapping: describeLiveDomainMapping,
  DescribeLiveDomainOnlineUserNum: describeLiveDomainOnlineUserNum,
  DescribeLiveStreamsNotifyRecords: describeLiveStreamsNotifyRecords,
  DescribeLiveStreamsNotifyUrlConfig: describeLiveStreamsNotifyUrlConfig,
  ForbidLiveStream: forbidLiveStream,
  ListEventSub: listEventSub,
  ListEventSubEvent: listEventSubEvent,
  ListRtcMPUTaskDetail: listRtcMpuTaskDetail,
  RemoveTerminals: removeLiveTerminals,
  ResumeLiveStream: resumeLiveStream,
  SetLiveStreamsNotifyUrlConfig: setLiveStreamsNotifyUrlConfig,
  StartLiveMPUTask: startLiveMpuTask,
  StopLiveMPUTask: stopLiveMpuTask,
  UpdateEventSub: updateEventSub,
  UpdateLiveMPUTask: updateLiveMpuTask,
  UpdateLiveRecordNotifyConfig: updateLiveRecordNotifyConfig,
};

/**
 * The methods that the official metadata has for these; the other actions take both.
 * https://github.com/aliyun/aliyun-openapi-meta (zh-CN/live/<action>.json)
 */
const METHODS = {
  CreateEventSub: 'POST',
  DescribeChannelUsers: 'POST',
  DescribeLiveDomainMapping: 'GET',
  ListEventSub: 'GET',
  ListEventSubEvent: 'GET',
  RemoveTerminals: 'POST',
  UpdateEventSub: 'POST',
} as const;

/**
 * By this table, and by the actions' own pages for those that it lacks.
 * https://help.aliyun.com/zh/live/developer-reference/qps-limit-on-an-api-operation-in-apsaravideo-live
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describechannelusers
 */
const QUOTAS = {
  AddLiveAppRecordConfig: perSecond(30),
  AddLiveRecordNotifyConfig: perSecond(30),
  DescribeLiveRecordConfig: perSecond(100),
  DescribeLiveRecordNotifyConfig: perSecond(50),
  RealTimeRecordCommand: perSecond(50),
  UpdateLiveRecordNotifyConfig: perSecond(30),
  CreateEventSub: perSecond(100),
  DescribeChannelUsers: perSecond(100),
  DescribeLiveDomainDetail: perSecond(50),
  // https://www.alibabacloud.com/help/en/doc-detail/343507.htm
  DescribeLiveDomainMapping: perMinute(500),
  DescribeLiveDomainOnlineUserNum: perMinute(200),
  // The action's own page; the table has 200.
  ForbidLiveStream: perSecond(20),
  DescribeLiveStreamsNotifyUrlConfig: perMinute(1000),
  // https://help.aliyun.com/document_detail/51836.html
  DeleteLiveStreamsNotifyUrlConfig: perSecond(15),
  ListEventSub: perSecond(50),
  ListRtcMPUTaskDetail: perSecond(50),
  RemoveTerminals: perSecond(100),
  ResumeLiveStream: perSecond(30),
  SetLiveStreamsNotifyUrlConfig: perSecond(15),
  StartLiveMPUTask: perSecond(500),
  StopLiveMPUTask: perSecond(500),
  UpdateEventSub: perSecond(50),
  UpdateLiveMPUTask: perSecond(500),
};

/**
 * The Live API: what the live service, version 2016-11-01, has for RTC channels. Its tasks and
 * the RTC API's know nothing of each other.
 */
export function liveApi(context: LiveContext): ApiVersion {
  const actions = Object.entries(ACTIONS).map(
    ([name, act]) => [name, act.bind(undefined, context)] as const,
  );
  const version = { service: 'rtc', version: '2016-11-01', hostId: 'live.aliyuncs.com' };
  return { ...version, methods: METHODS, quotas: QUOTAS, actions: new Map(actions) };
}
