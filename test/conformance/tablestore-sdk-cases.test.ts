/**
 * What the tests of the vendor's own SDKs expect of the service (Python `tests/row_op_test.py`, Java
 * `functiontest/*`, PHP `tests/OTS/*`, C# `test/UnitTest/*`), asked by the official Node.js client.
 */
import {
  column,
  combine,
  condition,
  expectRefused,
  IGNORE,
  keyOf,
  long,
  OR,
  type RowAnswer,
  sdk,
  values,
} from './tablestore-client';
import { client, createTable, get, put, TABLE, update } from './tablestore-harness';

const PAIR = 'pairs';
const KEYS = [
  { name: 'PK1', type: 'STRING' },
  { name: 'PK2', type: 'INTEGER' },
];
const RIGHT = [{ PK1: 'blah' }, { PK2: long(123) }];

beforeEach(() => createTable(PAIR, KEYS));

describe('a wrong primary key', () => {
  const CASES: [string, object[], string][] = [
    [
      'by name',
      [{ PK1: 'blah' }, { PK3: long(1) }],
      'Validate PK name fail. Input: PK3, Meta: PK2.',
    ],
    ['by order', [RIGHT[1], RIGHT[0]] as object[], 'Validate PK name fail. Input: PK2, Meta: PK1.'],
    ['by size', [{ PK1: 'blah' }], 'Validate PK size fail. Input: 1, Meta: 2.'],
    ['by size too', [...RIGHT, { PK3: 'x' }], 'Validate PK size fail. Input: 3, Meta: 2.'],
    [
      'by type',
      [{ PK1: long(1) }, { PK2: long(1) }],
      'Validate PK type fail. Input: VT_INTEGER, Meta: VT_STRING.',
    ],
    [
      'by a binary type',
      [{ PK1: Buffer.from('x') }, { PK2: long(1) }],
      'Validate PK type fail. Input: VT_BLOB, Meta: VT_STRING.',
    ],
  ];
  const when = { condition: condition(IGNORE) };
  const columns = [{ C1: 'V' }];

  it.each(CASES)('%s refuses each call for one row', async (_, primaryKey, message) => {
    const row = { tableName: PAIR, primaryKey, ...when };
    const end = primaryKey.map((cell) => ({ [Object.keys(cell)[0] ?? '']: sdk.INF_MAX }));
    for (const call of [
      () => client.getRow(row),
      () => client.putRow({ ...row, attributeColumns: columns }),
      () => client.updateRow({ ...row, updateOfAttributeColumns: [{ PUT: columns }] }),
      () => client.deleteRow(row),
      () =>
        client.getRange({
          tableName: PAIR,
          direction: sdk.Direction.FORWARD,
          inclusiveStartPrimaryKey: primaryKey,
          exclusiveEndPrimaryKey: end,
        }),
    ]) {
      await expectRefused(call(), 400, 'OTSInvalidPK', message);
    }
  });

  it.each(CASES)('%s fails one row of a batch, and no other', async (_, primaryKey, message) => {
    const failed = { isOk: false, errorCode: 'OTSInvalidPK', errorMessage: message };
    for (const row of [
      { type: 'PUT', ...when, attributeColumns: columns },
      { type: 'UPDATE', ...when, attributeColumns: [{ PUT: columns }] },
      { type: 'DELETE', ...when },
    ]) {
      const written = await client.batchWriteRow({
        tables: [
          {
            tableName: PAIR,
            rows: [
              { ...row, primaryKey },
              { type: 'PUT', ...when, primaryKey: RIGHT, attributeColumns: columns },
            ],
          },
        ],
      });
      expect(written.tables.flat()).toEqual([
        expect.objectContaining(failed),
        expect.objectContaining({ isOk: true }),
      ]);
    }
    const read = await client.batchGetRow({
      tables: [{ tableName: PAIR, primaryKey: [primaryKey, RIGHT] }],
    });
    const [wrong, right] = read.tables.flat();
    expect(wrong).toMatchObject(failed);
    expect(right).toMatchObject({ isOk: true });
    expect(values({ attributes: right?.attributes ?? [] })).toEqual({ C1: 'V' });
  });

  it.each(['INF_MIN', 'INF_MAX'] as const)(
    'with %s, which only ranges have, refuses whole batches too',
    async (name) => {
      const primaryKey = [{ PK1: sdk[name] }, { PK2: long(1) }];
      const rows = [{ type: 'DELETE', ...when, primaryKey }];
      for (const call of [
        () => client.deleteRow({ tableName: PAIR, primaryKey, ...when }),
        () => client.batchWriteRow({ tables: [{ tableName: PAIR, rows }] }),
        () => client.batchGetRow({ tables: [{ tableName: PAIR, primaryKey: [primaryKey] }] }),
      ]) {
        const message = `VT_${name} is an invalid type for the primary key.`;
        await expectRefused(call(), 400, 'OTSParameterInvalid', message);
      }
    },
  );

  it('of too many bytes refuses whole batches, too', async () => {
    const primaryKey = [{ PK1: 'x'.repeat(1025) }, { PK2: long(1) }];
    const call = client.batchGetRow({ tables: [{ tableName: PAIR, primaryKey: [primaryKey] }] });
    const message =
      "The length of primary key column: 'PK1' exceeds the MaxLength:1024 with CurrentLength:1025.";
    await expectRefused(call, 400, 'OTSParameterInvalid', message);
  });
});

describe('BatchGetRow', () => {
  it('of a table without rows is empty, beside others or alone', async () => {
    await put('a', [{ v: 'x' }]);
    const alone = await client.batchGetRow({ tables: [{ tableName: PAIR, primaryKey: [] }] });
    expect(alone.tables.flat()).toEqual([]);
    const beside = await client.batchGetRow({
      tables: [
        { tableName: PAIR, primaryKey: [] },
        { tableName: TABLE, primaryKey: [[{ id: 'a' }]] },
      ],
    });
    expect(beside.tables.flat()).toEqual([expect.objectContaining({ isOk: true })]);
  });

  it('of no table, or of one that is not there, is refused', async () => {
    const nothing = client.batchGetRow({ tables: [] });
    await expectRefused(nothing, 400, 'No row specified in the request of BatchGetRow.');
    const nowhere = client.batchGetRow({ tables: [{ tableName: 'nowhere', primaryKey: [] }] });
    await expectRefused(nowhere, 404, 'OTSObjectNotExist');
  });

  it('may name a row twice', async () => {
    await put('a', [{ v: 'x' }]);
    const twice = [[{ id: 'a' }], [{ id: 'a' }]];
    const { tables } = await client.batchGetRow({
      tables: [{ tableName: TABLE, primaryKey: twice }],
    });
    expect(tables.flat().map(({ isOk }) => isOk)).toEqual([true, true]);
  });
});

describe('keys of four columns of 1024 bytes', () => {
  const NAMES = ['a', 'b', 'c', 'd'];
  const LONG = 'x'.repeat(1024);
  const bound = (value: unknown) => NAMES.map((name) => ({ [name]: value }));
  const key = (end: string) => [...bound(LONG).slice(0, 3), { d: end }];
  /** The shortest that is too long for the store, and zero bytes, which take two. */
  const ENDS = [`${LONG.slice(1)}a`, `${LONG.slice(1)}b`, LONG, '\0'.repeat(1024), 'short'];

  beforeEach(async () => {
    await createTable(
      'long',
      NAMES.map((name) => ({ name, type: 'STRING' })),
    );
    for (const end of ENDS) {
      await client.putRow({
        tableName: 'long',
        primaryKey: key(end),
        condition: condition(IGNORE),
        attributeColumns: [{ end: end.slice(-1) }],
      });
    }
  });

  const lastOf = (row: RowAnswer) => keyOf(row).at(-1);

  it('are written, read, changed and deleted like any other', async () => {
    for (const end of ENDS) {
      const { row } = await client.getRow({ tableName: 'long', primaryKey: key(end) });
      expect([lastOf(row), values(row)]).toEqual([end, { end: end.slice(-1) }]);
    }
    const primaryKey = key(LONG);
    await client.deleteRow({ tableName: 'long', primaryKey, condition: condition(IGNORE) });
    expect((await client.getRow({ tableName: 'long', primaryKey })).row).toEqual({});
  });

  it('come in order, both ways, also where a range begins or ends among them', async () => {
    const inOrder = [...ENDS].sort();
    const range = async (direction: 'FORWARD' | 'BACKWARD', from: object[], to: object[]) => {
      const { rows } = await client.getRange({
        tableName: 'long',
        direction: sdk.Direction[direction],
        inclusiveStartPrimaryKey: from,
        exclusiveEndPrimaryKey: to,
      });
      return rows.map(lastOf);
    };
    const [all, none] = [bound(sdk.INF_MIN), bound(sdk.INF_MAX)];
    expect(await range('FORWARD', all, none)).toEqual(inOrder);
    expect(await range('BACKWARD', none, all)).toEqual([...inOrder].reverse());
    for (const [index, end] of inOrder.entries()) {
      expect(await range('FORWARD', key(end), none)).toEqual(inOrder.slice(index));
      expect(await range('FORWARD', all, key(end))).toEqual(inOrder.slice(0, index));
      expect(await range('BACKWARD', key(end), all)).toEqual(inOrder.slice(0, index + 1).reverse());
      expect(await range('BACKWARD', none, key(end))).toEqual(inOrder.slice(index + 1).reverse());
    }
  });
});

describe('illegal column names', () => {
  const NAMES = ['#', '#abc', '# ', '9x', 'a-b', 'x'.repeat(256)];

  it.each(NAMES)('(%s) are refused where columns are asked for', async (name) => {
    const message = `Invalid column name: '${name}'.`;
    const end = { exclusiveEndPrimaryKey: [{ id: sdk.INF_MAX }] };
    const range = { inclusiveStartPrimaryKey: [{ id: sdk.INF_MIN }], ...end };
    for (const call of [
      () => get('a', { columnsToGet: [name] }),
      () =>
        client.batchGetRow({
          tables: [{ tableName: TABLE, primaryKey: [[{ id: 'a' }]], columnsToGet: [name] }],
        }),
      () =>
        client.getRange({
          tableName: TABLE,
          direction: sdk.Direction.FORWARD,
          columnsToGet: [name],
          ...range,
        }),
    ]) {
      await expectRefused(call(), 400, 'OTSParameterInvalid', message);
    }
  });

  it.each(NAMES)('(%s) are refused in filters and conditions', async (name) => {
    const message = `Invalid column name: '${name}'.`;
    const filter = column(name, 'EQUAL', long(1));
    const inner = combine(OR, column('x', 'EQUAL', long(1)), filter);
    for (const columnFilter of [filter, inner]) {
      await expectRefused(get('a', { columnFilter }), 400, 'OTSParameterInvalid', message);
      const write = put('a', [{ v: 'x' }], condition(IGNORE, columnFilter));
      await expectRefused(write, 400, 'OTSParameterInvalid', message);
    }
  });
});

describe('a batch with atomic counters', () => {
  const count = (id: string, name: string) => ({
    type: 'UPDATE',
    condition: condition(IGNORE),
    primaryKey: [{ id }],
    attributeColumns: [{ INCREMENT: [{ [name]: long(1) }] }],
  });
  const write = async (...rows: object[]) => {
    const { tables } = await client.batchWriteRow({ tables: [{ tableName: TABLE, rows }] });
    return tables.flat().map(({ isOk, errorCode }) => (isOk ? 'ok' : errorCode));
  };

  it('counts in each of its rows', async () => {
    expect(await write(count('a', 'n'), count('b', 'n'))).toEqual(['ok', 'ok']);
    expect(values(await get('a'))).toEqual({ n: 1 });
    expect(values(await get('b'))).toEqual({ n: 1 });
  });

  it('counts nothing when a row comes twice', async () => {
    const row = { condition: condition(IGNORE), primaryKey: [{ id: 'a' }] };
    const replace = { type: 'PUT', ...row, attributeColumns: [{ v: 'x' }] };
    const twice = 'A row comes more than once in BatchWriteRow.';
    await expectRefused(write(count('a', 'n'), count('a', 'm'), count('b', 'n')), 400, twice);
    await expectRefused(write(replace, count('a', 'n')), 400, twice);
    expect([await get('a'), await get('b')]).toEqual([{}, {}]);
  });
});

describe('a row without columns', () => {
  it('is its key alone, written by PutRow or in a batch', async () => {
    await put('a', []);
    const row = { type: 'PUT', condition: condition(IGNORE), primaryKey: [{ id: 'b' }] };
    await client.batchWriteRow({
      tables: [{ tableName: TABLE, rows: [{ ...row, attributeColumns: [] }] }],
    });
    expect([keyOf(await get('a')), keyOf(await get('b'))]).toEqual([['a'], ['b']]);
  });

  it('cannot come of an update of nothing', async () => {
    await expectRefused(update('a', []), 400, 'Attribute column is missing.');
  });
});
