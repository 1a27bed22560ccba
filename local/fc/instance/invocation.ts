/** What one run of a handler came to. */
export interface InvocationResult {
  requestId: string;
  /** Absent when the request did not get as far as an instance. */
  instanceId?: string;
  /** What the handler returned, or the error as JSON when `errorType` is set. */
  output: Buffer;
  /** Value of the `X-Fc-Error-Type` header; absent when the handler returned. */
  errorType?: 'UnhandledInvocationError';
  /** Milliseconds that the handler ran; waiting for an instance is not part of it. */
  durationMs: number;
  /** True for the first invocation of an instance. */
  coldStart: boolean;
}

/** A failed invocation, as the platform describes it. */
export interface FailureDescription {
  errorMessage: string;
  errorType?: string;
  stackTrace?: string[];
}

/**
 * Describes what a handler threw.
 * https://www.alibabacloud.com/help/en/functioncompute/fc/error-handling-nodejs
 */
export function describeFailure(thrown: unknown): FailureDescription {
  // Not `instanceof Error`: the error may come from another thread or another realm.
  if (thrown === null || typeof thrown !== 'object' || !('message' in thrown)) {
    return { errorMessage: String(thrown), errorType: typeof thrown, stackTrace: [] };
  }
  const { message, name, stack } = thrown as Partial<Error>;
  return {
    errorMessage: String(message),
    errorType: String(name ?? 'Error'),
    stackTrace: String(stack ?? '').split('\n'),
  };
}
