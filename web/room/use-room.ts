import { useEffect, useMemo } from 'preact/hooks';
import type { Api } from '../api/api';
import { endSession } from '../end-session';
import { isSessionOver } from '../notice';
import { RoomFeed } from './room-feed';

/** The room, kept new as long as the page is shown. */
export function useRoom(api: Api, roomId: string): RoomFeed {
  const feed = useMemo(() => new RoomFeed(api, roomId), [api, roomId]);
  useEffect(() => {
    void feed.start();
    const stopFollowing = feed.problem.subscribe((problem) => {
      if (isSessionOver(problem)) endSession();
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
