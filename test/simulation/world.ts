import { Random } from './random';
import { Scheduler } from './scheduler';
import { Tally } from './tally';
import { Trace } from './trace';
import { CALM, type Weather } from './weather';

export const START_MS = 1_700_000_000_000;

/** What lib promises does not hold; the message says which promise and how it was broken. */
export class Violation extends Error {
  override name = 'Violation';
}

/** What everything in one run shares: time, chance, weather, and the record of what happened. */
export class World {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly tally = new Tally();
  weather: Weather = CALM;
  /** Whether nothing goes wrong in the whole run. */
  isCalm = true;
  /** The first broken promise; the run ends with it. */
  violation: Violation | undefined;
  readonly trace: Trace | undefined;
  /** Whether mixes run by the Live API: every fourth run. */
  readonly isLiveApi: boolean;
  /** Whether hosts record: every fifth run, so that the others stay as they are. */
  readonly isRecorded: boolean;
  /** Whether streams are forbidden, and allowed again: every seventh run. */
  readonly isModerated: boolean;
  /** Whether rooms are handed over: every third run. */
  readonly isHandedOver: boolean;

  constructor(seed: number, options: { traced: boolean }) {
    this.isLiveApi = seed % 4 === 3;
    this.isRecorded = seed % 5 === 2;
    this.isModerated = seed % 7 === 6;
    this.isHandedOver = seed % 3 === 1;
    this.random = new Random(seed);
    this.scheduler = new Scheduler(this.random, START_MS);
    this.trace = options.traced ? new Trace(START_MS) : undefined;
  }

  get nowMs(): number {
    return this.scheduler.nowMs;
  }

  /** Whether trouble of this kind hits now; counts it. `share` makes it less likely. */
  isHitBy(kind: keyof Weather, share = 1): boolean {
    if (!this.random.chance(this.weather[kind] * share)) return false;
    this.tally.add(`fault: ${kind}`);
    return true;
  }

  /** From now on things go wrong. */
  letTroubleIn(weather: Weather): void {
    this.weather = weather;
    this.isCalm = weather === CALM;
    this.note('world', () => `the weather is ${JSON.stringify(this.weather)}`);
  }

  /** From now on nothing goes wrong; what is under way still arrives when it will. */
  calmDown(): void {
    this.weather = CALM;
    this.note('world', () => 'the weather is calm from now on');
  }

  /** Writes a line into the trace, if there is one. */
  note(who: string, what: () => string): void {
    this.trace?.add(this.nowMs, who, what());
  }

  /** Records that a promise of lib is broken. */
  violate(message: string): void {
    this.violation ??= new Violation(message);
    this.note('VIOLATION', () => message);
  }

  /** Runs events until the promise settles or a promise of lib breaks. Throws `Violation`. */
  async until<T>(done: Promise<T>): Promise<T> {
    let isDone = false;
    const end = () => {
      isDone = true;
    };
    done.then(end, end);
    await this.scheduler.run(() => !isDone && !this.violation);
    if (this.violation) throw this.violation;
    if (!isDone) throw new Violation('Nothing is left to happen, and somebody still waits.');
    return done;
  }
}
