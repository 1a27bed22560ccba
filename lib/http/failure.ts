import { AppError } from '../errors';
import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import { StoreFailed } from '../model/table';

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
  const options = { details: { serviceCode: cause.code }, cause };
  if (cause.throttled) {
    const message = 'The mixing service is asked too often; try again.';
    return new AppError('MixerUnavailable', message, { ...options, retryAfterMs: RETRY_AFTER_MS });
  }
  switch (cause.because) {
    case 'channel-empty':
      return new AppError(
        'ChannelEmpty',
        "Nobody is in the room's channel; join it first.",
        options,
      );
    case 'quota-used-up':
      return new AppError(
        'QuotaExceeded',
        'The mixing service has reached its limit of mixes.',
        options,
      );
    case undefined:
      return new AppError('MixerRefused', 'The mixing service refused.', options);
    default:
      return cause.because satisfies never;
  }
}
