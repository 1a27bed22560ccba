import type { Caller } from './caller';
import { delayMs, latencyMs, MAX_FLIGHT_MS } from './weather';
import type { World } from './world';

/** One call of a service: what it does there, and what its caller is told when it goes wrong. */
export interface Call<T> {
  service: 'store' | 'rtc' | 'payments' | 'receiver';
  /** For example `UpdateRow`. */
  operation: string;
  /** What the call is about, for the trace. */
  detail: () => string;
  /** The caller gives up after this and cannot know the outcome. */
  timeoutMs: number;
  /** Does the work. What it throws is the service's answer. */
  apply: () => T;
  /** The error of a definite refusal: nothing was done. */
  refusal: () => Error;
  /** The error of a call whose outcome the caller cannot know. */
  unknown: () => Error;
  /** The network may deliver the call twice; the caller hears of one of the answers only. */
  mayBeDoubled: boolean;
}

/**
 * How much of the weather's trouble a call of the service meets. The store is called far more often,
 * and where everything fails nothing gets far enough to break.
 */
const SHARE = { store: 0.3, rtc: 1, payments: 1, receiver: 1 };

type Answer<T> = { result: T } | { error: unknown };

/**
 * Carries calls to a service and answers back. The work is done at the service at some moment
 * between; a caller that gave up is not told, and the work may still be done after that.
 */
export class Network {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes a call. Rejects with its `refusal`, its `unknown`, or what the service threw. */
  call<T>(caller: Caller, call: Call<T>): Promise<T> {
    this.#world.tally.add(`call: ${call.operation}`);
    this.#world.note(caller.name, () => `sends ${call.operation} ${call.detail()}`);
    return new Promise((resolve, reject) => {
      let isOver = false;
      const hear = (answer: Answer<T>, how: string) => {
        if (isOver) return;
        isOver = true;
        this.#world.note(caller.name, () => `${how} ${call.operation}: ${describe(answer)}`);
        const settle = () => ('error' in answer ? reject(answer.error) : resolve(answer.result));
        caller.goOn(settle, SHARE[call.service]);
      };
      this.#carry(caller, call.service === 'rtc' ? takenOnce(call) : call, hear);
    });
  }

  #carry<T>(caller: Caller, call: Call<T>, hear: (answer: Answer<T>, how: string) => void): void {
    const { scheduler, random } = this.#world;
    const world = this.#world;
    const share = SHARE[call.service];
    if (world.isHitBy('refused', share)) {
      const error = call.refusal();
      scheduler.after(latencyMs(random), () => hear({ error }, 'is refused'));
      return;
    }
    if (call.mayBeDoubled && world.isHitBy('doubled')) this.#carryAgain(caller, call);
    const isLost = world.isHitBy('lost', share);
    const isAnswerLost = isLost || world.isHitBy('answerLost', share);
    if (isAnswerLost) {
      // A reset is noticed at once, a silent loss by the time-out.
      const afterMs = random.chance(0.5) ? latencyMs(random) : call.timeoutMs;
      scheduler.after(afterMs, () => hear({ error: call.unknown() }, 'cannot know'));
    }
    if (isLost) return;
    const thereMs = world.isHitBy('delayed', share) ? delayMs(random) : latencyMs(random);
    const backMs = world.isHitBy('delayed', share) ? delayMs(random) : latencyMs(random);
    const arriveMs = Math.min(thereMs, MAX_FLIGHT_MS);
    scheduler.after(arriveMs, () => {
      const answer = this.#apply(caller, call);
      if (!isAnswerLost) scheduler.after(backMs, () => hear(answer, 'hears of'));
    });
    if (!isAnswerLost && arriveMs + backMs > call.timeoutMs) {
      const timeOut = () => hear({ error: call.unknown() }, 'times out waiting for');
      scheduler.after(call.timeoutMs, timeOut);
    }
  }

  #carryAgain<T>(caller: Caller, call: Call<T>): void {
    const { scheduler, random } = this.#world;
    const arriveMs = random.chance(0.5) ? latencyMs(random) : delayMs(random);
    scheduler.after(arriveMs, () => void this.#apply(caller, call));
  }

  #apply<T>(caller: Caller, call: Call<T>): Answer<T> {
    let answer: Answer<T>;
    try {
      answer = { result: call.apply() };
    } catch (error) {
      answer = { error };
    }
    const what = () => `${call.operation} ${call.detail()}: ${describe(answer)}`;
    this.#world.note(`  service, for ${caller.name}`, what);
    return answer;
  }
}

/**
 * A signed call is done once: of two copies the second is told that its signature was used, from
 * which its caller cannot know what the first has come to.
 */
function takenOnce<T>(call: Call<T>): Call<T> {
  let isTaken = false;
  const apply = () => {
    if (isTaken) throw call.unknown();
    isTaken = true;
    return call.apply();
  };
  return { ...call, apply };
}

function describe(answer: Answer<unknown>): string {
  if (!('error' in answer)) return JSON.stringify(answer.result) ?? 'done';
  const { error } = answer;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
