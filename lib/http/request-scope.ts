import { logLine } from '../log';
import { CallTimes } from '../model/call-times';

let isFirst = true;

/**
 * What belongs to the request that is being served. It is handed on with the services and not kept
 * aside: an instance may serve several requests at a time, and an AsyncLocalStorage, which would find
 * it again, makes every call of the store a fifth dearer (measured on Node.js 20).
 */
export class RequestScope {
  /** Function Compute's, until the caller's own is known. */
  requestId: string;
  readonly startedAtMs = performance.now();
  /** Whether the instance has been started for this request. */
  readonly coldStart = isFirst;
  readonly calls = new CallTimes();
  /** What is done when the answer is known, before it is given; none of it throws. */
  readonly beforeTheEnd: (() => Promise<void>)[] = [];

  constructor(requestId: string) {
    this.requestId = requestId;
    isFirst = false;
  }

  /** Writes a log line with the id of the request that it belongs to. */
  readonly log = (fields: Record<string, unknown>): void => {
    logLine({ requestId: this.requestId, ...fields });
  };
}
