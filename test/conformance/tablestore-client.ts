import TableStore from 'tablestore';

/** As much of the official client as these tests use; the package ships no types. */
interface Cell {
  columnName: string;
  columnValue: unknown;
  timestamp: { toNumber(): number };
}
export interface RowAnswer {
  primaryKey?: { name: string; value: unknown }[];
  attributes?: Cell[];
}
interface BatchRow extends RowAnswer {
  isOk: boolean;
  errorCode: string | null;
  errorMessage: string | null;
}
type Call<T> = (params: object) => Promise<T>;
export interface Client {
  createTable: Call<object>;
  listTable: Call<{ tableNames: string[] }>;
  describeTable: Call<{
    tableStatus: number;
    tableMeta: { tableName: string; primaryKey: { name: string; type: number }[] };
    tableOptions: { timeToLive: number; maxVersions: number };
  }>;
  deleteTable: Call<object>;
  putRow: Call<{ row: RowAnswer; consumed: object }>;
  getRow: Call<{ row: RowAnswer; consumed: { capacityUnit: { read: number; write: number } } }>;
  updateRow: Call<{ row: RowAnswer }>;
  deleteRow: Call<{ row: RowAnswer }>;
  getRange: Call<{ rows: RowAnswer[]; nextStartPrimaryKey: RowAnswer['primaryKey'] | null }>;
  batchGetRow: Call<{ tables: BatchRow[][] }>;
  batchWriteRow: Call<{ tables: BatchRow[][] }>;
  startLocalTransaction: Call<object>;
}
export interface Filter {
  addSubCondition(filter: Filter): void;
}
interface Sdk {
  Client: new (config: object) => Client;
  Condition: new (existence: number, filter?: Filter) => object;
  SingleColumnCondition: new (
    column: string,
    value: unknown,
    comparator: number,
    passIfMissing?: boolean,
    latestVersionOnly?: boolean,
  ) => Filter;
  CompositeCondition: new (operator: number) => Filter;
  ColumnPaginationFilter: new (limit: number, offset: number) => Filter;
  Long: { fromNumber(value: number): unknown; fromString(value: string): unknown };
  RowExistenceExpectation: { IGNORE: number; EXPECT_EXIST: number; EXPECT_NOT_EXIST: number };
  LogicalOperator: { NOT: number; AND: number; OR: number };
  ComparatorType: Record<string, number>;
  ReturnType: { Primarykey: number; AfterModify: number };
  Direction: { FORWARD: string; BACKWARD: string };
  INF_MIN: unknown;
  INF_MAX: unknown;
  util: { date: { getDate(): Date } };
  PlainBufferBuilder: { serializePrimaryKey(key: object[]): Buffer };
}

export const sdk = TableStore as unknown as Sdk;
export const { IGNORE, EXPECT_EXIST, EXPECT_NOT_EXIST } = sdk.RowExistenceExpectation;
export const { NOT, AND, OR } = sdk.LogicalOperator;
export const long = (value: number) => sdk.Long.fromNumber(value);
export const condition = (existence: number, filter?: Filter) =>
  new sdk.Condition(existence, filter);
export const column = (name: string, comparator: string, value: unknown, passIfMissing = false) =>
  new sdk.SingleColumnCondition(name, value, sdk.ComparatorType[comparator] ?? 0, passIfMissing);
export function combine(operator: number, ...filters: Filter[]): Filter {
  const combined = new sdk.CompositeCondition(operator);
  for (const filter of filters) combined.addSubCondition(filter);
  return combined;
}

/** Values by column name; integers as numbers. */
export function values({ attributes = [] }: RowAnswer): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ columnName, columnValue }) => [columnName, plain(columnValue)]),
  );
}
export function plain(value: unknown): unknown {
  const isInteger = typeof value === 'object' && value !== null && 'toNumber' in value;
  return isInteger ? Number(String(value)) : value;
}
export const keyOf = ({ primaryKey = [] }: RowAnswer) =>
  primaryKey.map(({ value }) => plain(value));

/** The service's code and message, dug out of where the official client leaves them. */
export async function refusal(call: Promise<unknown>): Promise<{ status: unknown; text: string }> {
  try {
    await call;
  } catch (error) {
    const { code, message } = error as { code: unknown; message: string };
    return { status: code, text: message };
  }
  throw new Error('The call was expected to be refused.');
}

/** Expects the HTTP status and texts of the code and message. */
export async function expectRefused(call: Promise<unknown>, status: number, ...texts: string[]) {
  const refused = await refusal(call);
  for (const text of texts) expect(refused.text).toContain(text);
  expect(refused.status).toBe(status);
}
/** Expects the loss of a race. */
export const expectConditionFails = (call: Promise<unknown>) =>
  expectRefused(call, 403, 'OTSConditionCheckFail', 'Condition check failed.');
