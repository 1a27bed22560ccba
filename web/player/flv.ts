import type Mpegts from 'mpegts.js';
import type { RoomKind } from '../api/types';
import type { Playing } from './hls';
import { followLiveEdge } from './live-edge';

/** What it takes to hand each picture on as it comes; `followLiveEdge` keeps the distance. */
const CONFIG: Mpegts.Config = {
  enableStashBuffer: false,
  autoCleanupSourceBuffer: true,
  autoCleanupMaxBackwardDuration: 30,
  autoCleanupMinBackwardDuration: 10,
  lazyLoad: false,
  // A tab that is opened in the background starts as well.
  deferLoadAfterSourceOpen: false,
};

/** Loads the player; undefined where the browser has no Media Source Extensions for it. */
export async function loadFlvPlayer(): Promise<typeof Mpegts | undefined> {
  const { default: mpegts } = await import('mpegts.js');
  mpegts.LoggingControl.applyConfig({ enableAll: false });
  return mpegts.getFeatureList().mseLivePlayback ? mpegts : undefined;
}

/** Plays HTTP-FLV, of a voice room its sound alone; `onEnd` is told when the stream ends or fails. The answer stops it. */
export function playFlv(
  mpegts: typeof Mpegts,
  { video, kind, url, onEnd }: Playing & { kind: RoomKind },
): () => void {
  const player = mpegts.createPlayer(
    { type: 'flv', isLive: true, hasVideo: kind === 'video', url },
    CONFIG,
  );
  player.on(mpegts.Events.ERROR, onEnd);
  player.on(mpegts.Events.LOADING_COMPLETE, onEnd);
  player.attachMediaElement(video);
  player.load();
  const stopFollowing = followLiveEdge(video);
  return () => {
    stopFollowing();
    player.destroy();
  };
}
