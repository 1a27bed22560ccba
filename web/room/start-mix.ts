import type { Api, MixStart } from '../api/api';
import { ApiError } from '../api/api-error';
import type { MixAnswer } from '../api/types';

/** Starts the mix; a start without an answer is repeated with its key, so that it counts once. */
export async function startMix(
  api: Pick<Api, 'startMix'>,
  roomId: string,
  start: MixStart,
): Promise<MixAnswer> {
  const key = crypto.randomUUID();
  try {
    return await api.startMix(roomId, start, key);
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'NetworkLost')) throw error;
    return api.startMix(roomId, start, key);
  }
}
