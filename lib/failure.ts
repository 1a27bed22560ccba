import { MixerOutcomeUnknown, MixerRefused } from './aliyun/mixer';
import { AppError } from './errors';
import { StoreFailed } from './table';

const RETRY_AFTER_MS = 1000;

/** Any error as a caller may see it: nothing internal gets out. */
export function toAppError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (cause instanceof MixerRefused) return refusal(cause);
  const later = { retryAfterMs: RETRY_AFTER_MS, cause };
  if (cause instanceof MixerOutcomeUnknown) {
    return new AppError('MixerUnavailable', 'The mixing service did not answer; try again.', later);
  }
  if (cause instanceof StoreFailed) {
    return new AppError('StoreUnavailable', 'The store did not answer; try again.', later);
  }
  return new AppError('InternalError', 'Something went wrong on our side.', { cause });
}

function refusal(cause: MixerRefused): AppError {
  const details = { serviceCode: cause.code };
  if (!cause.throttled) {
    return new AppError('MixerRefused', 'The mixing service refused.', { details, cause });
  }
  const message = 'The mixing service is asked too often; try again.';
  const retryAfterMs = RETRY_AFTER_MS;
  return new AppError('MixerUnavailable', message, { retryAfterMs, details, cause });
}
