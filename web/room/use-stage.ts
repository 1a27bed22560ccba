import { useEffect, useMemo } from 'preact/hooks';
import type { Room } from '../api/types';
import { LocalMedia } from '../media/local-media';
import type { PageProps } from '../pages/page-props';
import { loadLinks } from '../rtc/links';
import { joinAs } from './join-as';
import { StagePresence } from './stage-presence';

export interface Stage {
  media: LocalMedia;
  presence: StagePresence;
}

/** One's own place on stage, given up when the page is left. */
export function useStage(
  { api, config, me }: PageProps,
  { roomId, kind }: Pick<Room, 'roomId' | 'kind'>,
  role: 'host' | 'cohost',
): Stage {
  const stage = useMemo(() => {
    const media = new LocalMedia(me.name, kind);
    const join = () => joinAs(api, roomId, role);
    const options = { roomId, userId: me.userId, displayName: me.name };
    const load = () => loadLinks(config.rtc ?? 'aliyun');
    return { media, presence: new StagePresence({ ...options, media, join, loadLinks: load }) };
  }, [api, config, roomId, kind, me, role]);
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
