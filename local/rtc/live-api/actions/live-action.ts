import type { Clock } from '../../../clock';
import type { Detail } from '../../actions/action';
import type { Answer } from '../../api-answer';
import type { Channels } from '../../channels';
import type { Parameters } from '../../parameters';
import type { Tasks } from '../../tasks';
import { liveRefusal } from '../live-error';
import type { LiveMix } from '../live-mix';

/** What the actions of the second API act on. */
export interface LiveContext {
  appId: string;
  channels: Channels;
  tasks: Tasks<LiveMix>;
  clock: Clock;
}

/** One operation of the second API. */
export type LiveAction = (
  context: LiveContext,
  parameters: Parameters,
  detail: Detail,
) => Answer | Promise<Answer>;

/** Refuses an app that is not ours. */
export function requireApp(context: LiveContext, appId: string): void {
  if (appId !== context.appId) throw liveRefusal('InvalidAppId');
}
