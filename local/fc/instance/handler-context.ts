import { format } from 'node:util';
import type { InvokeMessage, StaticContext } from './instance-protocol';

/** Writes one line of the function's log. */
type WriteLine = (line: string) => void;

/** Builds the second argument of a handler. https://www.alibabacloud.com/help/zh/fc/context-3 */
export function handlerContext(shared: StaticContext, message: InvokeMessage, write: WriteLine) {
  return {
    requestId: message.requestId,
    credentials: message.credentials,
    function: { ...shared.function },
    service: { ...shared.service },
    region: shared.region,
    accountId: shared.accountId,
    // Asynchronous invocations are not retried here, so there is never a retry to count.
    retryCount: 0,
    // Tracing is off, as it is for a function without tracingConfig.
    tracing: { openTracingSpanContext: '', jaegerEndpoint: '', spanBaggages: {} },
    logger: handlerLogger(message.requestId, write),
  };
}

function handlerLogger(requestId: string, write: WriteLine) {
  const at =
    (level: string) =>
    (...values: unknown[]) =>
      write(`${new Date().toISOString()} ${requestId} [${level}] ${format(...values)}`);
  return {
    debug: at('DEBUG'),
    info: at('INFO'),
    warn: at('WARNING'),
    error: at('ERROR'),
    log: at('INFO'),
  };
}
