import {
  AND,
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
  sdk,
  values,
} from './tablestore-client';
import {
  client,
  clock,
  createTable,
  DAY_MS,
  get,
  put,
  remove,
  TABLE,
  update,
} from './tablestore-harness';

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

  it('cannot be written with a version that has expired', async () => {
    const options = { timeToLive: 86_400, maxTimeDeviation: 10 * 86_400 };
    await createTable('events', [{ name: 'id', type: 'STRING' }], options);
    const putAt = (timestamp: number) =>
      client.putRow({
        tableName: 'events',
        condition: condition(IGNORE),
        primaryKey: [{ id: 'e1' }],
        attributeColumns: [{ seen: true, timestamp }],
      });
    const now = Math.floor(clock.now());
    await putAt(now - DAY_MS + 60_000);
    await putAt(now + 5 * DAY_MS);
    await expectRefused(putAt(now - DAY_MS - 60_000), 400, "Invalid timestamp. Cell: 'seen'.");
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

  it('of many columns are read in pages, each from where the one before it ended', async () => {
    const names = Array.from({ length: 2500 }, (_, index) => `c${String(index).padStart(4, '0')}`);
    for (const from of [0, 1000, 2000]) {
      const columns = names.slice(from, from + 1000).map((name) => ({ [name]: 'x' }));
      await update('a', [{ PUT: columns }]);
    }
    const page = new sdk.ColumnPaginationFilter(700, 0);
    const read = async (startColumn: string) =>
      Object.keys(
        values(await get('a', { startColumn, endColumn: 'c2000', columnFilter: page })) ?? {},
      );
    expect(await read('c0000')).toEqual(names.slice(0, 700));
    expect(await read('c0700')).toEqual(names.slice(700, 1400));
    expect(await read('c1400')).toEqual(names.slice(1400, 2000));
    // A position is counted from the start column.
    const second = new sdk.ColumnPaginationFilter(1, 1);
    const { length } = Object.keys(
      values(await get('a', { startColumn: 'c1999', endColumn: 'c2000', columnFilter: second })) ??
        {},
    );
    expect(length).toBe(0);
  });

  it('are read by version when a time range is given', async () => {
    const now = Math.floor(clock.now());
    await put('a', [{ one: 'x', timestamp: now }]);
    const read = (timeRange: object) => get('a', { timeRange });
    expect(values(await read({ startTime: now, endTime: now + 1 }))).toEqual({ one: 'x' });
    const none = await read({ startTime: now - 9, endTime: now });
    expect([keyOf(none), values(none)]).toEqual([['a'], {}]);
    const named = { timeRange: { startTime: now - 9, endTime: now }, columnsToGet: ['one'] };
    expect(await get('a', named)).toEqual({});
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
