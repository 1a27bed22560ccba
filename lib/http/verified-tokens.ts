import type { Actor } from '../model/actor';

/** Bounds the memory of an instance; a token and who it names are below 1 KB. */
const MAX_TOKENS = 1000;

/** How long a key that was withdrawn may still open the door. */
const TRUST_MS = 60_000;

interface Verified {
  actor: Actor;
  untilMs: number;
}

/**
 * Tokens that were found good a moment ago, so that a client that polls costs its instance no
 * cryptography. They are found by the whole token, which only its owner has.
 */
export class VerifiedTokens {
  #verified = new Map<string, Verified>();

  /** Who a token names, while it is known to be good. */
  find(token: string, nowMs: number): Actor | undefined {
    const found = this.#verified.get(token);
    if (found && nowMs < found.untilMs) return found.actor;
    this.#verified.delete(token);
    return undefined;
  }

  /** Remembers a token that was just checked, never beyond its end; the oldest one makes room. */
  add(token: string, actor: Actor, times: { nowMs: number; expiresAtMs: number }): void {
    const [oldest] = this.#verified.keys();
    if (this.#verified.size >= MAX_TOKENS && oldest !== undefined) this.#verified.delete(oldest);
    const untilMs = Math.min(times.nowMs + TRUST_MS, times.expiresAtMs);
    this.#verified.set(token, { actor, untilMs });
  }
}
