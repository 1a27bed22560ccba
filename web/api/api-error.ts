import type { ErrorCode } from './types';

/** Codes of the API and, for what happens before it answers, of the browser. */
export type ProblemCode = ErrorCode | 'NetworkLost' | 'UnknownAnswer' | 'SignInFailed';

interface Problem {
  code: ProblemCode;
  message: string;
  retryable: boolean;
  retryAfterMs?: number;
  details?: Record<string, unknown>;
}

/** A refusal by the API, or the failure to reach it. */
export class ApiError extends Error {
  readonly code: ProblemCode;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly details: Record<string, unknown>;

  constructor({ code, message, retryable, retryAfterMs, details = {} }: Problem, cause?: unknown) {
    super(message, { cause });
    this.name = 'ApiError';
    this.code = code;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
    this.details = details;
  }
}

/** The error that an answer's body tells of; an unreadable one is said to be just that. */
export function refusalOf(status: number, body: unknown): ApiError {
  if (isProblem(body)) return new ApiError(body);
  const retryable = status >= 500 || status === 429;
  return new ApiError({ code: 'UnknownAnswer', message: `HTTP ${status}`, retryable });
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  return 'code' in body && typeof body.code === 'string' && 'message' in body;
}
