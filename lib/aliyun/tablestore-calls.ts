import type TableStore from 'tablestore';
import type { ServiceClock } from '../clock';
import type { CallTimes } from '../model/call-times';
import { ConditionFailed, StoreFailed } from '../model/table';

const MAX_ATTEMPTS = 3;
const BACKOFF_BASE_MS = 40;
/** A write is sent again within this; an instance may be frozen for longer between two attempts. */
const WRITE_AGAIN_WITHIN_MS = 2000;

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

/** The answer that a condition was not met: no trouble, but one of the two that are expected. */
export const CONDITION_FAILED = 'OTSConditionCheckFail';

/** The operations by the client's names, with the API's, which are also RAM's. */
const API_NAMES = {
  getRow: 'GetRow',
  putRow: 'PutRow',
  updateRow: 'UpdateRow',
  deleteRow: 'DeleteRow',
  getRange: 'GetRange',
  batchGetRow: 'BatchGetRow',
  batchWriteRow: 'BatchWriteRow',
};
export type Operation = keyof typeof API_NAMES;

/** Calls of Tablestore through its official client, sent again where that is safe. */
export class TablestoreCalls {
  readonly #client: TableStore.Client;
  readonly #clock: ServiceClock;
  readonly #times: CallTimes | undefined;

  /** With `times`, the calls of one request are noted there. */
  constructor(client: TableStore.Client, clock: ServiceClock, times?: CallTimes) {
    this.#client = client;
    this.#clock = clock;
    this.#times = times;
  }

  /** Throws `ConditionFailed`, and `StoreFailed` with the service's error as its cause. */
  async send(operation: Operation, params: object): Promise<TableStore.Answer> {
    const firstSentAtMs = Date.now();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#sendOnce(operation, params);
      } catch (error) {
        const code = otsCode(error);
        if (code === CONDITION_FAILED) throw new ConditionFailed(operation);
        if (!isWorthRepeating(operation, code) || attempt === MAX_ATTEMPTS) {
          throw new StoreFailed(`${operation}: ${code ?? 'no answer'}`, { cause: error });
        }
        await backoff(attempt);
        if (isTooLate(operation, firstSentAtMs)) {
          throw new StoreFailed(`${operation}: ${code}`, { cause: error });
        }
      }
    }
  }

  #sendOnce(operation: Operation, params: object): Promise<TableStore.Answer> {
    const startedAtMs = performance.now();
    return new Promise((resolve, reject) => {
      const sentAtMs = Date.now();
      const request = this.#client[operation](params, (error, answer) => {
        const date = request.response.httpResponse.headers?.['x-ots-date'];
        const serverTimeMs = Date.parse(date ?? '');
        const receivedAtMs = Date.now();
        if (serverTimeMs) this.#clock.observe({ serverTimeMs, sentAtMs, receivedAtMs });
        const ms = performance.now() - startedAtMs;
        const failed = error !== null && otsCode(error) !== CONDITION_FAILED;
        this.#times?.add('ots', API_NAMES[operation], { ms, failed });
        if (error) reject(error);
        else resolve(answer);
      });
    });
  }
}

/** Whether a call would undo what others have done since it was sent first; one that reads does not. */
export function isTooLate(operation: Operation, firstSentAtMs: number): boolean {
  return !isRead(operation) && Date.now() > firstSentAtMs + WRITE_AGAIN_WITHIN_MS;
}

function isRead(operation: Operation): boolean {
  return operation.startsWith('get') || operation === 'batchGetRow';
}

/** Without a code there was no answer. */
export function isWorthRepeating(operation: Operation, code: string | undefined): boolean {
  if (code !== undefined && NOT_DONE.has(code)) return true;
  return isRead(operation) && (code === undefined || MAY_BE_DONE.has(code));
}

/** Whether the service has refused the call itself: nothing of it was done. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof StoreFailed)) return false;
  const code = otsCode(error.cause);
  return code !== undefined && !NOT_DONE.has(code) && !MAY_BE_DONE.has(code);
}

/** The client puts the raw answer into the message, and only the HTTP status into the code. */
export function otsCode(error: unknown): string | undefined {
  return /OTS[A-Za-z]+/.exec(error instanceof Error ? error.message : '')?.[0];
}

function backoff(attempt: number): Promise<void> {
  const delayMs = BACKOFF_BASE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
