import type { LastPk, Pk, Room } from '../api/types';
import { secondsUntil } from '../time-words';

/** A result that nobody dismisses goes by itself, and one of long ago does not come back. */
const RESULT_SHOWN_MS = 120_000;
/** Even the side without points is to be seen in the bar. */
const SMALLEST_SHARE = 8;

type Opponent = Pk['opponent'];
type Score = Pk['score'];

/** What there is to say about a room's PK at one moment. */
export type PkScene =
  | { kind: 'none' }
  | { kind: 'inviting' | 'invited'; opponent: Opponent; minutes: number; secondsLeft: number }
  | { kind: 'running'; opponent: Opponent; score: Score; leftMs: number }
  | { kind: 'over'; pkId: string; opponent: Opponent; score: Score; outcome: LastPk['outcome'] };

export type PkResult = 'won' | 'lost' | 'even';

/** The PK as it is now, from the room's side; a dismissed result is not shown again. */
export function pkSceneOf(
  { roomId, pk, lastPk }: Pick<Room, 'roomId' | 'pk' | 'lastPk'>,
  nowMs: number,
  dismissedPkId = '',
): PkScene {
  if (pk) return sceneOf(pk, roomId, Date.parse(pk.endsAt), nowMs);
  if (!lastPk || lastPk.pkId === dismissedPkId) return { kind: 'none' };
  if (nowMs - Date.parse(lastPk.endedAt) >= RESULT_SHOWN_MS) return { kind: 'none' };
  const { pkId, opponent, score, outcome } = lastPk;
  return { kind: 'over', pkId, opponent, score, outcome };
}

function sceneOf(pk: Pk, roomId: string, endsAtMs: number, nowMs: number): PkScene {
  const { state, invitedBy, opponent, minutes, score } = pk;
  if (state === 'running') {
    return { kind: 'running', opponent, score, leftMs: Math.max(0, endsAtMs - nowMs) };
  }
  const kind = invitedBy === roomId ? 'inviting' : 'invited';
  return { kind, opponent, minutes, secondsLeft: secondsUntil(endsAtMs, nowMs) };
}

/** Who has won, from the room's side. */
export function resultOf({ own, opponent }: Score): PkResult {
  if (own === opponent) return 'even';
  return own > opponent ? 'won' : 'lost';
}

/** The room's part of the score bar, in percent. */
export function ownShare({ own, opponent }: Score): number {
  const total = own + opponent;
  const share = total === 0 ? 50 : (100 * own) / total;
  return Math.min(100 - SMALLEST_SHARE, Math.max(SMALLEST_SHARE, share));
}
