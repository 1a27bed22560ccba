import type { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Credentials } from '../credentials';
import type { Faults } from '../faults';
import { Authentication } from './authentication';
import { RtcCallbacks } from './callbacks';
import { type ChannelEvents, Channels, type MemberInfo } from './channels';
import type { MpuMix } from './mpu-mix';
import { OpenApi } from './openapi';
import { MPU_TASK_RULES } from './task-rules';
import { Tasks } from './tasks';
import { WebrtcEndpoint } from './webrtc-endpoint';

/** A request that has not arrived by then never will. */
const REQUEST_TIMEOUT_MS = 30_000;

/** What the RTC service needs to run. */
export interface RtcOptions {
  /** 0 for any free port. */
  port: number;
  /** 127.0.0.1 when absent. */
  host?: string;
  appId: string;
  appKey: string;
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
  whip: string;
  whep: string;
  /** The channels that are open now. */
  channels(): ChannelSnapshot[];
  /** What happens in the channels, as it happens. */
  events: EventEmitter<ChannelEvents>;
  /** Has every event sent to a URL from now on, signed if there is a key. */
  subscribe(receiver: { url: string; key?: string }): void;
  /** Ends every task and session, then the server. */
  close(): Promise<void>;
}

/** Starts the RTC service: its OpenAPI on `/`, media in on `/whip` and out on `/whep`. */
export async function startRtc(options: RtcOptions): Promise<RtcServer> {
  const { appId, appKey, callbackKey, credentials, clock, faults, log, mixerPath } = options;
  const channels = new Channels({ clock, log });
  const tasks = new Tasks<MpuMix>({ channels, clock, log, mixerPath, rules: MPU_TASK_RULES });
  const authentication = new Authentication(credentials, clock);
  const callbacks = new RtcCallbacks({ appId, events: channels, clock, faults, log });
  const { subscriptions } = callbacks;
  const context = { appId, channels, tasks, clock, subscriptions, callbackKey };
  const openApi = new OpenApi({ context, authentication, faults, log });
  const webrtc = new WebrtcEndpoint({ appId, appKey, clock, channels });
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    const isWebrtc = /^\/wh[ie]p(?:[/?]|$)/.test(request.url ?? '');
    void (isWebrtc ? webrtc : openApi).handle(request, response);
  });
  const endpoint = await listen(server, options.port, options.host ?? '127.0.0.1');
  return {
    endpoint,
    whip: `http://${endpoint}/whip`,
    whep: `http://${endpoint}/whep`,
    channels: () => channels.ids().map((id) => ({ channelId: id, members: channels.members(id) })),
    events: channels,
    subscribe: (receiver) => {
      subscriptions.create({ ...receiver, events: ['ChannelEvent', 'UserEvent'] });
    },
    close: async () => {
      callbacks.close();
      await tasks.close();
      channels.close();
      webrtc.close();
      await closeServer(server);
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return `${host}:${(server.address() as AddressInfo).port}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
