import { OtsError } from './errors';
import { MemoryRowStore } from './memory-row-store';
import { INF_MAX, INF_MIN } from './row';
import type { RowChange } from './row-change';
import { TableEngine } from './table-engine';

const NOW_MS = 1_700_000_000_000;
const DAY_MS = 86_400_000;
const EVERYTHING = { columnsToGet: [] };

function setUp(timeToLiveSeconds = -1) {
  const clock = { nowMs: NOW_MS, now: () => clock.nowMs };
  const store = new MemoryRowStore();
  const engine = new TableEngine(store, clock);
  engine.createTable({
    name: 'rooms',
    primaryKey: [{ name: 'id', type: 'STRING' }],
    definedColumns: [],
    timeToLiveSeconds,
    maxDeviationSeconds: 86_400,
    reserved: { read: 0, write: 0 },
  });
  return { clock, store, engine };
}

function put(id: string, change: Partial<RowChange> = {}): RowChange {
  return {
    kind: 'put',
    table: 'rooms',
    primaryKey: [{ name: 'id', value: id }],
    cells: [{ kind: 'put', name: 'state', value: 'idle' }],
    condition: { rowExistence: 'ignore' },
    returns: 'nothing',
    returnColumns: [],
    ...change,
  };
}

const read = (engine: TableEngine, id: string) =>
  engine.getRow({
    table: 'rooms',
    primaryKey: [{ name: 'id', value: id }],
    view: EVERYTHING,
  }).row;

describe('TableEngine', () => {
  it('runs without a server, and gives cells the version of its own clock', () => {
    const { engine } = setUp();
    engine.write(put('a'));
    expect(read(engine, 'a')).toEqual({
      primaryKey: [{ name: 'id', value: 'a' }],
      columns: [{ name: 'state', value: 'idle', timestampMs: NOW_MS }],
    });
  });

  it('keeps what it has acknowledged when its clock goes back', () => {
    const { engine, clock } = setUp();
    const update = (value: string) =>
      put('a', { kind: 'update', cells: [{ kind: 'put', name: 'state', value }] });
    engine.write(update('live'));
    clock.nowMs -= DAY_MS;
    engine.write(update('idle'));
    expect(read(engine, 'a')?.columns).toEqual([
      { name: 'state', value: 'idle', timestampMs: NOW_MS },
    ]);
  });

  it('drops a version of the caller that is older than what is stored', () => {
    const { engine } = setUp();
    engine.write(put('a', { kind: 'update' }));
    const older = { kind: 'put', name: 'state', value: 'old', timestampMs: NOW_MS - 1 } as const;
    engine.write(put('a', { kind: 'update', cells: [older] }));
    expect(read(engine, 'a')?.columns).toMatchObject([{ value: 'idle', timestampMs: NOW_MS }]);
  });

  it('stores nothing of a write that is refused', () => {
    const { engine } = setUp();
    engine.write(put('a'));
    const cells: RowChange['cells'] = [
      { kind: 'put', name: 'other', value: true },
      { kind: 'increment', name: 'state', value: 1n },
    ];
    expect(() => engine.write(put('a', { kind: 'update', cells }))).toThrow(OtsError);
    expect(read(engine, 'a')?.columns.map(({ name }) => name)).toEqual(['state']);
  });

  it('hides cells that are past the time to live, in ranges too, and counts the row as absent', () => {
    const { engine, clock } = setUp(86_400);
    engine.write(put('a'));
    clock.nowMs += DAY_MS - 1;
    engine.write(put('b'));
    expect(read(engine, 'a')).toBeDefined();
    clock.nowMs += 1;
    expect(read(engine, 'a')).toBeUndefined();
    const { rows } = engine.getRange({
      table: 'rooms',
      direction: 'forward',
      start: [{ name: 'id', value: INF_MIN }],
      end: [{ name: 'id', value: INF_MAX }],
      view: EVERYTHING,
    });
    expect(rows.map(({ primaryKey }) => primaryKey[0]?.value)).toEqual(['b']);
    const absent = { condition: { rowExistence: 'expect-not-exist' } } as const;
    expect(() => engine.write(put('b', absent))).toThrow('Condition check failed.');
    engine.write(put('a', absent));
  });

  it('finds its tables again in the same store', () => {
    const { engine, store, clock } = setUp();
    engine.write(put('a'));
    const reopened = new TableEngine(store, clock);
    expect(reopened.tableNames()).toEqual(['rooms']);
    expect(read(reopened, 'a')).toBeDefined();
  });

  it('counts a write as one unit for each 4 KB, and a read too if it has to look first', () => {
    const { engine } = setUp();
    const cells: RowChange['cells'] = [{ kind: 'put', name: 'text', value: 'x'.repeat(5000) }];
    expect(engine.write(put('a', { cells })).consumed).toEqual({ read: 0, write: 2 });
    const condition = { rowExistence: 'expect-exist' } as const;
    expect(engine.write(put('a', { condition })).consumed).toEqual({ read: 1, write: 1 });
  });
});
