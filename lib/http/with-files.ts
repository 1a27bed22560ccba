import { ReplayBucket } from '../aliyun/replay-bucket';
import { AppError } from '../errors';
import { FilesFailed, type RecordedFiles } from '../model/recorder';
import { replayStoresOn } from '../store/replay-stores';
import type { FileServices } from '../use-cases/services';
import type { HandlerServices } from './services';

/** Adds recordings, their replays and their files to what a handler has. */
export function withFiles<Given extends HandlerServices>(given: Given): Given & FileServices {
  const { config, credentials, clock, calls } = given;
  const { replays, live } = config;
  const options = { app: live.app, credentials, clock, calls };
  const files = replays ? new ReplayBucket({ ...options, place: replays }) : NO_FILES;
  return { ...given, ...replayStoresOn(given.table, given.undelivered), files };
}

/** What a deployment without a bucket has. */
const NO_FILES: RecordedFiles = {
  list: () => Promise.reject(new FilesFailed('no bucket')),
  delete: () => Promise.reject(new FilesFailed('no bucket')),
  address: nothingRecorded,
  picture: nothingRecorded,
};

function nothingRecorded(): never {
  throw new AppError('RecordingNotPossible', 'This deployment records nothing.');
}
