import type { AccountSettings } from '../../account';
import type { Clock } from '../../clock';
import type { Answer } from '../api-answer';
import { refusal } from '../api-error';
import type { Channels } from '../channels';
import type { EventSubscriptions } from '../event-subscriptions';
import type { MpuMix } from '../mpu-mix';
import type { Parameters } from '../parameters';
import type { Tasks } from '../tasks';

/** What the actions act on. */
export interface ActionContext {
  appId: string;
  appKey: string;
  /** How the app is set up now. */
  app(): AccountSettings['rtcApp'];
  channels: Channels;
  tasks: Tasks<MpuMix>;
  clock: Clock;
  subscriptions: EventSubscriptions;
  /** What signs the callbacks of subscriptions that ask for it. */
  callbackKey: string | undefined;
}

/** Collects what the call log says about the call, also when the action then refuses it. */
export type Detail = Record<string, unknown>;

/** One operation of the OpenAPI. */
export type Action = (
  context: ActionContext,
  parameters: Parameters,
  detail: Detail,
) => Answer | Promise<Answer>;

/** Refuses an app that is not ours. */
export function requireApp(context: ActionContext, appId: string): void {
  if (appId !== context.appId) throw refusal('InvalidAppId.NotFound');
}
