import { useEffect, useMemo } from 'preact/hooks';
import type { Room } from '../api/types';
import type { PageProps } from '../pages/page-props';
import { loadLinks } from '../rtc/links';
import { joinAs } from './join-as';
import { PkLink } from './pk-link';
import type { Stage } from './use-stage';

/** The link to the other room, as long as the PK runs and one is on stage. */
export function usePkLink(
  { api, config, me }: PageProps,
  room: Room,
  { media, presence }: Stage,
): PkLink {
  const link = useMemo(() => {
    const join = (roomId: string) => joinAs(api, roomId, 'cohost');
    const load = () => loadLinks(config.rtc ?? 'aliyun');
    return new PkLink({ displayName: me.name, media, join, loadLinks: load });
  }, [api, config, me, media]);
  const isRunning = room.pk?.state === 'running' && presence.isOnStage.value;
  const roomId = isRunning ? room.pk?.opponent.roomId : undefined;
  const hostsJoinBoth = room.pk?.hostsJoinBoth ?? false;
  useEffect(() => {
    link.follow(roomId === undefined ? undefined : { roomId, hostsJoinBoth });
  }, [link, roomId, hostsJoinBoth]);
  useEffect(() => {
    const stop = () => link.follow(undefined);
    addEventListener('pagehide', stop);
    return () => {
      removeEventListener('pagehide', stop);
      stop();
    };
  }, [link]);
  return link;
}
