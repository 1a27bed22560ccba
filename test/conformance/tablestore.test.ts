import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import TableStore from 'tablestore';
import { CallLog } from '../../local/call-log';
import { Clock } from '../../local/clock';
import { Credentials } from '../../local/credentials';
import { Faults } from '../../local/faults';
import { ACTIONS } from '../../local/tablestore/actions';
import { ErrorMessage } from '../../local/tablestore/messages';
import { startTablestore } from '../../local/tablestore/server';
import { requestSignature } from '../../local/tablestore/signature';
import {
  AND,
  type Client,
  column,
  combine,
  condition,
  EXPECT_EXIST,
  EXPECT_NOT_EXIST,
  expectConditionFails,
  expectRefused,
  type Filter,
  IGNORE,
  keyOf,
  long,
  NOT,
  OR,
  plain,
  refusal,
  sdk,
  values,
} from './tablestore-client';

const INSTANCE = 'lianmai';
const ROOT = { accessKeyId: 'root-id', accessKeySecret: 'root-secret' };
const TABLE = 'slots';
const DAY_MS = 86_400_000;

let directory: string;
let clock: Clock;
let faults: Faults;
let log: CallLog;
let credentials: Credentials;
let server: Awaited<ReturnType<typeof startTablestore>>;
let client: Client;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tablestore-'));
  clock = new Clock();
  // The client dates its requests by the same clock, or advancing it would make them stale.
  sdk.util.date.getDate = () => new Date(clock.now());
  faults = new Faults();
  log = new CallLog();
  credentials = new Credentials(clock, ROOT);
  server = await startTablestore({
    port: 0,
    statePath: directory,
    instance: INSTANCE,
    credentials,
    clock,
    faults,
    log,
  });
  client = connect();
});

afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

beforeEach(async () => {
  faults.clear();
  await createTable(TABLE, [{ name: 'id', type: 'STRING' }]);
});

afterEach(async () => {
  for (const tableName of (await client.listTable({})).tableNames) {
    await client.deleteTable({ tableName });
  }
});

function connect(config: object = {}): Client {
  return new sdk.Client({
    ...ROOT,
    endpoint: server.endpoint,
    instancename: INSTANCE,
    maxRetries: 0,
    ...config,
  });
}

function createTable(tableName: string, primaryKey: object[], options: object = {}) {
  return client.createTable({
    tableMeta: { tableName, primaryKey },
    reservedThroughput: { capacityUnit: { read: 0, write: 0 } },
    tableOptions: { timeToLive: -1, maxVersions: 1, ...options },
  });
}

const put = (id: string, columns: object[], when = condition(IGNORE), more: object = {}) =>
  client.putRow({
    tableName: TABLE,
    condition: when,
    primaryKey: [{ id }],
    attributeColumns: columns,
    ...more,
  });
const update = (id: string, changes: object[], when = condition(IGNORE), more: object = {}) =>
  client.updateRow({
    tableName: TABLE,
    condition: when,
    primaryKey: [{ id }],
    updateOfAttributeColumns: changes,
    ...more,
  });
const get = async (id: string, more: object = {}) =>
  (await client.getRow({ tableName: TABLE, primaryKey: [{ id }], ...more })).row;
const remove = (id: string, when = condition(IGNORE)) =>
  client.deleteRow({ tableName: TABLE, condition: when, primaryKey: [{ id }] });

describe('tables', () => {
  it('are created, listed, described and deleted', async () => {
    await createTable('rooms', [
      { name: 'shard', type: 'STRING' },
      { name: 'number', type: 'INTEGER' },
    ]);
    expect((await client.listTable({})).tableNames).toEqual(['rooms', TABLE]);
    const described = await client.describeTable({ tableName: 'rooms' });
    expect(described.tableStatus).toBe(1);
    expect(described.tableMeta.primaryKey.map(({ name, type }) => [name, type])).toEqual([
      ['shard', 2],
      ['number', 1],
    ]);
    expect(described.tableOptions).toMatchObject({ timeToLive: -1, maxVersions: 1 });
    await client.deleteTable({ tableName: 'rooms' });
    expect((await client.listTable({})).tableNames).toEqual([TABLE]);
  });

  it('that are there cannot be created again, and those that are not cannot be used', async () => {
    const again = createTable(TABLE, [{ name: 'id', type: 'STRING' }]);
    await expectRefused(again, 409, 'OTSObjectAlreadyExist', 'Requested table already exists.');
    const missing = client.describeTable({ tableName: 'nowhere' });
    await expectRefused(missing, 404, 'OTSObjectNotExist', 'Requested table does not exist.');
    const read = client.getRow({ tableName: 'nowhere', primaryKey: [{ id: 'a' }] });
    await expectRefused(read, 404, 'OTSObjectNotExist');
    await expectRefused(client.deleteTable({ tableName: 'nowhere' }), 404, 'OTSObjectNotExist');
  });

  it('lose their rows when they are deleted', async () => {
    await put('a', [{ state: 'free' }]);
    await client.deleteTable({ tableName: TABLE });
    await createTable(TABLE, [{ name: 'id', type: 'STRING' }]);
    expect(await get('a')).toEqual({});
  });

  it.each([
    ['a name that starts with a digit', '1st', {}, "Invalid table name: '1st'."],
    ['a time to live under a day', 'short', { timeToLive: 60 }, 'TimeToLive cannot be less than'],
    ['several versions', 'deep', { maxVersions: 2 }, 'more than one version'],
  ])('are refused with %s', async (_, tableName, options, message) => {
    const call = createTable(tableName, [{ name: 'id', type: 'STRING' }], options);
    await expectRefused(call, 400, 'OTSParameterInvalid', message);
  });

  it('are refused with no key column or with five', async () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, type: 'STRING' }));
    for (const keys of [[], five]) {
      await expectRefused(
        createTable('keys', keys),
        400,
        'The number of primary key columns must be in range: [1, 4].',
      );
    }
  });

  it('are at most 64', async () => {
    for (let count = 1; count < 64; count++) {
      await createTable(`t${count}`, [{ name: 'id', type: 'STRING' }]);
    }
    const call = createTable('t64', [{ name: 'id', type: 'STRING' }]);
    await expectRefused(call, 403, 'OTSQuotaExhausted');
  });
});

describe('rows', () => {
  it('come back with values of every type and the time of the write as their version', async () => {
    const before = clock.now();
    await put('a', [
      { integer: sdk.Long.fromString('-9223372036854775808') },
      { double: 1.5 },
      { text: '连麦 🎤' },
      { flag: true },
      { blob: Buffer.from([0, 1, 255]) },
      { empty: '' },
    ]);
    const { attributes = [] } = await get('a');
    const found = Object.fromEntries(attributes.map((c) => [c.columnName, c.columnValue]));
    expect(String(found.integer)).toBe('-9223372036854775808');
    expect(found).toMatchObject({ double: 1.5, text: '连麦 🎤', flag: true, empty: '' });
    expect(found.blob).toEqual(Buffer.from([0, 1, 255]));
    for (const { timestamp } of attributes) {
      expect(timestamp.toNumber()).toBeGreaterThanOrEqual(Math.floor(before));
    }
  });

  it('that are not there read as an empty row', async () => {
    expect(await get('nobody')).toEqual({});
  });

  it('are replaced whole by PutRow, column by column by UpdateRow', async () => {
    await put('a', [{ one: 1.5 }, { two: 'x' }]);
    await update('a', [{ PUT: [{ three: true }] }, { DELETE_ALL: ['one'] }]);
    expect(values(await get('a'))).toEqual({ two: 'x', three: true });
    await put('a', [{ four: 'y' }]);
    expect(values(await get('a'))).toEqual({ four: 'y' });
  });

  it('are not made by an UpdateRow that only deletes, nor gone when it deletes all columns', async () => {
    await update('a', [{ DELETE_ALL: ['one'] }]);
    expect(await get('a')).toEqual({});
    await put('b', [{ one: 'x' }]);
    await update('b', [{ DELETE_ALL: ['one'] }]);
    expect(keyOf(await get('b'))).toEqual(['b']);
  });

  it('lose one version of a column only if it is the stored one', async () => {
    await put('a', [{ one: 'x' }]);
    const version = (await get('a')).attributes?.[0]?.timestamp.toNumber() ?? 0;
    await update('a', [{ DELETE: [{ one: version - 1 }] }]);
    expect(values(await get('a'))).toEqual({ one: 'x' });
    await update('a', [{ DELETE: [{ one: version }] }]);
    expect(values(await get('a'))).toEqual({});
  });

  it('keep the newest version, and refuse one that is more than a day away', async () => {
    const now = Math.floor(clock.now());
    await put('a', [{ one: 'new', timestamp: now }]);
    await update('a', [{ PUT: [{ one: 'old', timestamp: now - 1000 }] }]);
    expect(values(await get('a'))).toEqual({ one: 'new' });
    const far = put('a', [{ one: 'x', timestamp: now - 2 * DAY_MS }]);
    await expectRefused(far, 400, 'OTSParameterInvalid', 'Invalid timestamp.');
  });

  it('are deleted', async () => {
    await put('a', [{ one: 'x' }]);
    await remove('a');
    expect(await get('a')).toEqual({});
    await remove('a');
  });

  it('show only the columns that are asked for, and nothing if none of them is there', async () => {
    await put('a', [{ one: 'x' }, { two: 'y' }, { three: 'z' }]);
    expect(values(await get('a', { columnsToGet: ['two', 'nine'] }))).toEqual({ two: 'y' });
    expect(await get('a', { columnsToGet: ['nine'] })).toEqual({});
    expect(keyOf(await get('a', { columnsToGet: ['id', 'nine'] }))).toEqual(['a']);
    const part = await get('a', { startColumn: 'three', endColumn: 'two' });
    expect(values(part)).toEqual({ three: 'z' });
  });

  it('are read by version when a time range is given', async () => {
    const now = Math.floor(clock.now());
    await put('a', [{ one: 'x', timestamp: now }]);
    const read = (timeRange: object) => get('a', { timeRange });
    expect(values(await read({ startTime: now, endTime: now + 1 }))).toEqual({ one: 'x' });
    expect(await read({ startTime: now - 9, endTime: now })).toEqual({});
    expect(values(await read({ specificTime: now }))).toEqual({ one: 'x' });
  });

  it('are filtered when read, by the columns asked for only', async () => {
    await put('a', [{ size: long(5) }, { name: 'x' }]);
    const big = column('size', 'GREATER_THAN', long(4));
    expect(values(await get('a', { columnFilter: big }))).toEqual({ size: 5, name: 'x' });
    expect(await get('a', { columnFilter: column('size', 'GREATER_THAN', long(5)) })).toEqual({});
    expect(await get('a', { columnFilter: big, columnsToGet: ['name'] })).toEqual({});
    const page = new sdk.ColumnPaginationFilter(1, 1);
    expect(values(await get('a', { columnFilter: page }))).toEqual({ size: 5 });
  });

  it('bring their key back on request', async () => {
    const returnContent = { returnType: sdk.ReturnType.Primarykey };
    const { row } = await put('a', [{ one: 'x' }], condition(IGNORE), { returnContent });
    expect(keyOf(row)).toEqual(['a']);
  });

  it('expire cell by cell when the table has a time to live, and are then absent', async () => {
    await createTable('events', [{ name: 'id', type: 'STRING' }], { timeToLive: 86_400 });
    const putEvent = (existence: number) =>
      client.putRow({
        tableName: 'events',
        condition: condition(existence),
        primaryKey: [{ id: 'e1' }],
        attributeColumns: [{ seen: true }],
      });
    const read = async (primaryKey = [{ id: 'e1' }]) =>
      (await client.getRow({ tableName: 'events', primaryKey })).row;
    await putEvent(EXPECT_NOT_EXIST);
    clock.advance(DAY_MS - 60_000);
    await expectConditionFails(putEvent(EXPECT_NOT_EXIST));
    expect(values(await read())).toEqual({ seen: true });
    clock.advance(60_000);
    expect(await read()).toEqual({});
    await putEvent(EXPECT_NOT_EXIST);
  });
});

describe('conditions', () => {
  it('on the existence of the row hold for PutRow, UpdateRow and DeleteRow alike', async () => {
    for (const write of [
      (when: object) => put('a', [{ one: 'x' }], when),
      (when: object) => update('a', [{ PUT: [{ one: 'x' }] }], when),
      (when: object) => remove('a', when),
    ]) {
      await remove('a');
      await expectConditionFails(write(condition(EXPECT_EXIST)));
      await write(condition(EXPECT_NOT_EXIST));
      await put('a', [{ one: 'x' }]);
      await expectConditionFails(write(condition(EXPECT_NOT_EXIST)));
      await write(condition(EXPECT_EXIST));
    }
  });

  it.each([
    ['EQUAL', [false, true, false]],
    ['NOT_EQUAL', [true, false, true]],
    ['GREATER_THAN', [false, false, true]],
    ['GREATER_EQUAL', [false, true, true]],
    ['LESS_THAN', [true, false, false]],
    ['LESS_EQUAL', [true, true, false]],
  ])(
    'compare integers, texts, doubles and booleans by %s',
    async (comparator, [less, equal, more]) => {
      await put('a', [{ n: long(-5) }, { t: '中' }, { d: 0.5 }, { b: true }]);
      const holds = async (name: string, value: unknown) =>
        (await get('a', { columnFilter: column(name, comparator, value) })).primaryKey !==
        undefined;
      expect(await holds('n', long(-4))).toBe(less);
      expect(await holds('n', long(-5))).toBe(equal);
      expect(await holds('n', long(-6))).toBe(more);
      expect(await holds('t', '中国')).toBe(less);
      expect(await holds('t', '中')).toBe(equal);
      expect(await holds('t', 'z')).toBe(more);
      expect(await holds('d', 1.5)).toBe(less);
      expect(await holds('b', true)).toBe(equal);
      expect(await holds('b', false)).toBe(more);
    },
  );

  it('never hold between values of unlike types', async () => {
    await put('a', [{ n: long(5) }]);
    for (const comparator of ['EQUAL', 'NOT_EQUAL', 'LESS_THAN', 'GREATER_EQUAL']) {
      expect(await get('a', { columnFilter: column('n', comparator, 5) })).toEqual({});
    }
  });

  it('combine by AND, OR and NOT', async () => {
    await put('a', [{ x: long(1) }, { y: long(2) }]);
    const is = (name: string, value: number) => column(name, 'EQUAL', long(value));
    const holds = async (columnFilter: Filter) =>
      (await get('a', { columnFilter })).primaryKey !== undefined;
    expect(await holds(combine(AND, is('x', 1), is('y', 2)))).toBe(true);
    expect(await holds(combine(AND, is('x', 1), is('y', 3)))).toBe(false);
    expect(await holds(combine(OR, is('x', 9), is('y', 2)))).toBe(true);
    expect(await holds(combine(OR, is('x', 9), is('y', 9)))).toBe(false);
    expect(await holds(combine(NOT, is('x', 9)))).toBe(true);
    expect(await holds(combine(NOT, combine(OR, is('x', 1), is('y', 9))))).toBe(false);
  });

  it('pass on a row that is absent if they ignore existence and pass missing columns', async () => {
    const change = [{ PUT: [{ state: 'busy' }] }];
    const strict = column('state', 'EQUAL', 'free', false);
    await expectConditionFails(update('a', change, condition(IGNORE, strict)));
    const lenient = column('state', 'EQUAL', 'free', true);
    await expectConditionFails(update('a', change, condition(EXPECT_EXIST, lenient)));
    await update('a', change, condition(IGNORE, lenient));
    expect(values(await get('a'))).toEqual({ state: 'busy' });
    await expectConditionFails(update('a', change, condition(IGNORE, lenient)));
  });

  it('may have 32 parts but not 33', async () => {
    const leaves = (count: number) =>
      combine(OR, ...Array.from({ length: count }, () => column('x', 'EQUAL', long(1), true)));
    await update('a', [{ PUT: [{ x: long(1) }] }], condition(IGNORE, leaves(31)));
    await expectRefused(
      update('a', [{ PUT: [{ x: long(1) }] }], condition(IGNORE, leaves(32))),
      400,
      'The count of filter exceeds the max: 32.',
    );
  });

  it('cannot pick columns by position, and need the right number of parts', async () => {
    const change = [{ PUT: [{ x: long(1) }] }];
    const page = new sdk.ColumnPaginationFilter(1, 0);
    const one = column('x', 'EQUAL', long(1));
    for (const [filter, message] of [
      [page, 'Invalid type of filter: 3.'],
      [combine(AND, one), 'Invalid AND/OR operator'],
      [combine(NOT, one, one), 'Invalid NOT operator'],
    ] as const) {
      await expectRefused(update('a', change, condition(IGNORE, filter)), 400, message);
    }
  });
});

describe('increments', () => {
  const increment = (amount: unknown, returnColumns = ['fence']) =>
    update('a', [{ INCREMENT: [{ fence: amount }] }], condition(IGNORE), {
      returnContent: { returnType: sdk.ReturnType.AfterModify, returnColumns },
    });

  it('count a missing column as 0 and return the new value', async () => {
    expect(values((await increment(long(1))).row)).toEqual({ fence: 1 });
    expect(values((await increment(long(-3))).row)).toEqual({ fence: -2 });
    expect(values((await increment(long(0))).row)).toEqual({ fence: -2 });
  });

  it('return only columns that were incremented; naming another refuses the write', async () => {
    await put('a', [{ fence: long(7) }, { state: 'free' }]);
    expect(values((await increment(long(1))).row)).toEqual({ fence: 8 });
    await expectRefused(increment(long(1), ['fence', 'state']), 400, 'OTSParameterInvalid');
    expect(values(await get('a'))).toEqual({ fence: 8, state: 'free' });
  });

  it('work on integers only and do not overflow', async () => {
    await put('a', [{ fence: 'text' }]);
    await expectRefused(increment(long(1)), 400, 'OTSParameterInvalid', 'INTEGER');
    await put('a', [{ fence: long(1) }]);
    await expectRefused(increment(1.5), 400, 'OTSParameterInvalid', 'INTEGER');
    await put('a', [{ fence: sdk.Long.fromString('9223372036854775807') }]);
    await expectRefused(increment(long(1)), 400, 'OTSParameterInvalid', 'overflows');
  });

  it('stand alone on their column', async () => {
    const twice = update('a', [{ PUT: [{ n: long(1) }] }, { INCREMENT: [{ n: long(1) }] }]);
    await expectRefused(twice, 400, 'OTSParameterInvalid', 'another operation');
  });
});

describe('the claim of a slot', () => {
  /** Free, or never used, and rested; or claimed before by the same owner. */
  const claim = (owner: string, nowMs: number) =>
    update(
      'slot',
      [
        { PUT: [{ state: 'busy' }, { owner }, { available_at: long(0) }] },
        { INCREMENT: [{ fence: long(1) }] },
      ],
      condition(
        IGNORE,
        combine(
          OR,
          combine(
            AND,
            column('state', 'EQUAL', 'free', true),
            column('available_at', 'LESS_EQUAL', long(nowMs), true),
          ),
          column('owner', 'EQUAL', owner, false),
        ),
      ),
      { returnContent: { returnType: sdk.ReturnType.AfterModify, returnColumns: ['fence'] } },
    );
  const release = (owner: string, fence: number, availableAt: number) =>
    update(
      'slot',
      [
        { PUT: [{ state: 'free' }, { available_at: long(availableAt) }] },
        { DELETE_ALL: ['owner'] },
      ],
      condition(
        EXPECT_EXIST,
        combine(AND, column('owner', 'EQUAL', owner), column('fence', 'EQUAL', long(fence))),
      ),
    );

  it('is won by exactly one of 200 concurrent claims', async () => {
    const claims = Array.from({ length: 200 }, (_, index) => claim(`owner-${index}`, 1000));
    const results = await Promise.allSettled(claims);
    const winners = results.filter(({ status }) => status === 'fulfilled');
    expect(winners).toHaveLength(1);
    const losers = results.filter((result) => result.status === 'rejected');
    for (const { reason } of losers) expect(reason.message).toContain('OTSConditionCheckFail');
    expect(values(await get('slot')).owner).toBe(
      `owner-${results.findIndex((r) => r.status === 'fulfilled')}`,
    );
  });

  it('is won again by its owner, whose fence only grows', async () => {
    expect(values((await claim('me', 1000)).row)).toEqual({ fence: 1 });
    expect(values((await claim('me', 1000)).row)).toEqual({ fence: 2 });
    await expectConditionFails(claim('you', 1000));
  });

  it('has to wait for the end of the cooldown, and a stale fence cannot release', async () => {
    await claim('me', 1000);
    await claim('me', 1000);
    await expectConditionFails(release('me', 1, 5000));
    await release('me', 2, 5000);
    await expectConditionFails(claim('you', 4999));
    expect(values((await claim('you', 5000)).row)).toEqual({ fence: 3 });
  });

  it('can be counted on: 100 concurrent increments add up', async () => {
    await Promise.all(
      Array.from({ length: 100 }, () => update('n', [{ INCREMENT: [{ fence: long(1) }] }])),
    );
    expect(values(await get('n'))).toEqual({ fence: 100 });
  });
});

describe('ranges', () => {
  const KEYS = [
    { name: 'shard', type: 'STRING' },
    { name: 'at', type: 'INTEGER' },
  ];
  const row = (shard: string, at: number) => [{ shard }, { at: long(at) }];
  const putAt = (shard: string, at: number, columns: object[] = [{ v: 'x' }]) =>
    client.putRow({
      tableName: 'agenda',
      condition: condition(IGNORE),
      primaryKey: row(shard, at),
      attributeColumns: columns,
    });
  const all = { start: sdk.INF_MIN, end: sdk.INF_MAX };
  const range = (from: unknown[], to: unknown[], more: object = {}) => {
    const bound = ([shard, at]: unknown[]) => [{ shard }, { at }];
    return client.getRange({
      tableName: 'agenda',
      direction: sdk.Direction.FORWARD,
      inclusiveStartPrimaryKey: bound(from),
      exclusiveEndPrimaryKey: bound(to),
      ...more,
    });
  };

  beforeEach(async () => {
    await createTable('agenda', KEYS);
    for (const [shard, at] of [
      ['a', -2],
      ['a', 10],
      ['a', 9],
      ['a\u0000', 1],
      ['ab', 1],
      ['b', 5],
    ] as const) {
      await putAt(shard, at);
    }
  });

  it('come in the order of the key, both ways', async () => {
    const inOrder = [
      ['a', -2],
      ['a', 9],
      ['a', 10],
      ['a\u0000', 1],
      ['ab', 1],
      ['b', 5],
    ];
    const forward = await range([all.start, all.start], [all.end, all.end]);
    expect(forward.rows.map(keyOf)).toEqual(inOrder);
    expect(forward.nextStartPrimaryKey).toBeNull();
    const backward = await range([all.end, all.end], [all.start, all.start], {
      direction: sdk.Direction.BACKWARD,
    });
    expect(backward.rows.map(keyOf)).toEqual(inOrder.reverse());
  });

  it('take in their start and leave out their end', async () => {
    const forward = await range(['a', long(9)], ['a', long(10)]);
    expect(forward.rows.map(keyOf)).toEqual([['a', 9]]);
    const backward = await range(['a', long(10)], ['a', long(9)], {
      direction: sdk.Direction.BACKWARD,
    });
    expect(backward.rows.map(keyOf)).toEqual([['a', 10]]);
    const within = await range(['a', all.start], ['a', all.end]);
    expect(within.rows.map(keyOf)).toEqual([
      ['a', -2],
      ['a', 9],
      ['a', 10],
    ]);
  });

  it('stop at the limit and tell where to go on', async () => {
    const first = await range(['a', all.start], ['b', all.end], { limit: 2 });
    expect(first.rows.map(keyOf)).toEqual([
      ['a', -2],
      ['a', 9],
    ]);
    expect(first.nextStartPrimaryKey?.map(({ value }) => plain(value))).toEqual(['a', 10]);
    const [shard, at] = first.nextStartPrimaryKey ?? [];
    const rest = await range([shard?.value, at?.value], ['b', all.end], { limit: 4 });
    expect(rest.rows).toHaveLength(4);
    expect(rest.nextStartPrimaryKey).toBeNull();
  });

  it('leave out rows that the filter stops or that have none of the columns', async () => {
    await putAt('c', 1, [{ w: long(1) }]);
    await putAt('c', 2, [{ w: long(2) }]);
    const filtered = await range(['c', all.start], ['c', all.end], {
      columnFilter: column('w', 'EQUAL', long(2)),
    });
    expect(filtered.rows.map(keyOf)).toEqual([['c', 2]]);
    const named = await range([all.start, all.start], [all.end, all.end], { columnsToGet: ['w'] });
    expect(named.rows.map(keyOf)).toEqual([
      ['c', 1],
      ['c', 2],
    ]);
  });

  it('give at most 4 MB or 5000 rows at a time, and all rows in the end', async () => {
    const big = 'x'.repeat(1024 * 1024);
    for (let at = 0; at < 6; at++) await putAt('big', at, [{ v: big }]);
    const first = await range(['big', all.start], ['big', all.end]);
    expect(first.rows).toHaveLength(4);
    expect(first.nextStartPrimaryKey?.map(({ value }) => plain(value))).toEqual(['big', 4]);
    for (let batch = 0; batch < 26; batch++) await putMany(batch * 200);
    const many = await range(['many', all.start], ['many', all.end]);
    expect(many.rows).toHaveLength(5000);
    const rest = await range(['many', many.nextStartPrimaryKey?.[1]?.value], ['many', all.end]);
    expect(rest.rows).toHaveLength(200);
    expect(rest.nextStartPrimaryKey).toBeNull();
  });

  async function putMany(from: number) {
    const rows = Array.from({ length: 200 }, (_, index) => ({
      type: 'PUT',
      condition: condition(IGNORE),
      primaryKey: row('many', from + index),
      attributeColumns: [{ v: 'x' }],
    }));
    await client.batchWriteRow({ tables: [{ tableName: 'agenda', rows }] });
  }

  it('are refused when their bounds stand the wrong way round', async () => {
    await expectRefused(
      range(['b', all.start], ['a', all.end]),
      400,
      'Begin key must less than end key in FORWARD',
    );
    await expectRefused(
      range(['a', all.start], ['b', all.end], { direction: sdk.Direction.BACKWARD }),
      400,
      'Begin key must more than end key in BACKWARD',
    );
  });
});

describe('batches', () => {
  const putIn = (id: string, when = condition(IGNORE), columns: object[] = [{ v: 'x' }]) => ({
    type: 'PUT',
    condition: when,
    primaryKey: [{ id }],
    attributeColumns: columns,
  });
  const write = (rows: object[], tableName = TABLE) =>
    client.batchWriteRow({ tables: [{ tableName, rows }] });

  it('write each row by itself and tell which one failed', async () => {
    await put('b', [{ v: 'old' }]);
    const { tables } = await write([
      putIn('a'),
      putIn('b', condition(EXPECT_NOT_EXIST)),
      {
        type: 'UPDATE',
        condition: condition(IGNORE),
        primaryKey: [{ id: 'c' }],
        attributeColumns: [{ INCREMENT: [{ n: long(2) }] }],
        returnContent: { returnType: sdk.ReturnType.AfterModify, returnColumns: ['n'] },
      },
      { type: 'DELETE', condition: condition(IGNORE), primaryKey: [{ id: 'd' }] },
    ]);
    const [a, b, c, d] = tables.flat();
    expect([a?.isOk, b?.isOk, c?.isOk, d?.isOk]).toEqual([true, false, true, true]);
    expect(b).toMatchObject({
      errorCode: 'OTSConditionCheckFail',
      errorMessage: 'Condition check failed.',
    });
    expect(values({ attributes: c?.attributes ?? [] })).toEqual({ n: 2 });
    expect(values(await get('a'))).toEqual({ v: 'x' });
    expect(values(await get('b'))).toEqual({ v: 'old' });
  });

  it('write nothing when any row breaks a rule', async () => {
    const noColumns = putIn('b', condition(IGNORE), []);
    await expectRefused(write([putIn('a'), noColumns]), 400, 'Attribute column is missing.');
    await expectRefused(write([putIn('a')], 'nowhere'), 404, 'OTSObjectNotExist');
    const badName = putIn('b', condition(IGNORE), [{ 'bad-name': 'x' }]);
    await expectRefused(write([putIn('a'), badName]), 400, "Invalid column name: 'bad-name'.");
    expect(await get('a')).toEqual({});
  });

  it('may repeat a row only without a condition', async () => {
    await write([putIn('a'), putIn('a', condition(IGNORE), [{ v: 'second' }])]);
    expect(values(await get('a'))).toEqual({ v: 'second' });
    await expectRefused(
      write([putIn('a'), putIn('a', condition(EXPECT_EXIST))]),
      400,
      'Repeated rows do not support row condition check in BatchModify.',
    );
  });

  it('read rows, absent ones among them', async () => {
    await put('a', [{ v: 'x' }]);
    const { tables } = await client.batchGetRow({
      tables: [{ tableName: TABLE, primaryKey: [[{ id: 'a' }], [{ id: 'nobody' }]] }],
    });
    const [a, nobody] = tables.flat();
    expect(values({ attributes: a?.attributes ?? [] })).toEqual({ v: 'x' });
    expect(nobody).toMatchObject({ isOk: true, primaryKey: null });
  });

  it('hold at most 200 rows to write and 100 to read', async () => {
    const ids = Array.from({ length: 201 }, (_, index) => `r${index}`);
    await write(ids.slice(0, 200).map((id) => putIn(id)));
    await expectRefused(
      write(ids.map((id) => putIn(id))),
      400,
      'Rows count exceeds the upper limit: 200.',
    );
    const read = (count: number) =>
      client.batchGetRow({
        tables: [{ tableName: TABLE, primaryKey: ids.slice(0, count).map((id) => [{ id }]) }],
      });
    expect((await read(100)).tables.flat()).toHaveLength(100);
    await expectRefused(read(101), 400, 'Rows count exceeds the upper limit: 100.');
    await expectRefused(write([]), 400, 'No operation is specified for table');
  });
});

describe('limits', () => {
  it('keep keys to the schema and to 1 KB a column', async () => {
    const read = (primaryKey: object[]) => client.getRow({ tableName: TABLE, primaryKey });
    await expectRefused(
      read([{ other: 'a' }]),
      400,
      'OTSInvalidPK',
      'Validate PK name fail. Input: other, Meta: id.',
    );
    await expectRefused(
      read([{ id: 'a' }, { more: 'b' }]),
      400,
      'Validate PK size fail. Input: 2, Meta: 1.',
    );
    await expectRefused(
      read([{ id: long(1) }]),
      400,
      'Validate PK type fail. Input: VT_INTEGER, Meta: VT_STRING.',
    );
    await put('k'.repeat(1024), [{ v: 'x' }]);
    await expectRefused(put('k'.repeat(1025), [{ v: 'x' }]), 400, 'OTSParameterInvalid', '1024');
    await expectRefused(read([{ id: sdk.INF_MIN }]), 400, 'OTSInvalidPK');
  });

  it('keep values to 2 MB, rows to 1024 columns and 4 MB, reads to 128 columns', async () => {
    const big = 'x'.repeat(2 * 1024 * 1024);
    await put('a', [{ v: big }]);
    expect(values(await get('a')).v).toHaveLength(big.length);
    await expectRefused(put('a', [{ v: `${big}x` }]), 400, 'OTSParameterInvalid');
    const three = [{ v: big }, { w: big }, { x: 'x'.repeat(10) }];
    await expectRefused(put('a', three), 400, 'The total data size of PutRow request exceeds');
    const columns = Array.from({ length: 1025 }, (_, index) => ({ [`c${index}`]: 'x' }));
    await put('b', columns.slice(1));
    await expectRefused(put('b', columns), 400, 'limit count: 1024, column count: 1025');
    const columnsToGet = Array.from({ length: 129 }, (_, index) => `c${index}`);
    await expectRefused(get('b', { columnsToGet }), 400, 'limit count: 128');
  });

  it('keep a request to 5 MB', async () => {
    const huge = 'x'.repeat(6 * 1024 * 1024);
    await expectRefused(put('a', [{ v: huge }]), 413, 'OTSRequestBodyTooLarge');
  });

  it('keep names and numbers within the rules', async () => {
    await expectRefused(put('a', [{ '9x': 'x' }]), 400, "Invalid column name: '9x'.");
    await expectRefused(put('a', [{ id: 'x' }]), 400, 'Duplicated attribute column name');
    await expectRefused(put('a', [{ v: Number.NaN }]), 400, "NaN can't be set to double value.");
    const nothing = update('a', []);
    await expectRefused(nothing, 400, 'OTSParameterInvalid', 'missing cells');
  });
});

describe('authentication', () => {
  const body = Buffer.alloc(0);
  const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64');

  it('refuses a wrong secret, an unknown key and an unknown instance', async () => {
    const secret = connect({ accessKeySecret: 'wrong' });
    await expectRefused(secret.listTable({}), 403, 'OTSAuthFailed', 'Signature mismatch.');
    const key = connect({ accessKeyId: 'nobody' });
    await expectRefused(key.listTable({}), 403, 'The AccessKeyID does not exist.');
    const instance = connect({ instancename: 'other' });
    await expectRefused(instance.listTable({}), 403, 'The instance is not found.');
  });

  it('takes temporary credentials with their token, until they expire', async () => {
    const { accessKeyId, accessKeySecret, securityToken } = credentials.issue(60_000);
    const pair = { accessKeyId, accessKeySecret };
    const temporary = connect({ ...pair, stsToken: securityToken });
    await temporary.listTable({});
    await expectRefused(connect(pair).listTable({}), 403, 'OTSAuthFailed', 'security token');
    const wrong = connect({ ...pair, stsToken: 'wrong' });
    await expectRefused(wrong.listTable({}), 403, 'OTSAuthFailed', 'security token');
    clock.advance(60_000);
    await expectRefused(temporary.listTable({}), 403, 'The AccessKeyID does not exist.');
  });

  it('refuses a date more than 15 minutes away from the clock of the server', async () => {
    const dated = (offsetMs: number) =>
      send('ListTable', body, { 'x-ots-date': new Date(clock.now() + offsetMs).toISOString() });
    expect(await dated(-14 * 60_000)).toMatchObject({ status: 200 });
    for (const offsetMs of [-16 * 60_000, 16 * 60_000]) {
      expect(await dated(offsetMs)).toMatchObject({
        status: 403,
        code: 'OTSAuthFailed',
        message: expect.stringContaining('Mismatch between system time and x-ots-date'),
      });
    }
    expect(await send('ListTable', body, { 'x-ots-date': 'today' })).toMatchObject({
      status: 400,
      message: 'Invalid date format: today.',
    });
  });

  it('refuses a body that is not the one that was signed', async () => {
    const answer = await send('ListTable', body, {
      'x-ots-contentmd5': md5(Buffer.from('another body')),
    });
    expect(answer).toMatchObject({
      status: 403,
      code: 'OTSAuthFailed',
      message: 'Mismatch between MD5 value of request body and x-ots-contentmd5 in header.',
    });
  });

  it('refuses a request that lacks a header or is not a POST', async () => {
    const answer = await send('ListTable', body, { 'x-ots-date': undefined });
    expect(answer).toMatchObject({ status: 400, message: "Missing header: 'x-ots-date'." });
    const got = await send('ListTable', body, {}, 'GET');
    expect(got).toMatchObject({ status: 405, code: 'OTSMethodNotAllowed' });
  });

  it('signs its answers, errors too', async () => {
    const { headers, bytes } = await send('Nonsense', body);
    expect(headers['x-ots-contentmd5']).toBe(md5(bytes));
    expect(headers['x-ots-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(Math.abs(Date.parse(String(headers['x-ots-date'])) - clock.now())).toBeLessThan(5000);
    expect(headers.authorization).toMatch(/^OTS root-id:[A-Za-z0-9+/]{27}=$/);
  });
});

describe('what is not supported', () => {
  it('is refused by name', async () => {
    expect(await send('SQLQuery', Buffer.alloc(0))).toMatchObject({
      status: 400,
      code: 'OTSParameterInvalid',
      message: "Unsupported operation: 'SQLQuery'.",
    });
    const start = client.startLocalTransaction({ tableName: TABLE, primaryKey: [{ id: 'a' }] });
    await expectRefused(start, 400, "Unsupported operation: 'StartLocalTransaction'.");
    const inTransaction = put('a', [{ v: 'x' }], condition(IGNORE), { transactionId: 't' });
    await expectRefused(inTransaction, 400, 'explicit-transaction-disabled table');
  });
});

describe('planned faults', () => {
  const plan = (kind: 'fail' | 'drop' | 'apply-then-drop' | 'delay', more: object = {}) =>
    faults.add({ service: 'tablestore', operation: 'PutRow', kind, ...more });

  it('answer with the code that is asked for, once, without doing the work', async () => {
    plan('fail', { code: 'OTSRowOperationConflict' });
    const conflict = put('a', [{ v: 'x' }]);
    await expectRefused(conflict, 409, 'OTSRowOperationConflict', 'Data is being modified');
    plan('fail', { status: 503, code: 'OTSTimeout' });
    await expectRefused(put('a', [{ v: 'x' }]), 503, 'OTSTimeout');
    expect(await get('a')).toEqual({});
    await put('a', [{ v: 'x' }]);
  });

  it('cut the connection before or after the work', async () => {
    plan('drop');
    expect((await refusal(put('a', [{ v: 'x' }]))).status).toBe('NetworkingError');
    expect(await get('a')).toEqual({});
    plan('apply-then-drop');
    expect((await refusal(put('a', [{ v: 'x' }]))).status).toBe('NetworkingError');
    expect(values(await get('a'))).toEqual({ v: 'x' });
  });

  it('delay an answer, which comes after all', async () => {
    plan('delay', { delayMs: 20 });
    await put('a', [{ v: 'x' }]);
    expect(values(await get('a'))).toEqual({ v: 'x' });
  });
});

describe('the call log', () => {
  it('names table, caller and outcome, but no value of a cell', async () => {
    await put('a', [{ v: 'very-secret' }]);
    await expectConditionFails(put('a', [{ v: 'very-secret' }], condition(EXPECT_NOT_EXIST)));
    const [done, failed] = log.list('tablestore').slice(-2);
    const detail = { table: TABLE, caller: ROOT.accessKeyId };
    expect(done).toMatchObject({ operation: 'PutRow', status: 200, detail });
    expect(failed).toMatchObject({ status: 403, code: 'OTSConditionCheckFail', detail });
    expect(JSON.stringify([done, failed])).not.toContain('very-secret');
  });
});

describe('broken requests', () => {
  it.each(Object.keys(ACTIONS))(
    '%s answers any bytes with an answer or a refusal',
    async (operation) => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
          await expectNoFailure(operation, Buffer.from(bytes));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('that were right but for a few bytes are answered or refused too', async () => {
    const bodies = await recordBodies();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bodies),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async ({ operation, body }, changes) => {
          const changed = Buffer.from(body);
          for (const [at, byte] of changes) changed[at % changed.length] = byte;
          await expectNoFailure(operation, changed);
        },
      ),
      { numRuns: 600 },
    );
  });

  async function expectNoFailure(operation: string, bytes: Buffer) {
    const { status, code } = await send(operation, bytes);
    if (status === 200) return;
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(code).toMatch(/^OTS/);
  }

  /** What the official client sends for ordinary calls. */
  async function recordBodies(): Promise<{ operation: string; body: Buffer }[]> {
    const recorded: { operation: string; body: Buffer }[] = [];
    const recorder = connect() as Client & {
      makeRequest(operation: string, params: object): Promise<object>;
    };
    const { encoder } = TableStore as unknown as {
      encoder: {
        encode(operation: string, params: object): object;
      };
    };
    recorder.makeRequest = async (operation, params) => {
      const message = encoder.encode(operation, params);
      const type = Object.getPrototypeOf(message).constructor;
      const name = operation.charAt(0).toUpperCase() + operation.slice(1);
      recorded.push({ operation: name, body: Buffer.from(type.encode(message).finish()) });
      return {};
    };
    const either = combine(OR, column('x', 'EQUAL', long(1)), column('y', 'LESS_THAN', 'z'));
    const key = { tableName: TABLE, primaryKey: [{ id: 'a' }] };
    const when = { condition: condition(IGNORE, either) };
    const changes = [{ PUT: [{ x: long(1) }] }, { INCREMENT: [{ n: long(1) }] }];
    await recorder.putRow({ ...key, ...when, attributeColumns: [{ x: long(1) }, { y: 'w' }] });
    await recorder.updateRow({ ...key, ...when, updateOfAttributeColumns: changes });
    await recorder.deleteRow({ ...key, ...when });
    await recorder.getRow({ ...key, columnFilter: either, columnsToGet: ['x', 'y'] });
    await recorder.getRange({
      tableName: TABLE,
      direction: sdk.Direction.FORWARD,
      inclusiveStartPrimaryKey: [{ id: sdk.INF_MIN }],
      exclusiveEndPrimaryKey: [{ id: sdk.INF_MAX }],
      limit: 10,
    });
    await recorder.batchGetRow({
      tables: [{ tableName: TABLE, primaryKey: [[{ id: 'a' }], [{ id: 'b' }]] }],
    });
    const rows = [
      { type: 'PUT', ...key, ...when, attributeColumns: [{ x: long(1) }] },
      { type: 'UPDATE', ...key, ...when, primaryKey: [{ id: 'b' }], attributeColumns: changes },
    ];
    await recorder.batchWriteRow({ tables: [{ tableName: TABLE, rows }] });
    return recorded;
  }
});

interface RawAnswer {
  status: number;
  headers: Record<string, unknown>;
  bytes: Buffer;
  code?: string;
  message?: string;
}

/** Sends bytes that the official client would not; signed unless a header is made wrong. */
function send(
  operation: string,
  body: Buffer,
  changed: Record<string, string | undefined> = {},
  method = 'POST',
): Promise<RawAnswer> {
  const headers: Record<string, string> = {};
  const right = {
    'x-ots-date': new Date(clock.now()).toISOString(),
    'x-ots-apiversion': '2015-12-31',
    'x-ots-accesskeyid': ROOT.accessKeyId,
    'x-ots-instancename': INSTANCE,
    'x-ots-contentmd5': createHash('md5').update(body).digest('base64'),
  };
  for (const [name, value] of Object.entries({ ...right, ...changed })) {
    if (value !== undefined) headers[name] = value;
  }
  headers['x-ots-signature'] = requestSignature(ROOT.accessKeySecret, operation, headers);
  return new Promise((resolve, reject) => {
    const url = `${server.endpoint}/${operation}`;
    const request = httpRequest(url, { method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const status = response.statusCode ?? 0;
      const error = status === 200 ? {} : ErrorMessage.decode(bytes);
      resolve({ status, headers: response.headers, bytes, ...error });
    });
    request.on('error', reject);
    request.end(body);
  });
}
