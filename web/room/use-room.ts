import { useEffect, useMemo } from 'preact/hooks';
import type { Api } from '../api/api';
import { isSessionOver } from '../notice';
import { signOut } from '../session';
import { RoomFeed } from './room-feed';

/** The room, kept new as long as the page is shown. */
export function useRoom(api: Api, roomId: string): RoomFeed {
  const feed = useMemo(() => new RoomFeed(api, roomId), [api, roomId]);
  useEffect(() => {
    void feed.start();
    const stopFollowing = feed.problem.subscribe((problem) => {
      if (isSessionOver(problem)) signOut({ isExpired: true });
    });
    const again = () => feed.refresh();
    addEventListener('online', again);
    return () => {
      removeEventListener('online', again);
      stopFollowing();
      feed.stop();
    };
  }, [feed]);
  return feed;
}
