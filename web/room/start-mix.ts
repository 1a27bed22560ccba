import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { MixAnswer, MixStart } from '../api/types';

/** The RTC service tells of a newcomer a moment after the newcomer is connected. */
const ATTEMPTS = 6;
const AGAIN_MS = 1000;

/**
 * Starts the mix. A start without an answer is repeated with its key, so that it counts once; one
 * that came before the host was seen in the channel is repeated too.
 */
export async function startMix(
  api: Pick<Api, 'startMix'>,
  roomId: string,
  start: MixStart,
): Promise<MixAnswer> {
  const key = crypto.randomUUID();
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.startMix(roomId, start, key);
    } catch (error) {
      if (!isWorthRepeating(error) || attempt === ATTEMPTS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

function isWorthRepeating(error: unknown): boolean {
  return (
    error instanceof ApiError && (error.code === 'NetworkLost' || error.code === 'ChannelEmpty')
  );
}
