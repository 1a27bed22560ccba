import type TableStore from 'tablestore';
import { StoreFailed } from '../model/table';
import { RowBatches, type RowCall } from './row-batches';

interface Read extends RowCall {
  columns?: string[];
}

/** What was sent, a line each. */
let sent: string[];
/** What the service says of the rows of a batch, by the row's name. */
let answers: Record<string, Partial<TableStore.RowAnswer>>;
/** What the service says of a batch as a whole. */
let refusal: Error | undefined;

const nameOf = ({ primaryKey }: RowCall) => String(primaryKey[0]?.id);

function batches(operation: 'batchGetRow' | 'batchWriteRow') {
  return new RowBatches<Read>({
    operation,
    maxRows: 3,
    sharedByTable: ({ columns }) => columns,
    alone: async (call) => {
      sent.push(nameOf(call));
      return { attributes: [{ columnName: 'alone', columnValue: nameOf(call) }] };
    },
    together: async (tables) => {
      sent.push(tables.map((rows) => rows.map(nameOf).join(' ')).join(' | '));
      await new Promise(setImmediate);
      if (refusal) throw refusal;
      return tables.flat().map((call) => ({ isOk: true, ...answers[nameOf(call)] }));
    },
  });
}

const row = (id: string, tableName = 'rooms', columns?: string[]): Read => ({
  tableName,
  primaryKey: [{ id }],
  ...(columns && { columns }),
});

beforeEach(() => {
  sent = [];
  answers = {};
  refusal = undefined;
});

test('rows of the same turn go together, by tables, as many as a call takes', async () => {
  const { add } = bound(batches('batchWriteRow'));
  await Promise.all([add(row('a')), add(row('b', 'usage')), add(row('c')), add(row('d'))]);
  await add(row('e'));
  expect(sent).toEqual(['a c | b', 'd', 'e']);
});

test('rows of a table of which other columns are wanted go by themselves', async () => {
  const { add } = bound(batches('batchGetRow'));
  await Promise.all([add(row('a')), add(row('b', 'rooms', ['x'])), add(row('c'))]);
  expect(sent).toEqual(['a c', 'b']);
});

test('a row that met another write is sent again alone, and so is a read that failed', async () => {
  answers = {
    a: { isOk: false, errorCode: 'OTSRowOperationConflict' },
    b: { isOk: false, errorCode: 'OTSTimeout' },
  };
  const writes = bound(batches('batchWriteRow'));
  const written = await Promise.allSettled([writes.add(row('a')), writes.add(row('b'))]);
  expect(written).toMatchObject([
    { status: 'fulfilled', value: { attributes: [{ columnValue: 'a' }] } },
    // It may have been done.
    { status: 'rejected', reason: { message: 'batchWriteRow: OTSTimeout' } },
  ]);
  const reads = bound(batches('batchGetRow'));
  await Promise.all([reads.add(row('a')), reads.add(row('b'))]);
  expect(sent).toEqual(['a b', 'a', 'a b', 'a', 'b']);
});

test('nothing is written again by an instance that was frozen since', async () => {
  const { add } = bound(batches('batchWriteRow'));
  const bothLate = async () => {
    const both = Promise.allSettled([add(row('a')), add(row('b'))]);
    await new Promise(setImmediate);
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 3000);
    return (await both).map(({ status }) => status);
  };
  answers = { a: { isOk: false, errorCode: 'OTSServerBusy' } };
  expect(await bothLate()).toEqual(['rejected', 'fulfilled']);
  jest.restoreAllMocks();
  refusal = new StoreFailed('refused', { cause: new Error('OTSNoPermissionAccess: usage') });
  expect(await bothLate()).toEqual(['rejected', 'rejected']);
  jest.restoreAllMocks();
  expect(sent).toEqual(['a b', 'a b']);
});

test('a row without an answer has failed', async () => {
  answers = { b: { isOk: false } };
  const { add } = bound(batches('batchWriteRow'));
  await expect(Promise.all([add(row('a')), add(row('b'))])).rejects.toThrow(StoreFailed);
});

test('a batch that was refused is sent row by row; one with no answer is not', async () => {
  const { add } = bound(batches('batchWriteRow'));
  const both = () => Promise.allSettled([add(row('a')), add(row('b'))]);
  refusal = new StoreFailed('refused', { cause: new Error('OTSNoPermissionAccess: usage') });
  expect((await both()).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  refusal = new StoreFailed('no answer', { cause: new Error('socket hang up') });
  expect((await both()).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(sent).toEqual(['a b', 'a', 'b', 'a b']);
});

function bound(all: RowBatches<Read>) {
  return { add: (call: Read) => all.add(call) };
}
