import { CreateTableRequest, GetRowRequest } from '../../local/tablestore/messages';
import { expectRefused, sdk } from './tablestore-client';
import { client, put, send, TABLE } from './tablestore-harness';

describe('what is asked for and not imitated is refused', () => {
  const table = (tableOptions: object, more: object = {}) =>
    CreateTableRequest.encode({
      tableMeta: {
        tableName: 'special',
        primaryKey: [{ name: 'id', type: 2 }],
        definedColumn: [],
      },
      reservedThroughput: { capacityUnit: { read: 0, write: 0 } },
      tableOptions: { timeToLive: -1, maxVersions: 1, ...tableOptions },
      partitions: [],
      indexMetas: [],
      ...more,
    });

  it.each([
    ['updateFullRow', table({ updateFullRow: true })],
    ['allowUpdate', table({ allowUpdate: false })],
    ['encryption', table({}, { sseSpec: { enable: true } })],
    ['partitions', table({}, { partitions: [Buffer.from('x')] })],
    ['local transactions', table({}, { enableLocalTxn: true })],
  ])('when a table is made: %s', async (_, body) => {
    const answer = await send('CreateTable', body);
    expect(answer).toMatchObject({ status: 400, code: 'OTSParameterInvalid' });
    expect(answer.message).toMatch(/^The local Tablestore does not have /);
    expect((await client.listTable({})).tableNames).not.toContain('special');
  });

  it('updateFullRow that is off is what every table has', async () => {
    expect(await send('CreateTable', table({ updateFullRow: false }))).toMatchObject({
      status: 200,
    });
    expect((await client.listTable({})).tableNames).toContain('special');
  });

  it('by a field that is not known, wherever it stands', async () => {
    // Field 99, a number: in the request, and in the options, which are field 3 of it.
    const field = Buffer.from([0x98, 0x06, 0x01]);
    const inOptions = Buffer.concat([Buffer.from([0x1a, field.length]), field]);
    for (const [added, name] of [
      [field, 'CreateTableRequest'],
      [inOptions, 'TableOptions'],
    ] as const) {
      expect(await send('CreateTable', Buffer.concat([table({}), added]))).toMatchObject({
        status: 400,
        message: `The local Tablestore does not have what field 99 of ${name} asks for.`,
      });
    }
  });

  it('by a token to go on within a row; an empty one asks for nothing', async () => {
    await put('a', [{ v: 'x' }]);
    const { PlainBufferBuilder } = sdk;
    const read = (token: Buffer[]) =>
      send(
        'GetRow',
        GetRowRequest.encode({
          tableName: TABLE,
          primaryKey: PlainBufferBuilder.serializePrimaryKey([{ id: 'a' }]),
          columnsToGet: [],
          maxVersions: 1,
          token,
        }),
      );
    expect(await read([Buffer.alloc(0)])).toMatchObject({ status: 200 });
    expect(await read([Buffer.from('x')])).toMatchObject({ status: 400 });
  });

  it('by more than 32 defined columns', async () => {
    const columns = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `d${index}`, type: 1 }));
    const create = (count: number) =>
      client.createTable({
        tableMeta: {
          tableName: 'defined',
          primaryKey: [{ name: 'id', type: 'STRING' }],
          definedColumn: columns(count),
        },
        reservedThroughput: { capacityUnit: { read: 0, write: 0 } },
        tableOptions: { timeToLive: -1, maxVersions: 1 },
      });
    const message = 'The number of defined columns must be in range: [0, 32].';
    await expectRefused(create(33), 400, message);
    await create(32);
  });
});
