import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Mix, MixAnswer, MixLook, Room } from '../api/types';

/** Two hosts' devices may change the look at once, but not for ever. */
const ATTEMPTS = 3;

/**
 * Changes how the mix looks and sounds. If somebody else was faster, the change is decided anew by
 * the mix as it is then: a list such as that of the muted may have grown meanwhile.
 */
export async function changeLook(
  api: Pick<Api, 'changeMix' | 'readRoom'>,
  { roomId, mix }: Pick<Room, 'roomId' | 'mix'>,
  change: (mix: Mix) => MixLook,
): Promise<MixAnswer> {
  for (let attempt = 1, current = mix; ; attempt++) {
    try {
      return await api.changeMix(roomId, change(current), current.layoutVersion);
    } catch (error) {
      const isStale = error instanceof ApiError && error.code === 'StaleLayoutVersion';
      if (!isStale || attempt === ATTEMPTS) throw error;
    }
    current = await readMix(api, roomId);
  }
}

async function readMix(api: Pick<Api, 'readRoom'>, roomId: string): Promise<Mix> {
  const reading = await api.readRoom(roomId, undefined, new AbortController().signal);
  // Without a tag there is nothing that could be unchanged.
  if ('unchanged' in reading) throw new Error('The room was not read.');
  return reading.mix;
}
