import type { Room, StageMember } from '../api/types';
import { isMutedInMix } from './muting';
import { paneCount } from './pins';

/** How the audience has somebody on stage. */
export type Airing = 'invited' | 'absent' | 'present' | 'inPicture' | 'heardOnly' | 'silent';

/**
 * How somebody reaches the audience. A pinned user has a pane; the others are taken to get the rest
 * in the order in which they came on stage, as the service tells nobody whom it shows.
 */
export function airingOf(room: Pick<Room, 'kind' | 'mix' | 'stage'>, member: StageMember): Airing {
  const { state, isPresent, isPublishing, userId } = member;
  if (state === 'invited') return 'invited';
  if (!isPublishing) return isPresent ? 'present' : 'absent';
  if (room.kind === 'voice' || room.mix.state !== 'live' || isShown(room, userId)) {
    return 'inPicture';
  }
  return isMutedInMix(room.mix, userId) ? 'silent' : 'heardOnly';
}

/** Those who send and have no pane: the audience only hears them. */
export function withoutPane(room: Pick<Room, 'kind' | 'mix' | 'stage'>): StageMember[] {
  return room.stage.filter((member) => ['heardOnly', 'silent'].includes(airingOf(room, member)));
}

function isShown({ mix, stage }: Pick<Room, 'mix' | 'stage'>, userId: string): boolean {
  const { layout = 'side-by-side', seats = 4, panes = [] } = mix;
  const sending = stage.filter(({ isPublishing }) => isPublishing).map((each) => each.userId);
  const pinned = panes.filter((pin): pin is string => typeof pin === 'string');
  if (pinned.includes(userId)) return true;
  const [host] = stage;
  const rest = sending.filter((each) => !pinned.includes(each) && each !== host?.userId);
  const others = host && sending.includes(host.userId) && !pinned.includes(host.userId);
  const queue = others ? [host.userId, ...rest] : rest;
  return queue.indexOf(userId) < paneCount(layout, seats) - pinned.length;
}
