import type { Room } from '../api/types';
import { st } from '../i18n/seat-words';
import { withoutPane } from '../room/in-picture';
import { useLasting } from '../use-lasting';

/** Who comes on stage is in the next picture, a moment later. */
const MOMENT_MS = 2000;

/** Says who on stage is not in the picture, and what helps; it takes no place while all are. */
export function NoPaneLine({
  room,
}: {
  room: Pick<Room, 'kind' | 'mix' | 'stage' | 'seats' | 'pk'>;
}) {
  const unseen = withoutPane(room);
  const isSaid = useLasting(unseen.length > 0, MOMENT_MS);
  const names = unseen.map(({ name }) => name).join(st('and'));
  const words = room.pk?.state === 'running' ? 'noPanePk' : 'noPane';
  return (
    <div role="status">
      {isSaid && (
        <p class="problem-box" data-test="no-pane">
          {st(words, { names })}
        </p>
      )}
    </div>
  );
}
