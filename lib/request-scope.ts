import { AsyncLocalStorage } from 'node:async_hooks';
import { CallTimes } from './call-times';

/**
 * What belongs to the request that is being served. It goes along with the asynchronous calls and
 * is not kept in a variable, because an instance may serve several requests at a time.
 */
export interface RequestScope {
  /** Function Compute's, until the caller's own is known. */
  requestId: string;
  startedAtMs: number;
  /** Whether the instance has been started for this request. */
  coldStart: boolean;
  calls: CallTimes;
}

const storage = new AsyncLocalStorage<RequestScope>();
let isFirst = true;

/** Serves a request: everything that `serve` calls is in its scope. */
export function inRequest<T>(requestId: string, serve: (scope: RequestScope) => T): T {
  const scope = {
    requestId,
    startedAtMs: performance.now(),
    coldStart: isFirst,
    calls: new CallTimes(),
  };
  isFirst = false;
  return storage.run(scope, serve, scope);
}

/** The scope of the request that is being served; undefined outside of any, as in a command. */
export function currentRequest(): RequestScope | undefined {
  return storage.getStore();
}
