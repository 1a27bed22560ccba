import { type Quality, qualityBetween, type Stat, type Traffic, trafficOf } from './quality';

/** Often enough to explain what one sees, and seldom enough to be read. */
const EVERY_MS = 2000;

/** Tells again and again how good a connection is, until it is stopped. */
export function followQuality(
  peer: Pick<RTCPeerConnection, 'getStats'>,
  onQuality: (quality: Quality) => void,
): () => void {
  let before: Traffic | undefined;
  let isStopped = false;
  const read = async () => {
    const stats: Stat[] = [];
    for (const [, stat] of await peer.getStats()) stats.push(stat);
    const now = trafficOf(stats);
    if (before && !isStopped) onQuality(qualityBetween(before, now));
    before = now;
  };
  // A connection that was closed meanwhile has no statistics.
  const timer = setInterval(() => void read().catch(() => undefined), EVERY_MS);
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}
