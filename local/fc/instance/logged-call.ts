import type { CallLog } from '../../call-log';
import type { Clock } from '../../clock';
import { FcError } from '../fc-error';
import type { InvocationResult } from './invocation';

/** One call of a function, filled in while it goes on. */
export interface FunctionCall {
  functionName: string;
  requestId: string;
  /**
   * Present for HTTP calls. It has the route's pattern instead of the path, because the path of a
   * callback carries a secret.
   */
  http?: { method: string; route: string };
  /** Present once the handler has ended. */
  result?: InvocationResult;
  /** The HTTP status that the caller got. */
  status?: number;
}

/** Does the work of a call and enters how it ended in the call log. */
export async function loggedCall<T>(
  { log, clock }: { log: CallLog; clock: Clock },
  call: FunctionCall,
  work: () => Promise<T>,
): Promise<T> {
  let refusal: FcError | undefined;
  try {
    return await work();
  } catch (error) {
    refusal = error instanceof FcError ? error : new FcError(500, 'InternalServerError', '');
    throw error;
  } finally {
    const code = refusal?.code ?? call.result?.errorType;
    log.add({
      service: 'fc',
      operation: call.functionName,
      atMs: clock.now(),
      status: refusal?.status ?? call.status ?? 200,
      ...(code === undefined ? {} : { code }),
      detail: {
        requestId: call.requestId,
        ...call.http,
        durationMs: call.result?.durationMs,
        coldStart: call.result?.coldStart,
      },
    });
  }
}
