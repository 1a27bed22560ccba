import { PK_OUTCOMES, PK_STATES, type Pk, type PkParty } from '../model/pk';
import type { LinkRound, PkSide } from '../model/round';
import type { Row } from '../model/table';
import {
  type Columns,
  columnNames,
  flag,
  integer,
  json,
  jsonOrNone,
  key,
  optional,
  readRow,
  text,
  word,
  writeRow,
} from './columns';

/** A row of the table `pks`, without the parties, the newest round and the gifts that were counted. */
export const PK: Columns<Omit<Pk, PkSide | 'round'>> = {
  pkId: key(text('pk_id')),
  state: word('pk_state', PK_STATES),
  minutes: integer('minutes'),
  punishSeconds: integer('punish_seconds'),
  startedAtMs: integer('started_at_ms'),
  deadlineMs: integer('deadline_ms'),
  outcome: optional(word('outcome', PK_OUTCOMES)),
  endedAtMs: integer('ended_at_ms'),
  past: json('past_rounds'),
  proposal: jsonOrNone('proposal'),
};

/** What the row says of the newest round, without its score. */
export const ROUND: Columns<Omit<LinkRound, 'score'>> = {
  number: integer('round_number'),
  startedAtMs: integer('round_started_at_ms'),
  bellAtMs: integer('bell_at_ms'),
  punishUntilMs: integer('punish_until_ms'),
  surrenderedBy: jsonOrNone('surrendered_by'),
  isSettled: flag('is_round_settled'),
};

/** The score of the newest round. */
export const SCORE: Columns<LinkRound['score']> = {
  inviter: integer('inviter_score'),
  opponent: integer('opponent_score'),
};

/** What the row says of each party. */
export const PK_PARTY = { inviter: party('inviter'), opponent: party('opponent') };

/** Everything but the gifts that were counted, of which there may be thousands. */
export const PK_COLUMNS = [
  ...columnNames(PK),
  ...columnNames(ROUND),
  ...columnNames(SCORE),
  ...columnNames(PK_PARTY.inviter),
  ...columnNames(PK_PARTY.opponent),
];

function party(side: PkSide): Columns<PkParty> {
  return {
    roomId: text(`${side}_room_id`),
    hostId: text(`${side}_host_id`),
    hostName: text(`${side}_host_name`),
  };
}

/** The columns of a round. */
export function roundRow(round: LinkRound): Row {
  return { ...writeRow(ROUND, round), ...writeRow(SCORE, round.score) };
}

/** The columns of a PK. */
export function pkRow(pk: Pk): Row {
  return {
    ...writeRow(PK, pk),
    ...roundRow(pk.round),
    ...writeRow(PK_PARTY.inviter, pk.inviter),
    ...writeRow(PK_PARTY.opponent, pk.opponent),
  };
}

/** Reads a row of the table `pks`. */
export function pkFromRow(row: Row): Pk {
  return {
    ...readRow(PK, row),
    round: { ...readRow(ROUND, row), score: readRow(SCORE, row) },
    inviter: readRow(PK_PARTY.inviter, row),
    opponent: readRow(PK_PARTY.opponent, row),
  };
}
