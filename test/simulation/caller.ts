import type { Clock } from '../../lib/clock';
import type { FunctionCall } from './function-call';
import type { InstanceClock } from './instance-clock';
import { freezeMs } from './weather';
import type { World } from './world';

/** One call of a function: it may be killed or frozen wherever it awaits an answer or a time. */
export class Caller implements Clock {
  readonly name: string;
  readonly #world: World;
  readonly #clock: InstanceClock;
  readonly #onKilled: FunctionCall['onKilled'];
  #isDead = false;
  #frozenUntilMs = 0;

  constructor(
    world: World,
    options: { name: string; clock: InstanceClock; onKilled: FunctionCall['onKilled'] },
  ) {
    this.#world = world;
    this.#clock = options.clock;
    this.#onKilled = options.onKilled;
    this.name = `${options.name} @${options.clock.name}`;
  }

  now(): number {
    return this.#clock.now();
  }

  async sleepUntil(timeMs: number): Promise<void> {
    for (let leftMs = timeMs - this.now(); leftMs > 0; leftMs = timeMs - this.now()) {
      await this.sleep(leftMs);
    }
  }

  /**
   * Lets the caller go on with what it has awaited, unless it is dead; later if it is frozen.
   * `share` makes it less likely that either happens now.
   */
  goOn(resolve: () => void, share = 1): void {
    if (this.#isDead) return;
    const { scheduler, random } = this.#world;
    if (this.#frozenUntilMs <= scheduler.nowMs) this.#meetTrouble(share);
    if (this.#isDead) return;
    if (this.#frozenUntilMs > scheduler.nowMs) {
      scheduler.at(this.#frozenUntilMs + random.between(0, 1), () => this.#thaw(resolve));
    } else scheduler.wake(resolve);
  }

  #thaw(resolve: () => void): void {
    if (this.#frozenUntilMs > this.#world.nowMs) this.goOn(resolve);
    else if (!this.#isDead) this.#world.scheduler.wake(resolve);
  }

  #meetTrouble(share: number): void {
    const { random, scheduler } = this.#world;
    if (this.#world.isHitBy('clockMoved')) this.#clock.move();
    if (this.#world.isHitBy('killed', share)) {
      this.#isDead = true;
      this.#world.note(this.name, () => 'is killed');
      this.#onKilled?.();
    } else if (this.#world.isHitBy('frozen', share)) {
      const durationMs = freezeMs(random);
      this.#frozenUntilMs = scheduler.nowMs + durationMs;
      this.#world.note(this.name, () => `is frozen for ${durationMs} ms`);
    }
  }

  sleep(durationMs: number): Promise<void> {
    this.#world.note(this.name, () => `sleeps ${durationMs} ms`);
    return new Promise((resolve) => {
      this.#world.scheduler.after(durationMs, () => this.goOn(resolve));
    });
  }
}
