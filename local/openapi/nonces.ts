import type { Clock } from '../clock';

/**
 * How long a nonce is remembered. A signature is good for 15 minutes either side of its date, so
 * one that was dated ahead could be played again for 30 minutes.
 * https://developer.aliyun.com/ask/561619
 */
const NONCE_TTL_MS = 31 * 60_000;
/** Past this many, calls are throttled: forgetting a nonce early would let it be played again. */
const MAX_NONCES = 200_000;

/** The signature nonces seen lately, so that a recorded request cannot be sent again. */
export class Nonces {
  #clock: Clock;
  #maxNonces: number;
  /** Expiry by nonce; insertion order is expiry order because the clock only goes forward. */
  #expiryMs = new Map<string, number>();

  constructor(clock: Clock, maxNonces = MAX_NONCES) {
    this.#clock = clock;
    this.#maxNonces = maxNonces;
  }

  /** Uses a nonce up; tells whether it was fresh, or that there is no room to remember it. */
  use(nonce: string): 'fresh' | 'used' | 'full' {
    const nowMs = this.#clock.now();
    this.#forgetExpired(nowMs);
    if (this.#expiryMs.has(nonce)) return 'used';
    if (this.#expiryMs.size >= this.#maxNonces) return 'full';
    this.#expiryMs.set(nonce, nowMs + NONCE_TTL_MS);
    return 'fresh';
  }

  #forgetExpired(nowMs: number): void {
    for (const [nonce, expiryMs] of this.#expiryMs) {
      if (expiryMs > nowMs) return;
      this.#expiryMs.delete(nonce);
    }
  }
}
