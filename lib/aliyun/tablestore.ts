import http from 'node:http';
import https from 'node:https';
import TableStore from 'tablestore';
import type { ServiceClock } from '../clock';
import type { CallTimes } from '../model/call-times';
import {
  ConditionFailed,
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
import { fromKey, fromRow, toCells, toCondition } from './tablestore-values';

// The client uses `Buffer()`; warning of it in every instance's log would help nobody.
process.noDeprecation = true;

/** The client waits for ever by default; a healthy answer takes milliseconds. */
const TIMEOUT_MS = 3000;
/** After an instance was frozen its idle sockets may be dead, so they are given up early. */
const IDLE_SOCKET_MS = 20_000;
const MAX_ATTEMPTS = 3;
const BACKOFF_BASE_MS = 40;

/**
 * The service did nothing, so that every operation may be sent again.
 * https://help.aliyun.com/en/tablestore/developer-reference/error-codes
 */
const NOT_DONE = new Set([
  'OTSRowOperationConflict',
  'OTSServerBusy',
  'OTSNotEnoughCapacityUnit',
  'OTSTableNotReady',
  'OTSPartitionUnavailable',
]);

/** It may have been done: fit to be sent again only if it reads. */
const MAY_BE_DONE = new Set(['OTSTimeout', 'OTSInternalServerError', 'OTSServerUnavailable']);

/** What the service would answer if it took no increment by 0. */
const REFUSED = 'OTSParameterInvalid';

/** The answer that a condition was not met: no trouble, but one of the two that are expected. */
const CONDITION_FAILED = 'OTSConditionCheckFail';

/** The operations by the client's names, with the API's, which are also RAM's. */
const API_NAMES = {
  getRow: 'GetRow',
  putRow: 'PutRow',
  updateRow: 'UpdateRow',
  deleteRow: 'DeleteRow',
  getRange: 'GetRange',
  batchGetRow: 'BatchGetRow',
};
type Operation = keyof typeof API_NAMES;

/** What lives as long as the function instance. */
interface Connection {
  client: TableStore.Client;
  clock: ServiceClock;
  prefix: string;
  /** The service has been seen to refuse an increment by 0. */
  refusesZero: boolean;
}

/** Tablestore through its official client, and what the client lacks. */
export class Tablestore implements Table {
  readonly #connection: Connection;
  readonly #calls: CallTimes | undefined;

  private constructor(connection: Connection, calls?: CallTimes) {
    this.#connection = connection;
    this.#calls = calls;
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
    const row = this.#row(table, key);
    const answer = await this.#call('getRow', { ...row, maxVersions: 1, ...wanted });
    return fromRow(answer.row);
  }

  async getMany(table: string, keys: Key[]): Promise<Row[]> {
    if (keys.length === 0) return [];
    const tableName = this.#connection.prefix + table;
    const primaryKey = keys.map(toCells);
    const answer = await this.#call('batchGetRow', {
      tables: [{ tableName, primaryKey, maxVersions: 1 }],
    });
    const rows = answer.tables?.[0] ?? [];
    const failed = rows.find((row) => !row.isOk);
    if (failed) throw new StoreFailed(`Reading ${table}: ${failed.errorCode}`);
    return rows.map(fromRow).filter((row) => row !== undefined);
  }

  async range(range: Range): Promise<{ rows: Row[]; next?: Key }> {
    const forward = range.direction === 'forward';
    const { INF_MIN, INF_MAX, Direction } = TableStore;
    const bound = (key: Key | undefined, rest: object) => {
      const given = toCells({ ...range.prefix, ...key });
      const open = range.keyColumns.slice(given.length).map((name) => ({ [name]: rest }));
      return [...given, ...open];
    };
    const answer = await this.#call('getRange', {
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
    await this.#call('putRow', { ...this.#write(write), attributeColumns: toCells(write.columns) });
  }

  async update(update: Update): Promise<Row> {
    if (columnsReadBack(update).length === 0) return this.#update(update);
    if (!this.#connection.refusesZero) {
      try {
        return await this.#update(update);
      } catch (error) {
        if (!(error instanceof StoreFailed) || otsCode(error.cause) !== REFUSED) throw error;
        this.#connection.refusesZero = true;
      }
    }
    return guardedUpdate(this, update);
  }

  async #update(update: Update): Promise<Row> {
    const changes = [
      { PUT: toCells(update.put ?? {}) },
      { DELETE_ALL: update.remove ?? [] },
      { INCREMENT: toCells(update.increment ?? {}) },
    ].filter((change) => Object.values(change)[0]?.length);
    const returnColumns = Object.keys(update.increment ?? {});
    const answer = await this.#call('updateRow', {
      ...this.#write(update),
      updateOfAttributeColumns: changes,
      ...(returnColumns.length > 0 && {
        returnContent: { returnType: TableStore.ReturnType.AfterModify, returnColumns },
      }),
    });
    return fromRow(answer.row) ?? {};
  }

  async delete(write: Write): Promise<void> {
    await this.#call('deleteRow', this.#write(write));
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

  /** Sends again only what was surely not done, or what only reads. */
  async #call(operation: Operation, params: object): Promise<TableStore.Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#send(operation, params);
      } catch (error) {
        const code = otsCode(error);
        if (code === CONDITION_FAILED) throw new ConditionFailed(operation);
        if (!isWorthRepeating(operation, code) || attempt === MAX_ATTEMPTS) {
          throw new StoreFailed(`${operation}: ${code ?? 'no answer'}`, { cause: error });
        }
        await backoff(attempt);
      }
    }
  }

  #send(operation: Operation, params: object): Promise<TableStore.Answer> {
    const { client, clock } = this.#connection;
    const startedAtMs = performance.now();
    return new Promise((resolve, reject) => {
      const sentAtMs = Date.now();
      const request = client[operation](params, (error, answer) => {
        const date = request.response.httpResponse.headers?.['x-ots-date'];
        const serverTimeMs = Date.parse(date ?? '');
        const receivedAtMs = Date.now();
        if (serverTimeMs) clock.observe({ serverTimeMs, sentAtMs, receivedAtMs });
        const ms = performance.now() - startedAtMs;
        const failed = error !== null && otsCode(error) !== CONDITION_FAILED;
        this.#calls?.add('ots', API_NAMES[operation], { ms, failed });
        if (error) reject(error);
        else resolve(answer);
      });
    });
  }
}

/** Without a code there was no answer. */
function isWorthRepeating(operation: Operation, code: string | undefined): boolean {
  if (code !== undefined && NOT_DONE.has(code)) return true;
  const isRead = operation.startsWith('get') || operation === 'batchGetRow';
  return isRead && (code === undefined || MAY_BE_DONE.has(code));
}

/** The client puts the raw answer into the message, and only the HTTP status into the code. */
function otsCode(error: unknown): string | undefined {
  return /OTS[A-Za-z]+/.exec(error instanceof Error ? error.message : '')?.[0];
}

function backoff(attempt: number): Promise<void> {
  const delayMs = BACKOFF_BASE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
