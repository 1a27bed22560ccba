import type { MixSettings } from '../mpu/mix-settings';
import type { Media } from './subscription';

/** What a task mixes and how it looks. Each of the two APIs says it in terms of its own. */
export interface TaskMix {
  readonly settings: MixSettings;
  /** What of a member's media the task takes. */
  taken(userId: string, sent: Media): Media;
}
