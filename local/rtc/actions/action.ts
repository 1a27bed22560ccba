import type { AccountSettings } from '../../account/account';
import type { Clock } from '../../clock';
import type { Answer } from '../../openapi/api-answer';
import { refusal } from '../../openapi/api-error';
import type { Parameters } from '../../openapi/parameters';
import type { Channels } from '../channels';
import type { EventSubscriptions } from '../events/event-subscriptions';
import type { Layouts } from '../layouts/layouts';
import type { MpuMix } from '../tasks/mpu-mix';
import type { Tasks } from '../tasks/tasks';

/** What the actions act on. */
export interface ActionContext {
  appId: string;
  appKey: string;
  /** How the app is set up now. */
  app(): AccountSettings['rtcApp'];
  channels: Channels;
  tasks: Tasks<MpuMix>;
  layouts: Layouts;
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
