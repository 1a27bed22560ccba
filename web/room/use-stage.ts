import { useEffect, useMemo } from 'preact/hooks';
import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import { LocalMedia } from '../media/local-media';
import type { Session } from '../session';
import { StagePresence } from './stage-presence';

export interface Stage {
  media: LocalMedia;
  presence: StagePresence;
}

/** One's own place on stage, given up when the page is left. */
export function useStage(api: Api, roomId: string, me: Session, role: 'host' | 'cohost'): Stage {
  const stage = useMemo(() => {
    const media = new LocalMedia(me.name);
    const join = async () => {
      const { rtc } = await api.join(roomId, role);
      if (!rtc) throw new ApiError({ code: 'UnknownAnswer', message: 'no rtc', retryable: false });
      return rtc;
    };
    const options = { roomId, userId: me.userId, displayName: me.name };
    return { media, presence: new StagePresence({ ...options, media, join }) };
  }, [api, roomId, me, role]);
  useEffect(() => {
    const dispose = () => void stage.presence.dispose();
    addEventListener('pagehide', dispose);
    return () => {
      removeEventListener('pagehide', dispose);
      dispose();
    };
  }, [stage]);
  return stage;
}
