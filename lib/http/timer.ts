import { describeError } from '../log';
import type { FcContext } from './fc-context';
import { logRequest } from './request-line';
import { RequestScope } from './request-scope';
import { type HandlerServices, servicesFor } from './services';

/** Makes the handler of a timer trigger: one log line a run, and an error fails the run. */
export function timer(
  act: (services: HandlerServices) => Promise<object>,
): (event: Buffer, context: FcContext) => Promise<object> {
  return async (_, context) => {
    const scope = new RequestScope(context.requestId);
    const route = 'timer';
    try {
      const done = await act(servicesFor(context.credentials, scope));
      logRequest(scope, context, { route, outcome: 'ok', ...done });
      return done;
    } catch (error) {
      logRequest(scope, context, { route, outcome: 'failed', error: describeError(error) });
      throw new Error('The run failed; its log line says why.');
    }
  };
}
