import {
  column,
  condition,
  EXPECT_NOT_EXIST,
  expectRefused,
  IGNORE,
  keyOf,
  long,
  plain,
  sdk,
  values,
} from './tablestore-client';
import { client, createTable, get, put, TABLE, update } from './tablestore-harness';

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
      },
      { type: 'DELETE', condition: condition(IGNORE), primaryKey: [{ id: 'd' }] },
    ]);
    const [a, b, c, d] = tables.flat();
    expect([a?.isOk, b?.isOk, c?.isOk, d?.isOk]).toEqual([true, false, true, true]);
    expect(b).toMatchObject({
      errorCode: 'OTSConditionCheckFail',
      errorMessage: 'Condition check failed.',
    });
    expect(values(await get('c'))).toEqual({ n: 2 });
    expect(values(await get('a'))).toEqual({ v: 'x' });
    expect(values(await get('b'))).toEqual({ v: 'old' });
  });

  it('write nothing when any row breaks a rule', async () => {
    const key = { condition: condition(IGNORE), primaryKey: [{ id: 'b' }] };
    const noColumns = { type: 'UPDATE', ...key, attributeColumns: [] };
    await expectRefused(
      write([putIn('a'), noColumns]),
      400,
      'Invalid update row request: missing cells in request.',
    );
    await expectRefused(write([putIn('a')], 'nowhere'), 404, 'OTSObjectNotExist');
    const badName = putIn('b', condition(IGNORE), [{ 'bad-name': 'x' }]);
    await expectRefused(write([putIn('a'), badName]), 400, "Invalid column name: 'bad-name'.");
    expect(await get('a')).toEqual({});
  });

  it('refuse a row that comes twice, and columns that are to be returned', async () => {
    await expectRefused(
      write([putIn('a'), putIn('a', condition(IGNORE), [{ v: 'second' }])]),
      400,
      'A row comes more than once in BatchWriteRow.',
    );
    const counting = {
      type: 'UPDATE',
      condition: condition(IGNORE),
      primaryKey: [{ id: 'c' }],
      attributeColumns: [{ INCREMENT: [{ n: long(2) }] }],
      returnContent: { returnType: sdk.ReturnType.AfterModify, returnColumns: ['n'] },
    };
    await expectRefused(
      write([putIn('a'), counting]),
      400,
      'BatchWriteRow can return the primary key only.',
    );
    expect(await get('a')).toEqual({});
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
    await expectRefused(
      read([{ id: sdk.INF_MIN }]),
      400,
      'OTSParameterInvalid',
      'VT_INF_MIN is an invalid type for the primary key.',
    );
  });

  it('keep values to 2 MB, rows to 1024 columns and 4 MB, reads to 128 columns', async () => {
    const big = 'x'.repeat(2 * 1024 * 1024);
    await put('a', [{ v: big }]);
    expect(values(await get('a')).v).toHaveLength(big.length);
    await expectRefused(
      put('a', [{ v: `${big}x` }]),
      400,
      'OTSParameterInvalid',
      "The length of attribute column: 'v' exceeds the MaxLength:2097152 with CurrentLength:2097153.",
    );
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
    await expectRefused(nothing, 400, 'OTSParameterInvalid', 'Attribute column is missing.');
  });
});
