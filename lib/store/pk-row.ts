import { PK_OUTCOMES, PK_STATES, type Pk, type PkParty, type PkSide } from '../model/pk';
import type { Row } from '../model/table';
import {
  type Columns,
  columnNames,
  integer,
  key,
  optional,
  readRow,
  text,
  word,
  writeRow,
} from './columns';

/** A row of the table `pks`, without the parties and the gifts that were counted. */
export const PK: Columns<Omit<Pk, PkSide>> = {
  pkId: key(text('pk_id')),
  state: word('pk_state', PK_STATES),
  minutes: integer('minutes'),
  startedAtMs: integer('started_at_ms'),
  deadlineMs: integer('deadline_ms'),
  outcome: optional(word('outcome', PK_OUTCOMES)),
  endedAtMs: integer('ended_at_ms'),
};

/** What the row says of each party. */
export const PK_PARTY = { inviter: party('inviter'), opponent: party('opponent') };

/** Everything but the gifts that were counted, of which there may be thousands. */
export const PK_COLUMNS = [
  ...columnNames(PK),
  ...columnNames(PK_PARTY.inviter),
  ...columnNames(PK_PARTY.opponent),
];

function party(side: PkSide): Columns<PkParty> {
  return {
    roomId: text(`${side}_room_id`),
    hostId: text(`${side}_host_id`),
    hostName: text(`${side}_host_name`),
    score: integer(`${side}_score`),
  };
}

/** The columns of a PK. */
export function pkRow(pk: Pk): Row {
  return {
    ...writeRow(PK, pk),
    ...writeRow(PK_PARTY.inviter, pk.inviter),
    ...writeRow(PK_PARTY.opponent, pk.opponent),
  };
}

/** Reads a row of the table `pks`. */
export function pkFromRow(row: Row): Pk {
  return {
    ...readRow(PK, row),
    inviter: readRow(PK_PARTY.inviter, row),
    opponent: readRow(PK_PARTY.opponent, row),
  };
}
