/** What the calls that start, change or stop a mix have in common. */
import { AppError } from '../errors';
import type { Mix, Room } from '../model/room';

/** How often a call tries again on a room that others change at the same time. */
export const MAX_TRIES = 5;

/** What came of a start, a change or a stop. */
export interface MixResult {
  /** `pending`: it cannot be known yet; the room says it later. */
  outcome: 'done' | 'done-before' | 'pending';
  roomId: string;
  mix: Partial<Mix> & Pick<Mix, 'state'>;
}

/** What a room's row says of its mix. */
export function resultOf({ roomId, mix }: Room): MixResult {
  const pending = mix.state === 'starting' || mix.state === 'stopping';
  return { roomId, outcome: pending ? 'pending' : 'done-before', mix };
}

/** Others were faster again and again. */
export function tooBusy(): AppError {
  return new AppError('MixerUnavailable', 'The mix is being changed by others; try again.');
}
