import TableStore from 'tablestore';
import type { TableSchema } from '../model/table-schema';
import { TableTrouble } from './table-reader';

const TIMEOUT_MS = 10_000;
/**
 * A new table takes seconds, typically a minute, until it answers.
 * https://help.aliyun.com/en/tablestore/developer-reference/create-table-of-tablestore-api
 */
const READY_TIMEOUT_MS = 180_000;
const POLL_MS = 1000;
/** Some of the service's servers may not know a table yet that another one has just created. */
const UNKNOWN_TIMEOUT_MS = 30_000;

export interface ProvisionerOptions {
  endpoint: string;
  instance: string;
  prefix: string;
  accessKeyId: string;
  accessKeySecret: string;
}

/** Creates tables; an operator's tool, so it works with an access key, not with a function's role. */
export class TableProvisioner {
  #client: TableStore.Client;
  #prefix: string;

  constructor(options: ProvisionerOptions) {
    this.#prefix = options.prefix;
    this.#client = new TableStore.Client({
      accessKeyId: options.accessKeyId,
      secretAccessKey: options.accessKeySecret,
      endpoint: options.endpoint,
      instancename: options.instance,
      maxRetries: 0,
      httpOptions: { timeout: TIMEOUT_MS },
    });
  }

  /** Whether the table has been created. Throws `TableTrouble`. */
  isThere({ name }: TableSchema): Promise<boolean> {
    return this.#call('describeTable', { tableName: this.#prefix + name }).then(
      () => true,
      (error: TableTrouble) => {
        if (error.code === 'OTSObjectNotExist') return false;
        throw error;
      },
    );
  }

  /** Creates the table if it is not there, and waits until it answers. Throws `TableTrouble`. */
  async ensure(schema: TableSchema): Promise<'created' | 'present'> {
    const created = await this.#create(schema).then(
      () => true,
      (error: TableTrouble) => {
        if (error.code === 'OTSObjectAlreadyExist') return false;
        throw error;
      },
    );
    await this.#waitUntilReady(schema);
    return created ? 'created' : 'present';
  }

  #create({ name, key, ttlSeconds }: TableSchema): Promise<unknown> {
    const { STRING, INTEGER } = TableStore.PrimaryKeyType;
    const types = { string: STRING, integer: INTEGER };
    return this.#call('createTable', {
      tableMeta: {
        tableName: this.#prefix + name,
        primaryKey: key.map((column) => ({ name: column.name, type: types[column.type] })),
      },
      // Reserved capacity would be billed even when nobody calls.
      reservedThroughput: { capacityUnit: { read: 0, write: 0 } },
      tableOptions: { timeToLive: ttlSeconds ?? -1, maxVersions: 1 },
    });
  }

  async #waitUntilReady({ name, key }: TableSchema): Promise<void> {
    const tableName = this.#prefix + name;
    const value = { string: 'x', integer: TableStore.Long.fromNumber(0) };
    const primaryKey = key.map((column) => ({ [column.name]: value[column.type] }));
    for (let waitedMs = 0; ; waitedMs += POLL_MS) {
      try {
        await this.#call('getRow', { tableName, primaryKey, maxVersions: 1 });
        return;
      } catch (error) {
        if (waitedMs >= waitFor(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    }
  }

  #call(operation: 'createTable' | 'describeTable' | 'getRow', params: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#client[operation](params, (error, answer) =>
        error ? reject(new TableTrouble(error)) : resolve(answer),
      );
    });
  }
}

/** How long a new table may answer so before it counts as a failure. */
function waitFor(error: unknown): number {
  const code = error instanceof TableTrouble ? error.code : undefined;
  if (code === 'OTSObjectNotExist') return UNKNOWN_TIMEOUT_MS;
  const isPending = code === 'OTSTableNotReady' || code === 'OTSPartitionUnavailable';
  return isPending ? READY_TIMEOUT_MS : 0;
}
