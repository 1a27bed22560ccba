import http from 'node:http';
import https from 'node:https';
import TableStore from 'tablestore';
import type { ServiceClock } from '../clock';
import type { CallTimes } from '../model/call-times';
import {
  type ColumnRange,
  type Key,
  type Range,
  type Row,
  StoreFailed,
  type Table,
  type Update,
  type Write,
} from '../model/table';
import type { Credentials } from './credentials';
import { columnsReadBack, guardedUpdate } from './guarded-update';
import { RowBatches, type RowCall } from './row-batches';
import { otsCode, TablestoreCalls } from './tablestore-calls';
import { fromColumns, fromKey, fromRow, toCells, toCondition } from './tablestore-values';

// The client uses `Buffer()`; warning of it in every instance's log would help nobody.
process.noDeprecation = true;

/** The client waits for ever by default; a healthy answer takes milliseconds. */
const TIMEOUT_MS = 3000;
/** After an instance was frozen its idle sockets may be dead, so they are given up early. */
const IDLE_SOCKET_MS = 20_000;
/** What the service would answer if it took no increment by 0. */
const REFUSED = 'OTSParameterInvalid';

/** https://help.aliyun.com/en/tablestore/product-overview/general-limits */
const MAX_READ_ROWS = 100;
const MAX_WRITTEN_ROWS = 200;

interface RowRead extends RowCall {
  columnsToGet?: string[];
}

interface RowWrite extends RowCall {
  type: 'PUT' | 'UPDATE' | 'DELETE';
  condition: TableStore.Condition;
  attributeColumns?: TableStore.Cell[];
}

const WRITE_OPERATIONS = { PUT: 'putRow', UPDATE: 'updateRow', DELETE: 'deleteRow' } as const;

/** What lives as long as the function instance. */
interface Connection {
  client: TableStore.Client;
  clock: ServiceClock;
  prefix: string;
  /** The service has been seen to refuse an increment by 0. */
  refusesZero: boolean;
}

/**
 * Tablestore through its official client, and what the client lacks. Rows that are asked for or
 * written at the same time go in one call.
 */
export class Tablestore implements Table {
  readonly #connection: Connection;
  readonly #calls: TablestoreCalls;
  readonly #reads: RowBatches<RowRead>;
  readonly #writes: RowBatches<RowWrite>;

  private constructor(connection: Connection, times?: CallTimes) {
    const calls = new TablestoreCalls(connection.client, connection.clock, times);
    this.#connection = connection;
    this.#calls = calls;
    this.#reads = new RowBatches({
      operation: 'batchGetRow',
      maxRows: MAX_READ_ROWS,
      sharedByTable: ({ columnsToGet }) => columnsToGet,
      alone: async (read) => (await calls.send('getRow', { ...read, maxVersions: 1 })).row,
      together: async (tables) => {
        const params = { tables: tables.map(readOfTable) };
        return ((await calls.send('batchGetRow', params)).tables ?? []).flat();
      },
    });
    this.#writes = new RowBatches({
      operation: 'batchWriteRow',
      maxRows: MAX_WRITTEN_ROWS,
      sharedByTable: () => undefined,
      alone: async (write) => {
        const operation = WRITE_OPERATIONS[write.type];
        return (await calls.send(operation, writeAlone(write))).row;
      },
      together: async (tables) => {
        const params = { tables: tables.map(writeOfTable) };
        return ((await calls.send('batchWriteRow', params)).tables ?? []).flat();
      },
    });
  }

  /** Opens the tables whose names begin with the prefix; nothing is sent yet. */
  static connect(
    options: { endpoint: string; instance: string; prefix: string; clock: ServiceClock },
    credentials: Credentials,
  ): Tablestore {
    const { clock, prefix } = options;
    const { Agent } = options.endpoint.startsWith('https:') ? https : http;
    const client = new TableStore.Client({
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.accessKeySecret,
      securityToken: credentials.securityToken,
      endpoint: options.endpoint,
      instancename: options.instance,
      // The client's own retry mistakes codes and is one setting for the whole process.
      maxRetries: 0,
      httpOptions: {
        timeout: TIMEOUT_MS,
        agent: new Agent({ keepAlive: true, timeout: IDLE_SOCKET_MS }),
      },
    });
    return new Tablestore({ client, clock, prefix, refusesZero: false });
  }

  /** The same tables by the same connections, for one request: its calls are noted there. */
  notedIn(calls: CallTimes): Tablestore {
    return new Tablestore(this.#connection, calls);
  }

  async get(table: string, key: Key, columns?: string[]): Promise<Row | undefined> {
    const wanted = columns && { columnsToGet: columns };
    return fromRow(await this.#reads.add({ ...this.#row(table, key), ...wanted }));
  }

  async getMany(table: string, keys: Key[]): Promise<Row[]> {
    const rows = await Promise.all(keys.map((key) => this.get(table, key)));
    return rows.filter((row) => row !== undefined);
  }

  /**
   * Without the key, which the service sends along.
   * https://help.aliyun.com/en/tablestore/developer-reference/columnpaginationfilter
   */
  async columns({ table, key, start, end, limit }: ColumnRange): Promise<Row> {
    const { row } = await this.#calls.send('getRow', {
      ...this.#row(table, key),
      maxVersions: 1,
      startColumn: start,
      endColumn: end,
      columnFilter: new TableStore.ColumnPaginationFilter(limit, 0),
    });
    return fromColumns(row?.attributes);
  }

  async range(range: Range): Promise<{ rows: Row[]; next?: Key }> {
    const forward = range.direction === 'forward';
    const { INF_MIN, INF_MAX, Direction } = TableStore;
    const bound = (key: Key | undefined, rest: object) => {
      const given = toCells({ ...range.prefix, ...key });
      const open = range.keyColumns.slice(given.length).map((name) => ({ [name]: rest }));
      return [...given, ...open];
    };
    const answer = await this.#calls.send('getRange', {
      tableName: this.#connection.prefix + range.table,
      direction: forward ? Direction.FORWARD : Direction.BACKWARD,
      maxVersions: 1,
      inclusiveStartPrimaryKey: bound(range.start, forward ? INF_MIN : INF_MAX),
      exclusiveEndPrimaryKey: bound(range.end, forward ? INF_MAX : INF_MIN),
      limit: range.limit,
    });
    const rows = (answer.rows ?? []).map(fromRow).filter((row) => row !== undefined);
    return answer.nextStartPrimaryKey
      ? { rows, next: fromKey(answer.nextStartPrimaryKey) }
      : { rows };
  }

  async put(write: Write & { columns: Row }): Promise<void> {
    const attributeColumns = toCells(write.columns);
    await this.#writes.add({ type: 'PUT', ...this.#write(write), attributeColumns });
  }

  async update(update: Update): Promise<Row> {
    if (!update.readsBack) {
      await this.#writes.add(this.#rowUpdate(update));
      return {};
    }
    if (columnsReadBack(update).length === 0) return this.#updateAndRead(update);
    if (!this.#connection.refusesZero) {
      try {
        return await this.#updateAndRead(update);
      } catch (error) {
        if (!(error instanceof StoreFailed) || otsCode(error.cause) !== REFUSED) throw error;
        this.#connection.refusesZero = true;
      }
    }
    return guardedUpdate(this, update);
  }

  /** A batch returns nothing but the key, so this goes alone. */
  async #updateAndRead(update: Update): Promise<Row> {
    const returnColumns = Object.keys(update.increment ?? {});
    const returnContent = { returnType: TableStore.ReturnType.AfterModify, returnColumns };
    const answer = await this.#calls.send('updateRow', {
      ...writeAlone(this.#rowUpdate(update)),
      ...(returnColumns.length > 0 && { returnContent }),
    });
    return fromRow(answer.row) ?? {};
  }

  async delete(write: Write): Promise<void> {
    await this.#writes.add({ type: 'DELETE', ...this.#write(write) });
  }

  #rowUpdate(update: Update): RowWrite {
    const changes = [
      { PUT: toCells(update.put ?? {}) },
      { DELETE_ALL: update.remove ?? [] },
      { INCREMENT: toCells(update.increment ?? {}) },
    ];
    const attributeColumns = changes.filter((change) => Object.values(change)[0]?.length);
    return { type: 'UPDATE', ...this.#write(update), attributeColumns };
  }

  #row(table: string, key: Key) {
    return { tableName: this.#connection.prefix + table, primaryKey: toCells(key) };
  }

  #write({ table, key, row, condition }: Write) {
    const { IGNORE, EXPECT_EXIST, EXPECT_NOT_EXIST } = TableStore.RowExistenceExpectation;
    const expectation = { any: IGNORE, present: EXPECT_EXIST, absent: EXPECT_NOT_EXIST }[row];
    const columns = condition ? toCondition(condition) : null;
    return {
      ...this.#row(table, key),
      condition: new TableStore.Condition(expectation, columns),
    };
  }
}

function readOfTable(reads: RowRead[]) {
  const [{ tableName, columnsToGet } = { tableName: '' }] = reads;
  const wanted = columnsToGet && { columnsToGet };
  const primaryKey = reads.map((read) => read.primaryKey);
  return { tableName, primaryKey, maxVersions: 1, ...wanted };
}

function writeOfTable(writes: RowWrite[]) {
  const [{ tableName } = { tableName: '' }] = writes;
  return { tableName, rows: writes.map(({ tableName: _, ...row }) => row) };
}

/** The client has another name for the columns of an update that goes alone. */
function writeAlone({ type, attributeColumns, ...write }: RowWrite) {
  const name = type === 'UPDATE' ? 'updateOfAttributeColumns' : 'attributeColumns';
  return { ...write, ...(attributeColumns && { [name]: attributeColumns }) };
}
