import type { World } from './world';

/** How far the clock of an instance may be from the true time, in either direction. */
export const MAX_SKEW_MS = 1000;

/** The clock of one function instance, which is never quite right and may be corrected any time. */
export class InstanceClock {
  readonly name: string;
  readonly #world: World;
  #skewMs = 0;

  constructor(world: World, name: string) {
    this.#world = world;
    this.name = name;
    this.move();
  }

  now(): number {
    return this.#world.nowMs + this.#skewMs;
  }

  /** Gives it another skew; the extremes are as likely as all between, for there rules break. */
  move(): void {
    const { random } = this.#world;
    const skewMs = random.between(-MAX_SKEW_MS, MAX_SKEW_MS);
    this.#skewMs = random.chance(0.5) ? Math.sign(skewMs) * MAX_SKEW_MS : skewMs;
    this.#world.note(this.name, () => `its clock is ${this.#skewMs} ms off`);
  }
}
