import { PK_OUTCOMES, PK_STATES, type Pk } from '../model/pk';
import { MAX_PK_ROOMS } from '../model/pk-parties';
import type { LinkRound } from '../model/round';
import type { RoundSide } from '../model/round-side';
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

/** A row of the table `pks`, without the newest round and the gifts that were counted. */
export const PK: Columns<Omit<Pk, 'round'>> = {
  pkId: key(text('pk_id')),
  version: integer('pk_version'),
  state: word('pk_state', PK_STATES),
  parties: json('parties'),
  minutes: integer('minutes'),
  punishSeconds: integer('punish_seconds'),
  startedAtMs: integer('started_at_ms'),
  deadlineMs: integer('deadline_ms'),
  outcome: optional(word('outcome', PK_OUTCOMES)),
  endedAtMs: integer('ended_at_ms'),
  past: json('past_rounds'),
  proposal: jsonOrNone('proposal'),
};

/** What the row says of the newest round, without its points. */
const ROUND: Columns<Omit<LinkRound, 'score'> & { sides: Omit<RoundSide, 'points'>[] }> = {
  number: integer('round_number'),
  startedAtMs: integer('round_started_at_ms'),
  bellAtMs: integer('bell_at_ms'),
  punishUntilMs: integer('punish_until_ms'),
  isSettled: flag('is_round_settled'),
  sides: json('round_sides'),
};

/** The points of the sides of the newest round, in their order: gifts add to them. */
const POINTS = Array.from({ length: MAX_PK_ROOMS }, (_, side) => integer(`points_${side + 1}`));

/** Everything but the gifts that were counted, of which there may be thousands. */
export const PK_COLUMNS = [
  ...columnNames(PK),
  ...columnNames(ROUND),
  ...POINTS.map(({ name }) => name),
];

/** The column of a room's points in the newest round. Throws if it takes no part in it. */
export function pointsColumn({ score }: LinkRound, roomId: string): string {
  const column = POINTS[score.findIndex((side) => side.roomId === roomId)];
  if (!column) throw new Error(`Room ${roomId} is not in the round.`);
  return column.name;
}

/** The columns of a PK. */
export function pkRow(pk: Pk): Row {
  const { score, ...round } = pk.round;
  const sides = score.map(({ points: _, ...side }) => side);
  return {
    ...writeRow(PK, pk),
    ...writeRow(ROUND, { ...round, sides }),
    ...Object.fromEntries(POINTS.map(({ name }, side) => [name, score[side]?.points ?? 0])),
  };
}

/** The columns that another state of the PK has otherwise. */
export function changedColumns(from: Pk, to: Pk): Row {
  const before = pkRow(from);
  return Object.fromEntries(
    Object.entries(pkRow(to)).filter(([name, value]) => before[name] !== value),
  );
}

/** Reads a row of the table `pks`. */
export function pkFromRow(row: Row): Pk {
  const { sides, ...round } = readRow(ROUND, row);
  const score = sides.map((side, index) => ({
    ...side,
    points: POINTS[index]?.read(row[POINTS[index].name]) ?? 0,
  }));
  return { ...readRow(PK, row), round: { ...round, score } };
}
