/** How well media arrive: nobody notices that it is `good`, everybody that it is `poor`. */
export type Quality = 'good' | 'fair' | 'poor';

/** By user id; who is not in it, is not known about. */
export type Qualities = ReadonlyMap<string, Quality>;

/** What a connection has counted since it began. */
export interface Traffic {
  /** Packets that have arrived, at the other end if it is one that sends. */
  arrived: number;
  lost: number;
  roundTripMs: number;
}

/** The fields of https://www.w3.org/TR/webrtc-stats/ that count here. */
export interface Stat {
  type: string;
  packetsReceived?: number;
  packetsSent?: number;
  packetsLost?: number;
  /** Seconds. */
  roundTripTime?: number;
  currentRoundTripTime?: number;
  nominated?: boolean;
}

/** Resending and Opus hide this share of lost packets, and a talk this delay. */
const GOOD = { lost: 0.02, roundTripMs: 200 };
/** ITU-T G.114 calls 400 ms one way the most that a network may plan for; half of it is hard work. */
const FAIR = { lost: 0.08, roundTripMs: 400 };

/** Adds up what the statistics of one connection say. */
export function trafficOf(stats: Iterable<Stat>): Traffic {
  const traffic = { arrived: 0, lost: 0, roundTripMs: 0 };
  for (const stat of stats) {
    const { type, packetsReceived = 0, packetsSent = 0, packetsLost = 0 } = stat;
    const { roundTripTime = 0, currentRoundTripTime = 0, nominated } = stat;
    if (type === 'inbound-rtp') traffic.arrived += packetsReceived;
    if (type === 'outbound-rtp') traffic.arrived += packetsSent;
    if (type === 'inbound-rtp' || type === 'remote-inbound-rtp') traffic.lost += packetsLost;
    const seconds = type === 'candidate-pair' && nominated ? currentRoundTripTime : roundTripTime;
    traffic.roundTripMs = Math.max(traffic.roundTripMs, seconds * 1000);
  }
  return traffic;
}

/** The quality of a connection between two readings; nothing that arrives is as bad as it can be. */
export function qualityBetween(before: Traffic, now: Traffic): Quality {
  const arrived = now.arrived - before.arrived;
  // Who was counted as lost may have come late.
  const lost = Math.max(0, now.lost - before.lost);
  if (arrived <= 0) return 'poor';
  const is = { lost: lost / (arrived + lost), roundTripMs: now.roundTripMs };
  if (isWithin(is, GOOD)) return 'good';
  return isWithin(is, FAIR) ? 'fair' : 'poor';
}

type Measure = typeof GOOD;

function isWithin(is: Measure, limit: Measure): boolean {
  return is.lost <= limit.lost && is.roundTripMs <= limit.roundTripMs;
}
