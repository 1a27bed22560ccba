/** What becomes of a call that a test has plans with. */
export type Fate =
  /** The service refuses, and has done nothing. */
  | 'refused'
  /** It never arrives, and its caller cannot know. */
  | 'lost'
  /** It is done, and the answer is lost. */
  | 'answer-lost'
  /** Its caller gives up, and it arrives later: when the test delivers it. */
  | 'late'
  /** Something happens just before it arrives. */
  | (() => Promise<unknown>);

interface Plan<Call> {
  isMeant: (call: Call) => boolean;
  fate: Fate;
  isLasting: boolean;
}

/** Carries the calls of one service; each is done at once, unless the test has plans with it. */
export class PlannedCalls<Call> {
  /** Every call that was made, in order. */
  readonly made: Call[] = [];
  readonly #errors: { refused(call: Call): Error; unknown(call: Call): Error };
  #plans: Plan<Call>[] = [];
  #late: (() => unknown)[] = [];

  constructor(errors: { refused(call: Call): Error; unknown(call: Call): Error }) {
    this.#errors = errors;
  }

  /** The next call that is meant has this fate; the ones after it are done as usual. */
  next(isMeant: (call: Call) => boolean, fate: Fate): void {
    this.#plans.push({ isMeant, fate, isLasting: false });
  }

  /** Every call that is meant has this fate from now on. */
  all(isMeant: (call: Call) => boolean, fate: Fate): void {
    this.#plans.push({ isMeant, fate, isLasting: true });
  }

  /** Lets arrive what was late. */
  deliver(): void {
    for (const act of this.#late.splice(0)) act();
  }

  async carry<T>(call: Call, act: () => T): Promise<T> {
    this.made.push(call);
    const plan = this.#plans.find(({ isMeant }) => isMeant(call));
    if (plan && !plan.isLasting) this.#plans.splice(this.#plans.indexOf(plan), 1);
    const fate = plan?.fate;
    if (fate === 'refused') throw this.#errors.refused(call);
    if (fate === 'late') this.#late.push(() => attempt(act));
    if (fate === 'late' || fate === 'lost') throw this.#errors.unknown(call);
    if (typeof fate === 'function') await fate();
    const result = act();
    if (fate === 'answer-lost') throw this.#errors.unknown(call);
    return result;
  }
}

/** Nobody hears of what a late call comes to. */
function attempt(act: () => unknown): void {
  try {
    act();
  } catch {
    // Its conditions did not hold any more.
  }
}
