import TableStore from 'tablestore';
import type { Key, Row } from '../model/table';
import type { TableSchema } from '../model/table-schema';
import type { Credentials } from './credentials';
import { fromRow, toCells } from './tablestore-values';

const TIMEOUT_MS = 15_000;

/** Tablestore answered with an error of its own, or did not answer. */
export class TableTrouble extends Error {
  override name = 'TableTrouble';
  /** The service's code, such as `OTSAuthFailed`; absent when there was no answer. */
  readonly code: string | undefined;

  constructor(error: Error) {
    super(error.message, { cause: error });
    this.code = /OTS[A-Za-z]+/.exec(error.message)?.[0];
  }
}

/** How a table was made. */
export interface TableDescription extends TableSchema {
  maxVersions: number;
}

/** Reads what tables there are and how they were made: an operator's tool that changes nothing. */
export class TableReader {
  #client: TableStore.Client;
  #prefix: string;

  constructor(options: {
    endpoint: string;
    instance: string;
    prefix: string;
    credentials: Credentials;
  }) {
    const { accessKeyId, accessKeySecret } = options.credentials;
    this.#prefix = options.prefix;
    this.#client = new TableStore.Client({
      accessKeyId,
      secretAccessKey: accessKeySecret,
      endpoint: options.endpoint,
      instancename: options.instance,
      maxRetries: 0,
      httpOptions: { timeout: TIMEOUT_MS },
    });
  }

  /** How a table was made, if it is there. Throws `TableTrouble`. */
  async describe(name: string): Promise<TableDescription | undefined> {
    try {
      const answer = await this.#call('describeTable', { tableName: this.#prefix + name });
      return schemaOf(name, answer);
    } catch (error) {
      if (error instanceof TableTrouble && error.code === 'OTSObjectNotExist') return undefined;
      throw error;
    }
  }

  /** One row, if it is there. Throws `TableTrouble`. */
  async get(name: string, key: Key): Promise<Row | undefined> {
    const row = { tableName: this.#prefix + name, primaryKey: toCells(key) };
    const answer = await this.#call('getRow', { ...row, maxVersions: 1 });
    return fromRow(answer.row);
  }

  /** Whether the table, whose key is this one column, has a row whose key begins so. */
  async hasRow(name: string, keyColumn: string, prefix: string): Promise<boolean> {
    const last = prefix.length - 1;
    const behind = prefix.slice(0, last) + String.fromCharCode(prefix.charCodeAt(last) + 1);
    const answer = await this.#call('getRange', {
      tableName: this.#prefix + name,
      direction: TableStore.Direction.FORWARD,
      maxVersions: 1,
      inclusiveStartPrimaryKey: [{ [keyColumn]: prefix }],
      exclusiveEndPrimaryKey: [{ [keyColumn]: behind }],
      limit: 1,
    });
    return (answer.rows ?? []).length > 0;
  }

  #call(
    operation: 'describeTable' | 'getRow' | 'getRange',
    params: object,
  ): Promise<TableStore.Answer> {
    return new Promise((resolve, reject) => {
      this.#client[operation](params, (error, answer) =>
        error ? reject(new TableTrouble(error)) : resolve(answer),
      );
    });
  }
}

function schemaOf(name: string, { tableMeta, tableOptions }: TableStore.Answer): TableDescription {
  const types = { [TableStore.PrimaryKeyType.INTEGER]: 'integer' as const };
  const key = (tableMeta?.primaryKey ?? []).map((column) => ({
    name: column.name,
    type: types[column.type] ?? ('string' as const),
  }));
  // The service has -1 for ever.
  const ttlSeconds = tableOptions?.timeToLive ?? -1;
  const maxVersions = tableOptions?.maxVersions ?? 1;
  return { name, key, maxVersions, ...(ttlSeconds !== -1 && { ttlSeconds }) };
}
