import type { LastPk, Pk, Room, Round, RoundResult } from '../api/types';
import { secondsUntil } from '../time-words';

/** A result that nobody dismisses goes by itself, and one of long ago does not come back. */
const RESULT_SHOWN_MS = 120_000;
/** Even the side without points is to be seen in the bar. */
const SMALLEST_SHARE = 8;

type Opponent = Pk['opponent'];
type Score = Round['score'];

/** A round that is proposed, and for how long it may still be accepted. */
export interface Proposal {
  by: 'own' | 'opponent';
  minutes: number;
  punishSeconds: number;
  secondsLeft: number;
}

/** What there is to say about a room's PK at one moment. */
export type PkScene =
  | { kind: 'none' }
  | { kind: 'inviting' | 'invited'; opponent: Opponent; minutes: number; secondsLeft: number }
  | {
      kind: 'linked';
      opponent: Opponent;
      round: Round;
      state: Round['state'];
      /** Until the bell, and after it until the punishment is over. */
      leftMs: number;
      /** Once the score of the round is final. */
      result: RoundResult | undefined;
      proposal: Proposal | undefined;
    }
  | {
      kind: 'over';
      pkId: string;
      opponent: Opponent;
      result: RoundResult;
      outcome: LastPk['outcome'];
    };

/** The PK as it is now, from the room's side; a dismissed result is not shown again. */
export function pkSceneOf(
  { roomId, pk, lastPk }: Pick<Room, 'roomId' | 'pk' | 'lastPk'>,
  nowMs: number,
  dismissedPkId = '',
): PkScene {
  if (pk?.round) return linkedScene(pk, pk.round, nowMs);
  if (pk?.invitation) return invitedScene(pk, pk.invitation, roomId, nowMs);
  const result = lastPk?.rounds.at(-1);
  if (!lastPk || !result || lastPk.pkId === dismissedPkId) return { kind: 'none' };
  if (nowMs - Date.parse(lastPk.endedAt) >= RESULT_SHOWN_MS) return { kind: 'none' };
  const { pkId, opponent, outcome } = lastPk;
  return { kind: 'over', pkId, opponent, result, outcome };
}

function invitedScene(
  { invitedBy, opponent }: Pk,
  { minutes, expiresAt }: NonNullable<Pk['invitation']>,
  roomId: string,
  nowMs: number,
): PkScene {
  const kind = invitedBy === roomId ? 'inviting' : 'invited';
  return { kind, opponent, minutes, secondsLeft: secondsUntil(Date.parse(expiresAt), nowMs) };
}

/** The bell is in the round's times, so that it rings here without another answer of the API. */
function linkedScene({ opponent, rounds, proposal }: Pk, round: Round, nowMs: number): PkScene {
  const [bellMs, punishUntilMs] = [Date.parse(round.endsAt), Date.parse(round.punishUntil)];
  const state = nowMs < bellMs ? 'running' : nowMs < punishUntilMs ? 'punishing' : 'over';
  return {
    ...{ kind: 'linked', opponent, round, state },
    leftMs: Math.max(0, (state === 'running' ? bellMs : punishUntilMs) - nowMs),
    result: rounds.find(({ number }) => number === round.number),
    proposal: proposal && proposalAt(proposal, nowMs),
  };
}

function proposalAt(
  { expiresAt, ...proposal }: NonNullable<Pk['proposal']>,
  nowMs: number,
): Proposal | undefined {
  const secondsLeft = secondsUntil(Date.parse(expiresAt), nowMs);
  return secondsLeft > 0 ? { ...proposal, secondsLeft } : undefined;
}

/** The room's part of the score bar, in percent. */
export function ownShare({ own, opponent }: Score): number {
  const total = own + opponent;
  const share = total === 0 ? 50 : (100 * own) / total;
  return Math.min(100 - SMALLEST_SHARE, Math.max(SMALLEST_SHARE, share));
}
