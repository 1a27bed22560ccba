import {
  bit,
  columnNames,
  emptyRow,
  flag,
  integer,
  json,
  jsonOrNone,
  key,
  optional,
  type RowOf,
  readRow,
  text,
  where,
  word,
  writeRow,
} from './columns';

const SEAT = {
  seatId: key(text('seat_id')),
  name: text('name'),
  sinceMs: integer('since_ms'),
  isMuted: flag('is_muted'),
  state: word('seat_state', ['invited', 'seated']),
  kind: bit('is_voice', ['video', 'voice']),
  marks: json<string[]>('marks'),
  pane: jsonOrNone<{ x: number }>('pane'),
  endsAtMs: optional(integer('ends_at_ms')),
  host: optional(text('host'), 'nobody'),
};

const seat: RowOf<typeof SEAT> = {
  ...{ seatId: 's1', name: '主播 "1"', sinceMs: 4e12, isMuted: false, state: 'seated' },
  ...{ kind: 'voice', marks: ['a'], pane: { x: 1 }, endsAtMs: 5, host: 'mei' },
};
const row = { seat_id: 's1', ...writeRow(SEAT, seat) };

test('a row is read as it was written, with the key that it was found by', () => {
  expect(readRow(SEAT, row)).toEqual(seat);
  expect(writeRow(SEAT, seat)).not.toHaveProperty('seat_id');
});

test('only what is given is written, and nothing of anything else', () => {
  const change = { name: '', endsAtMs: undefined, isOwner: true };
  expect(writeRow(SEAT, change)).toEqual({ name: '' });
});

test('none is written where a condition asks for it', () => {
  expect(writeRow(SEAT, { pane: undefined })).toEqual({ pane: '' });
  expect(readRow(SEAT, { ...row, pane: '' }).pane).toBeUndefined();
  expect(where(SEAT.pane, '=', undefined)).toEqual({ column: 'pane', is: '=', value: '' });
});

test('a condition has the stored name and the stored value', () => {
  expect(where(SEAT.kind, '!=', 'voice')).toEqual({ column: 'is_voice', is: '!=', value: 1 });
});

test('a column that a row may lack is read as missing, or as what stands for it', () => {
  const { endsAtMs, host, ...others } = seat;
  expect(readRow(SEAT, { seat_id: 's1', ...writeRow(SEAT, others) })).toEqual({
    ...others,
    endsAtMs: undefined,
    host: 'nobody',
  });
});

test.each([
  ['name', 1],
  ['since_ms', '1'],
  ['is_muted', 'false'],
  ['seat_state', 'gone'],
  ['is_voice', true],
  ['seat_id', 7],
  ['ends_at_ms', 'soon'],
])('a row with something else in %s is not believed', (column, value) => {
  expect(() => readRow(SEAT, { ...row, [column]: value })).toThrow(column);
});

test.each(['name', 'since_ms', 'is_muted', 'seat_state', 'is_voice', 'marks', 'seat_id'])(
  'a row without %s is not believed',
  (column) => {
    const others = Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));
    expect(() => readRow(SEAT, others)).toThrow(column);
  },
);

test('an unknown word counts as another where a table says so', () => {
  const state = word('room_state', ['open', 'closed'], 'closed');
  expect(['open', 'closed', 'gone', ''].map(state.read)).toEqual([
    'open',
    'closed',
    'closed',
    'closed',
  ]);
});

test('an empty row has every column to which nothing is a value', () => {
  expect(emptyRow(SEAT)).toEqual({ name: '', since_ms: 0, is_muted: false, pane: '' });
});

test('a read asks for every column but those of the key', () => {
  expect(columnNames(SEAT)).toEqual(Object.keys(row).filter((name) => name !== 'seat_id'));
});
