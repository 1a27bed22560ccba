import type { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AccountSettings } from '../account/account';
import type { Credentials } from '../account/credentials';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Faults } from '../control/faults';
import { closeServer, listenOn } from '../http/listening';
import type { StreamViewers } from '../live/viewer-counts';
import type { PushDomain, RecordedDomain } from '../live-openapi/actions/live-action';
import { liveApi } from '../live-openapi/live-api';
import type { LiveDomain } from '../live-openapi/live-domain';
import { LIVE_TASK_RULES } from '../live-openapi/live-task-rules';
import type { LiveTask } from '../live-openapi/task-form';
import { Authentication } from '../openapi/authentication';
import { type ApiVersion, OpenApi } from '../openapi/openapi';
import { type ChannelEvents, Channels, type MemberInfo } from './channels';
import { RtcCallbacks } from './events/callbacks';
import { Layouts } from './layouts/layouts';
import { rtcApi } from './rtc-api';
import type { MpuMix } from './tasks/mpu-mix';
import type { Show } from './tasks/task';
import { MPU_TASK_RULES } from './tasks/task-rules';
import { Tasks } from './tasks/tasks';
import { WebrtcEndpoint } from './webrtc/webrtc-endpoint';

/** A request that has not arrived by then never will. */
const REQUEST_TIMEOUT_MS = 30_000;

/** More than the longest line, so that one that is too long gets the page for it. */
const MAX_HEADER_BYTES = 64 * 1024;
/**
 * That there is a limit has been seen, with Tengine's page for it; which, is not published. This is what
 * Tengine takes if nothing else is set. https://github.com/aliyun/openapi-core-nodejs-sdk/issues/55
 */
const MAX_REQUEST_LINE_BYTES = 8 * 1024;
const TOO_LARGE =
  '<html><head><title>414 Request-URI Too Large</title></head>' +
  '<body><h1>414 Request-URI Too Large</h1><hr/>Powered by Tengine</body></html>';

const APP_IN_USE = { status: 1, version: '2.0' } as const;

/** What the RTC service needs to run. */
export interface RtcOptions {
  /** 0 for any free port. */
  port: number;
  /** The Live API's; any free port when absent. */
  livePort?: number;
  /** What the Live API sets up beside mixes; it has none when absent. */
  pushDomain?: PushDomain;
  recordedDomain?: RecordedDomain;
  /** Who watched at a minute. */
  viewersAt?(timeMs: number): StreamViewers[];
  /** The domains that it tells of; it knows none when absent. */
  domains?(): readonly LiveDomain[];
  /** 127.0.0.1 when absent. */
  host?: string;
  /** The address that media are sent from and arrive at; 127.0.0.1 when absent. */
  mediaHost?: string;
  appId: string;
  appKey: string;
  /** The API that the app is made for; the RTC API when absent. */
  mixer?: 'rtc' | 'live';
  /** How the app is set up; in use and of the RTC API's kind when absent. */
  app?(): AccountSettings['rtcApp'];
  /** Signs the callbacks of subscriptions made with NeedCallbackAuth; these are refused without. */
  callbackKey?: string;
  credentials: Credentials;
  clock: Clock;
  faults: Faults;
  log: CallLog;
  /** The built mixer script, handed on to each mix. */
  mixerPath: string;
}

/** A channel and its members at one moment. */
export interface ChannelSnapshot {
  channelId: string;
  members: MemberInfo[];
}

/** The running RTC service. */
export interface RtcServer {
  /** `host:port`, as the official clients want it. */
  endpoint: string;
  /** The same of the Live API. */
  liveEndpoint: string;
  whip: string;
  whep: string;
  /** The channels that are open now. */
  channels(): ChannelSnapshot[];
  /** What the tasks of both APIs show now. */
  shows(): Show[];
  /** What happens in the channels, as it happens. */
  events: EventEmitter<ChannelEvents>;
  /**
   * Has every event sent to a URL from now on, signed if there is a key; by the Live API, which
   * signs none, if it is asked for.
   */
  subscribe(receiver: { url: string; key?: string; api?: 'rtc' | 'live' }): void;
  /** Ends every task and session, then the server. */
  close(): Promise<void>;
}

/**
 * Starts the RTC service: its OpenAPI on `/`, media in on `/whip` and out on `/whep`; and on a
 * server of its own, as it is another host, the Live API.
 */
export async function startRtc(options: RtcOptions): Promise<RtcServer> {
  const { appId, appKey, callbackKey, clock, faults, log, mixerPath } = options;
  const { port, livePort = 0, host = '127.0.0.1', mediaHost } = options;
  const { pushDomain, recordedDomain, viewersAt, mixer = 'rtc' } = options;
  const channels = new Channels({ clock, log, mixer });
  const mixing = { channels, clock, log, mixerPath };
  const tasks = new Tasks<MpuMix>({ ...mixing, rules: MPU_TASK_RULES });
  const liveTasks = new Tasks<LiveTask>({ ...mixing, rules: LIVE_TASK_RULES });
  const callbacks = new RtcCallbacks({ appId, events: channels, clock, faults, log });
  const { subscriptions } = callbacks;
  const { app = () => APP_IN_USE } = options;
  const layouts = new Layouts();
  const ownApp = { appId, appKey, app, layouts };
  const context = { ...ownApp, channels, tasks, clock, subscriptions, callbackKey };
  const openApi = openApiOf(rtcApi(context), options);
  const media = { ...(mediaHost && { mediaHost }) };
  const webrtc = new WebrtcEndpoint({ appId, appKey, clock, channels, ...media });
  const server = serverOf((url) => (/^\/wh[ie]p(?:[/?]|$)/.test(url) ? webrtc : openApi));
  const live = {
    ...{ appId, channels, tasks: liveTasks, clock },
    subscriptions: callbacks.liveSubscriptions,
    sentMessages: callbacks.liveRecords,
    domains: () => options.domains?.() ?? [],
    ...(viewersAt && { viewersAt }),
    ...(pushDomain && { pushDomain }),
    ...(recordedDomain && { recordedDomain }),
  };
  const liveOpenApi = openApiOf(liveApi(live), options);
  const liveServer = serverOf(() => liveOpenApi);
  const endpoint = await listenOn(server, port, host);
  return {
    endpoint,
    liveEndpoint: await listenOn(liveServer, livePort, host),
    whip: `http://${endpoint}/whip`,
    whep: `http://${endpoint}/whep`,
    channels: () => channels.ids().map((id) => ({ channelId: id, members: channels.members(id) })),
    shows: () => [...tasks.active(), ...liveTasks.active()].map((task) => task.show()),
    events: channels,
    subscribe: ({ api = 'rtc', ...receiver }) => {
      const of = { rtc: subscriptions, live: callbacks.liveSubscriptions }[api];
      of.create({ ...receiver, events: ['ChannelEvent', 'UserEvent'] });
    },
    close: async () => {
      callbacks.close();
      await Promise.all([tasks.close(), liveTasks.close()]);
      channels.close();
      webrtc.close();
      await Promise.all([closeServer(server), closeServer(liveServer)]);
    },
  };
}

function openApiOf(api: ApiVersion, { credentials, clock, faults, log }: RtcOptions): OpenApi {
  const authentication = new Authentication(credentials, clock);
  return new OpenApi({ api, authentication, clock, faults, log });
}

function serverOf(handlerOf: (url: string) => OpenApi | WebrtcEndpoint): Server {
  const limits = { requestTimeout: REQUEST_TIMEOUT_MS, maxHeaderSize: MAX_HEADER_BYTES };
  return createServer(limits, (request, response) => {
    const { method = '', url = '' } = request;
    if (`${method} ${url} HTTP/1.1`.length > MAX_REQUEST_LINE_BYTES) {
      response.writeHead(414, { 'content-type': 'text/html', connection: 'close' }).end(TOO_LARGE);
      return;
    }
    void handlerOf(request.url ?? '').handle(request, response);
  });
}
