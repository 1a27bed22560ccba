import { anySignal } from '../any-signal';
import { ApiError, refusalOf } from './api-error';

const TIMEOUT_MS = 15_000;

/** Ends a call when its time is over, or when its caller says so. */
export function endOfCall(signal?: AbortSignal, timeoutMs = TIMEOUT_MS): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? anySignal([signal, timeout]) : timeout;
}

/** What a call to a room without a body is sent with. */
export function inRoom(roomId: string) {
  return { params: { path: { roomId } }, signal: endOfCall() };
}

/** What a typed call comes back with. */
interface Outcome<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** Waits for the outcome; throws `ApiError` if there is none, and what the caller ended as it is. */
export async function outcomeOf<T>(sending: Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await sending;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    if (cause instanceof SyntaxError) throw refusalOf(200, undefined);
    throw new ApiError({ code: 'NetworkLost', message: 'No answer.', retryable: true }, cause);
  }
}

/** The answer to a call. Throws `ApiError` alone. */
export async function answerTo<Data>(
  sending: Promise<Outcome<Data>>,
  signal?: AbortSignal,
): Promise<Data> {
  const { data, error, response } = await outcomeOf(sending, signal);
  if (data === undefined) throw refusalOf(response.status, error);
  return data;
}
