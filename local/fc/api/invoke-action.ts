import { FcError, invalidArgument } from '../fc-error';
import type { Gateway } from '../gateway/gateway';
import type { InvocationResult } from '../instance/invocation';
import type { Resources } from '../resources';
import { type Action, type ActionCall, requireLatest } from './action';

/** https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview */
const MAX_SYNC_BYTES = 32 * 1024 * 1024;
const MAX_ASYNC_BYTES = 128 * 1024;
/** https://help.aliyun.com/zh/functioncompute/api-fc-2023-03-30-invokefunction */
const MAX_TAIL_BYTES = 4096;
/** What a function printed may still be on its way from its thread when its result is there. */
const LOG_GRACE_MS = 30;

/**
 * Calls a function and waits for its result, or has it called. What a handler throws is an answer
 * with 200 and `X-Fc-Error-Type`.
 */
export function invokeAction(resources: Resources, gateway: Gateway): Action {
  return {
    name: 'InvokeFunction',
    method: 'POST',
    path: '/functions/{functionName}/invocations',
    resource: 'functions/{functionName}',
    maxBodyBytes: MAX_SYNC_BYTES,
    async perform(call) {
      const { functionName = '' } = call.names;
      const { code, config } = resources.getFunction(functionName);
      requireLatest(call);
      const type = headerOf(call, 'x-fc-invocation-type', ['Sync', 'Async']);
      const logType = headerOf(call, 'x-fc-log-type', ['None', 'Tail']);
      if (type === 'Async') requireAsyncSize(call.body);
      const running = gateway.invoke(functionName, call.body);
      if (type === 'Async') {
        // Its failure is in the call log; nobody waits for it.
        running.catch(() => {});
        return { status: 202, body: Buffer.alloc(0) };
      }
      const result = await running;
      const headers = {
        // The run's own, by which its lines are found.
        'X-Fc-Request-Id': result.requestId,
        'X-Fc-Code-Checksum': code.checksum,
        'X-Fc-Invocation-Duration': String(Math.round(result.durationMs)),
        'X-Fc-Version-Id': 'LATEST',
        ...(result.instanceId && { 'X-Fc-Instance-Id': result.instanceId }),
        ...(result.errorType && { 'X-Fc-Error-Type': result.errorType }),
        ...(logType === 'Tail' && {
          'X-Fc-Log-Result': await tailOf(gateway, functionName, config.memorySize, result),
        }),
      };
      return { headers, body: result.output };
    },
  };
}

function headerOf(call: ActionCall, name: string, values: [string, string]): string {
  const value = call.headers[name] ?? values[0];
  if (typeof value === 'string' && values.includes(value)) return value;
  throw invalidArgument(`${name}: expected ${values.join(' or ')}, got "${value}"`);
}

function requireAsyncSize(body: Buffer): void {
  if (body.length <= MAX_ASYNC_BYTES) return;
  throw entityTooLarge(MAX_ASYNC_BYTES);
}

/** The refusal of a body that is larger than so many bytes. */
export function entityTooLarge(maxBytes: number): FcError {
  const message = `payload size exceeds maximum allowed size (${maxBytes} bytes)`;
  return new FcError(400, 'EntityTooLarge', message);
}

/** The last lines of one run as base64, between the lines that the service adds. */
async function tailOf(
  gateway: Gateway,
  functionName: string,
  memoryMb: number,
  { requestId, durationMs }: InvocationResult,
): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, LOG_GRACE_MS));
  const text = [
    `FC Invoke Start RequestId: ${requestId}`,
    ...gateway.logs.list(functionName, requestId).map(({ line }) => line),
    `FC Invoke End RequestId: ${requestId}`,
    '',
    `Duration: ${durationMs.toFixed(2)} ms, Billed Duration: ${Math.ceil(durationMs)} ms, Memory Size: ${memoryMb} MB`,
  ].join('\n');
  return Buffer.from(text).subarray(-MAX_TAIL_BYTES).toString('base64');
}
