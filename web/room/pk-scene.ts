import type { LastPk, Pk, Room, Round, RoundResult } from '../api/types';
import { secondsUntil } from '../time-words';
import type { Teams } from './pk-teams';

/** A result that nobody dismisses goes by itself, and one of long ago does not come back. */
const RESULT_SHOWN_MS = 120_000;
/** Even a side without points is to be seen in the bar. */
const SMALLEST_SHARE = 8;
/** A PK has at most so many rooms, with the one that is invited; the API refuses more. */
const MAX_ROOMS = 4;

type Score = Round['score'];

/** A round that is proposed, and for how long it may still be accepted. */
export interface Proposal {
  /** The host who has proposed it. */
  name: string;
  /** Whether the own host wants it. */
  isAccepted: boolean;
  /** The hosts who have not answered. */
  waitsFor: string[];
  minutes: number;
  punishSeconds: number;
  /** Absent if each room is to be for itself. */
  teams?: Teams;
  secondsLeft: number;
}

/** An invitation that is not answered. */
interface Invited {
  /** Of the host who is invited, or has invited. */
  name: string;
  secondsLeft: number;
}

/** What there is to say about a room's PK at one moment. */
export type PkScene =
  | { kind: 'none' }
  | ({ kind: 'inviting' } & Invited)
  | ({
      kind: 'invited';
      /** Of the first round; nothing, if the PK runs already. */
      minutes: number | undefined;
      /** The hosts who are in the PK beside the one who invites. */
      with: string[];
    } & Invited)
  | {
      kind: 'linked';
      others: Pk['others'];
      round: Round;
      state: Round['state'];
      /** Until the bell, and after it until the punishment is over. */
      leftMs: number;
      /** Once the score of the round is final. */
      result: RoundResult | undefined;
      proposal: Proposal | undefined;
      /** Another room that is invited. */
      inviting: Invited | undefined;
    }
  | { kind: 'over'; pkId: string; result: RoundResult; outcome: LastPk['outcome'] };

type PkRoom = Pick<Room, 'roomId' | 'hostName' | 'pk' | 'lastPk'>;

/** The PK as it is now, from the room's side; a dismissed result is not shown again. */
export function pkSceneOf(room: PkRoom, nowMs: number, dismissedPkId = ''): PkScene {
  const { pk, lastPk } = room;
  if (pk?.state === 'running' && pk.round) return linkedScene(room, pk, pk.round, nowMs);
  if (pk?.invitation) return invitedScene(room, pk, pk.invitation, nowMs);
  const result = lastPk?.rounds.at(-1);
  if (!lastPk || !result || lastPk.pkId === dismissedPkId) return { kind: 'none' };
  if (nowMs - Date.parse(lastPk.endedAt) >= RESULT_SHOWN_MS) return { kind: 'none' };
  const { pkId, outcome } = lastPk;
  return { kind: 'over', pkId, result, outcome };
}

/** Whether the host may invite one more room. */
export function canInvite({ pk }: Pick<Room, 'pk'>): boolean {
  if (!pk) return true;
  if (pk.state !== 'running' || pk.invitation || pk.hostsJoinBoth) return false;
  return pk.others.length + 1 < MAX_ROOMS;
}

function invitedScene(
  { roomId }: PkRoom,
  { others, round }: Pk,
  invitation: NonNullable<Pk['invitation']>,
  nowMs: number,
): PkScene {
  if (invitation.roomId !== roomId) return { kind: 'inviting', ...invitedAt(invitation, nowMs) };
  const isInviter = (other: Pk['others'][number]) => other.roomId === invitation.invitedBy;
  return {
    kind: 'invited',
    name: others.find(isInviter)?.hostName ?? '',
    minutes: round ? undefined : invitation.minutes,
    with: others.filter((other) => !isInviter(other)).map(({ hostName }) => hostName),
    secondsLeft: secondsUntil(Date.parse(invitation.expiresAt), nowMs),
  };
}

function invitedAt({ hostName, expiresAt }: NonNullable<Pk['invitation']>, nowMs: number): Invited {
  return { name: hostName, secondsLeft: secondsUntil(Date.parse(expiresAt), nowMs) };
}

/** The bell is in the round's times, so that it rings here without another answer of the API. */
function linkedScene(room: PkRoom, pk: Pk, round: Round, nowMs: number): PkScene {
  const { others, rounds, proposal, invitation } = pk;
  const [bellMs, punishUntilMs] = [Date.parse(round.endsAt), Date.parse(round.punishUntil)];
  const state = nowMs < bellMs ? 'running' : nowMs < punishUntilMs ? 'punishing' : 'over';
  return {
    ...{ kind: 'linked', others, round, state },
    leftMs: Math.max(0, (state === 'running' ? bellMs : punishUntilMs) - nowMs),
    result: rounds.find(({ number }) => number === round.number),
    proposal: proposal && proposalAt(room, others, proposal, nowMs),
    inviting: invitation && invitedAt(invitation, nowMs),
  };
}

function proposalAt(
  { roomId, hostName }: PkRoom,
  others: Pk['others'],
  { by, acceptedBy, minutes, punishSeconds, teams, expiresAt }: NonNullable<Pk['proposal']>,
  nowMs: number,
): Proposal | undefined {
  const secondsLeft = secondsUntil(Date.parse(expiresAt), nowMs);
  if (secondsLeft <= 0) return undefined;
  const name = by === roomId ? hostName : others.find((other) => other.roomId === by)?.hostName;
  const waiting = others.filter((other) => !acceptedBy.includes(other.roomId));
  return {
    ...{ name: name ?? '', minutes, punishSeconds, secondsLeft },
    ...(teams && { teams }),
    isAccepted: acceptedBy.includes(roomId),
    waitsFor: waiting.map((other) => other.hostName),
  };
}

/** The part of each room in the score bar, in percent. */
export function sharesOf(score: Score): number[] {
  const total = score.reduce((sum, { points }) => sum + points, 0);
  const toShare = 100 - SMALLEST_SHARE * score.length;
  return score.map(({ points }) => {
    const part = total === 0 ? 1 / score.length : points / total;
    return SMALLEST_SHARE + toShare * part;
  });
}
