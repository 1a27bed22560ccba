import { AppError } from '../errors';
import type { StoreServices } from './services';

/** Throws `RecordingNotPossible` where a deployment has no bucket for recordings. */
export function requireRecordable({ config }: StoreServices): void {
  if (config.replays) return;
  throw new AppError(
    'RecordingNotPossible',
    'This deployment records nothing: REPLAY_BUCKET is not set.',
  );
}
