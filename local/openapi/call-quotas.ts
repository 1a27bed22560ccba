import type { Clock } from '../clock';

/** How many calls of one operation an account may make in a second or a minute. */
export interface Quota {
  calls: number;
  perMs: number;
}

/** This many calls in any second of the clock. */
export const perSecond = (calls: number): Quota => ({ calls, perMs: 1000 });

/** This many calls in any minute of the clock. */
export const perMinute = (calls: number): Quota => ({ calls, perMs: 60_000 });

/** Counts the one account's calls of each operation against its quota. */
export class CallQuotas {
  readonly #quotas: Readonly<Record<string, Quota>>;
  readonly #clock: Clock;
  readonly #counts = new Map<string, { window: number; calls: number }>();

  constructor(quotas: Readonly<Record<string, Quota>>, clock: Clock) {
    this.#quotas = quotas;
    this.#clock = clock;
  }

  /** Counts a call; false when it is one too many. An operation without a quota has no limit. */
  admit(operation: string): boolean {
    const quota = this.#quotas[operation];
    if (!quota) return true;
    const window = Math.floor(this.#clock.now() / quota.perMs);
    const last = this.#counts.get(operation);
    const calls = last?.window === window ? last.calls + 1 : 1;
    this.#counts.set(operation, { window, calls });
    return calls <= quota.calls;
  }
}
