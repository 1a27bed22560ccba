import type { FcContext } from './http';
import { describeError, logLine } from './log';
import { type HandlerServices, servicesFor } from './services';

/** Makes the handler of a timer trigger: one log line a run, and an error fails the run. */
export function timer(
  act: (services: HandlerServices) => Promise<object>,
): (event: Buffer, context: FcContext) => Promise<object> {
  return async (_, context) => {
    const startedAtMs = performance.now();
    const { requestId } = context;
    const durationMs = () => Math.round(performance.now() - startedAtMs);
    try {
      const done = await act(servicesFor(context.credentials));
      logLine({ requestId, route: 'timer', ...done, durationMs: durationMs() });
      return done;
    } catch (error) {
      const failure = describeError(error);
      logLine({ requestId, route: 'timer', error: failure, durationMs: durationMs() });
      throw new Error('The run failed; its log line says why.');
    }
  };
}
