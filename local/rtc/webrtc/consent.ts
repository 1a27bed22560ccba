import type { RTCPeerConnection } from 'werift';

const CHECK_INTERVAL_MS = 1000;
/**
 * A peer is checked every 5 s, give or take a fifth, and checks us as often (RFC 7675 5.1; browsers
 * up to twice as often): within this time two checks in each direction have come to nothing. The
 * RFC has consent expire after 30 s at the latest. It is counted in ticks, not read off a clock: a
 * stalled process must not throw everyone out.
 */
export const CONSENT_SECONDS = 12;

/**
 * Watches whether a peer still consents to the connection, which is the sign that it is alive:
 * media are none: a user who mutes camera and microphone sends nothing at all.
 */
export class Consent {
  readonly #peer: RTCPeerConnection;
  readonly #timer: NodeJS.Timeout;
  #signs = 0;
  #silentTicks = 0;

  /** Calls back once, when consent has expired. */
  constructor(peer: RTCPeerConnection, onExpired: () => void) {
    this.#peer = peer;
    this.#timer = setInterval(() => {
      if (!this.#hasExpired()) return;
      this.end();
      onExpired();
    }, CHECK_INTERVAL_MS);
  }

  /** Stops watching. */
  end(): void {
    clearInterval(this.#timer);
  }

  #hasExpired(): boolean {
    const signs = signsOfLife(this.#peer);
    this.#silentTicks = signs === this.#signs ? this.#silentTicks + 1 : 0;
    this.#signs = signs;
    return this.#silentTicks > CONSENT_SECONDS;
  }
}

/** How many of our checks were answered, and how many came from the peer. */
function signsOfLife(peer: RTCPeerConnection): number {
  const pairs = peer.iceTransports.map(({ connection }) => connection.nominated);
  const signs = pairs.map((pair) => (pair ? pair.responsesReceived + pair.requestsReceived : 0));
  return signs.reduce((sum, count) => sum + count, 0);
}
