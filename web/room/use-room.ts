import { useEffect, useMemo } from 'preact/hooks';
import type { Api } from '../api/api';
import { isSessionOver } from '../notice';
import { session, signOut } from '../session';
import { endVisit } from '../visitor';
import { RoomFeed } from './room-feed';

/** Only a new token helps: a visitor gets one without being asked. */
function endSession(): void {
  if (session.peek()) signOut({ isExpired: true });
  else endVisit();
}

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
