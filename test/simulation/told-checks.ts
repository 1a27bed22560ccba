import type { RoomEvent } from '../../lib/model/event';
import { endedRounds } from '../../lib/model/pk-rounds';
import { roundId } from '../../lib/model/round';
import type { RoundSide } from '../../lib/model/round-side';
import { pkFromRow } from '../../lib/store/pk-row';
import type { RowTable } from './row-table';
import type { World } from './world';

/** All rooms were told the same end of a round, and it stays; but who has left before it. */
export function checkTold(
  world: World,
  rows: RowTable,
  { roomId, events }: { roomId: string; events: RoomEvent[] },
): void {
  for (const { data } of events.filter(({ type }) => type === 'pk.round-ended')) {
    const { pkId = '', round: number = 0, outcome } = data;
    const score = Array.isArray(data.score) ? data.score : [];
    const pk = pkFromRow(rows.get('pks', { pk_id: pkId }) ?? {});
    const round = endedRounds(pk).find((each) => each.number === number);
    const hasLeft = score.some((side) => side.roomId === roomId && side.out === 'left');
    if (hasLeft || (outcome === 'left' && round?.outcome !== 'left')) continue;
    world.tally.add(`PK: a room was told the end of a round of ${score.length}`);
    const told = `${outcome} ${scoreText(score)}`;
    const stays = `${round?.outcome} ${scoreText(round?.score ?? [])}`;
    if (told === stays) continue;
    world.violate(`${roundId(pkId, number)} was ${told} to ${roomId}, and is ${stays}.`);
  }
}

/** The points of each room, and whether it was out, whoever looks at them. */
function scoreText(score: readonly RoundSide[]): string {
  const sides = score.map(({ roomId, points, out = '' }) => `${roomId} ${points} ${out}`.trim());
  return sides.sort().join(', ');
}
