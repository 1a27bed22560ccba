import type { Cloud } from './cloud';
import type { World } from './world';

/** What the users of a run act on. */
export interface Stage {
  world: World;
  cloud: Cloud;
  /** Nobody begins anything new after this. */
  endMs: number;
}
