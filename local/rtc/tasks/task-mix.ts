import type { MixSettings } from '../../mpu/scene/mix-settings';
import type { ChannelUser } from '../channel-user';
import type { Media } from './subscription';

/** What a task mixes and how it looks. Each of the two APIs says it in terms of its own. */
export interface TaskMix {
  readonly settings: MixSettings;
  /** Whether one stream is passed on, of which there may be more than mixes. */
  readonly isRelay: boolean;
  /** Users of other channels than the task's who are in the mix, too. */
  readonly guests: readonly ChannelUser[];
  /** Whether the task goes on for as long as this user is there. */
  needs(user: ChannelUser): boolean;
  /** What of a member's media the task takes. */
  taken(user: ChannelUser, sent: Media): Media;
}
