import {
  type ColumnRange,
  type Condition,
  type Key,
  type Range,
  type Row,
  StoreFailed,
  type Table,
  type Update,
  type Write,
} from '../../lib/model/table';
import type { Caller } from './caller';
import type { Network } from './network';
import type { Random } from './random';
import type { RowTable } from './row-table';

// What the Tablestore driver of lib does about failures, said again so that the simulation has it.
const TIMEOUT_MS = 3000;
const MAX_ATTEMPTS = 3;
const BACKOFF_BASE_MS = 40;
const WRITE_AGAIN_WITHIN_MS = 2000;

/** The service was too busy and surely did nothing. */
class NotDone extends Error {
  override name = 'NotDone';
}

interface Operation<T> {
  name: string;
  /** For the trace. */
  about: () => string;
  isRead: boolean;
  apply: () => T;
}

/** The store as one caller reaches it: over a network, with the time-outs and retries of lib. */
export class SimulatedTable implements Table {
  readonly #rows: RowTable;
  readonly #network: Network;
  readonly #caller: Caller;
  readonly #random: Random;

  constructor(options: { rows: RowTable; network: Network; caller: Caller; random: Random }) {
    this.#rows = options.rows;
    this.#network = options.network;
    this.#caller = options.caller;
    this.#random = options.random;
  }

  get(table: string, key: Key, columns?: string[]): Promise<Row | undefined> {
    const apply = () => this.#rows.get(table, key, columns);
    return this.#call({ name: 'GetRow', about: () => rowName(table, key), isRead: true, apply });
  }

  getMany(table: string, keys: Key[]): Promise<Row[]> {
    if (keys.length === 0) return Promise.resolve([]);
    const apply = () => this.#rows.getMany(table, keys);
    return this.#call({
      name: 'BatchGetRow',
      about: () => keys.map((key) => rowName(table, key)).join(' '),
      isRead: true,
      apply,
    });
  }

  columns(range: ColumnRange): Promise<Row> {
    const about = () => rowName(range.table, range.key);
    const apply = () => this.#rows.columns(range);
    return this.#call({ name: 'GetRow', about, isRead: true, apply });
  }

  range(range: Range): Promise<{ rows: Row[]; next?: Key }> {
    const apply = () => this.#rows.range(range);
    return this.#call({ name: 'GetRange', about: () => range.table, isRead: true, apply });
  }

  put(write: Write & { columns: Row }): Promise<void> {
    const apply = () => this.#rows.put(write);
    return this.#call({ name: 'PutRow', about: () => wording(write), isRead: false, apply });
  }

  update(update: Update): Promise<Row> {
    const apply = () => this.#rows.update(update);
    return this.#call({ name: 'UpdateRow', about: () => wording(update), isRead: false, apply });
  }

  delete(write: Write): Promise<void> {
    const apply = () => this.#rows.delete(write);
    return this.#call({ name: 'DeleteRow', about: () => wording(write), isRead: false, apply });
  }

  /** Sends again only what was surely not done, or what only reads. */
  async #call<T>({ name, about, isRead, apply }: Operation<T>): Promise<T> {
    const lastMs = this.#caller.now() + WRITE_AGAIN_WITHIN_MS;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#network.call(this.#caller, {
          service: 'store',
          operation: name,
          detail: about,
          timeoutMs: TIMEOUT_MS,
          apply,
          refusal: () => new NotDone('OTSServerBusy'),
          unknown: () => new StoreFailed(`${name}: no answer`),
          mayBeDoubled: false,
        });
      } catch (error) {
        const mayRepeat = error instanceof NotDone || (isRead && error instanceof StoreFailed);
        if (!mayRepeat) throw error;
        if (attempt === MAX_ATTEMPTS) throw new StoreFailed(name, { cause: error });
        await this.#caller.sleep(this.#backoffMs(attempt));
        const isTooLate = !isRead && this.#caller.now() > lastMs;
        if (isTooLate) throw new StoreFailed(name, { cause: error });
      }
    }
  }

  #backoffMs(attempt: number): number {
    return Math.ceil(BACKOFF_BASE_MS * 2 ** (attempt - 1) * (0.5 + this.#random.next() / 2));
  }
}

function rowName(table: string, key: Key): string {
  return `${table}/${Object.values(key).at(-1)}`;
}

/** A write as a person may read it. */
function wording({ table, key, row, condition, put, increment }: Update): string {
  const set = Object.entries({ ...put }).map(([name, value]) => `${name}=${value}`);
  const add = Object.entries({ ...increment }).map(([name, by]) => `${name}+=${by}`);
  const only = condition ? ` if ${conditionWording(condition)}` : '';
  return `${rowName(table, key)} (${row})${only}: ${[...set, ...add].join(' ')}`;
}

function conditionWording(condition: Condition): string {
  if ('column' in condition) return `${condition.column}${condition.is}${condition.value}`;
  return 'and' in condition
    ? condition.and.map(conditionWording).join(' & ')
    : `(${condition.or.map(conditionWording).join(' | ')})`;
}
