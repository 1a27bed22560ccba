import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { RtcGrant } from '../api/types';

/** A token for a room's channel. Throws `ApiError`. */
export async function joinAs(api: Api, roomId: string, role: 'host' | 'cohost'): Promise<RtcGrant> {
  const { rtc } = await api.join(roomId, role);
  if (!rtc) throw new ApiError({ code: 'UnknownAnswer', message: 'no rtc', retryable: false });
  return rtc;
}
