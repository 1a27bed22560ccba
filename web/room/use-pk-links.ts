import { useEffect, useMemo } from 'preact/hooks';
import type { Room } from '../api/types';
import type { PageProps } from '../pages/page-props';
import { loadLinks } from '../rtc/links';
import { joinAs } from './join-as';
import { PkLinks } from './pk-links';
import type { Stage } from './use-stage';

/** The links to the other rooms, as long as the PK runs and one is on stage. */
export function usePkLinks(
  { api, config, me }: PageProps,
  room: Room,
  { media, presence }: Stage,
): PkLinks {
  const links = useMemo(() => {
    const join = (roomId: string) => joinAs(api, roomId, 'cohost');
    const load = () => loadLinks(config.rtc ?? 'aliyun');
    return new PkLinks({ displayName: me.name, media, join, loadLinks: load });
  }, [api, config, me, media]);
  const isRunning = room.pk?.state === 'running' && presence.isOnStage.value;
  const roomIds = isRunning ? (room.pk?.others ?? []).map(({ roomId }) => roomId) : [];
  const hostsJoinBoth = room.pk?.hostsJoinBoth ?? false;
  useEffect(() => {
    links.follow(roomIds.map((roomId) => ({ roomId, hostsJoinBoth })));
  }, [links, roomIds.join(), hostsJoinBoth]);
  useEffect(() => {
    const stop = () => links.follow([]);
    addEventListener('pagehide', stop);
    return () => {
      removeEventListener('pagehide', stop);
      stop();
    };
  }, [links]);
  return links;
}
