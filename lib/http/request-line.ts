import type { FcContext } from './fc-context';
import type { RequestScope } from './request-scope';

/** How a request ended, for people; `pending` means that it is known only later. */
type Outcome = 'ok' | 'pending' | 'refused' | 'failed';

/** Writes the one line of a request, or of a run of the timer, when it has ended. */
export function logRequest(
  scope: RequestScope,
  context: FcContext,
  facts: { route: string; outcome: Outcome } & Record<string, unknown>,
): void {
  const { requestId, startedAtMs, coldStart, calls } = scope;
  scope.log({
    // The platform's own lines know the request by its own id.
    ...(requestId !== context.requestId && { fcRequestId: context.requestId }),
    function: context.function.name,
    ...facts,
    durationMs: Math.round(performance.now() - startedAtMs),
    coldStart,
    calls,
  });
}

/** What the status of an answer says of its request. */
export function outcomeOf(status: number): Outcome {
  if (status === 202) return 'pending';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'ok';
}
