import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Layout, MixAnswer } from '../api/types';

/** Two hosts' devices may change the layout at once, but not for ever. */
const ATTEMPTS = 3;

/** Changes the layout; if somebody else was faster, the newer wish of the caller still counts. */
export async function changeLayout(
  api: Pick<Api, 'changeLayout'>,
  { roomId, layout, version }: { roomId: string; layout: Layout; version: number | undefined },
): Promise<MixAnswer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.changeLayout(roomId, layout, version);
    } catch (error) {
      const isStale = error instanceof ApiError && error.code === 'StaleLayoutVersion';
      const { layoutVersion } = isStale ? error.details : {};
      if (typeof layoutVersion !== 'number' || attempt === ATTEMPTS) throw error;
      version = layoutVersion;
    }
  }
}
