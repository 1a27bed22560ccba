import type { Random } from './random';

interface Event {
  timeMs: number;
  /** Events of the same moment happen in the order of these random numbers. */
  order: number;
  act: () => void;
}

/**
 * The one true time and everything that is still to happen. Nothing else moves: a use case that
 * awaits goes on only when an event resolves what it awaits, so a run depends on its seed alone.
 */
export class Scheduler {
  nowMs: number;
  steps = 0;
  #random: Random;
  /** A binary heap; the next event is the first. */
  #events: Event[] = [];
  #hasWoken = false;

  constructor(random: Random, startMs: number) {
    this.#random = random;
    this.nowMs = startMs;
  }

  /** Lets something happen at a time, or as soon as possible if the time has passed. */
  at(timeMs: number, act: () => void): void {
    const timeOrNowMs = Math.max(timeMs, this.nowMs);
    push(this.#events, { timeMs: timeOrNowMs, order: this.#random.next(), act });
  }

  /** Lets something happen after a while. */
  after(delayMs: number, act: () => void): void {
    this.at(this.nowMs + delayMs, act);
  }

  /** To be called by an event that resolves a promise: what awaits it runs before the next event. */
  wake(resolve: () => void): void {
    this.#hasWoken = true;
    resolve();
  }

  /** Resolves after a while of true time. */
  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, () => this.wake(resolve)));
  }

  /** Runs event after event while `goOn` says so and there are any. */
  async run(goOn: () => boolean): Promise<void> {
    // What was started before the first event runs up to its first await of an event.
    await quiescence();
    for (let event = goOn() && pop(this.#events); event; event = goOn() && pop(this.#events)) {
      this.nowMs = event.timeMs;
      this.steps += 1;
      this.#hasWoken = false;
      event.act();
      if (this.#hasWoken) await quiescence();
    }
  }
}

/** Resolves when every promise that can go on without an event has done so. */
function quiescence(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isBefore(left: Event, right: Event): boolean {
  if (left.timeMs !== right.timeMs) return left.timeMs < right.timeMs;
  return left.order < right.order;
}

function push(heap: Event[], event: Event): void {
  let hole = heap.length;
  while (hole > 0) {
    const above = (hole - 1) >> 1;
    const parent = heap[above];
    if (!parent || !isBefore(event, parent)) break;
    heap[hole] = parent;
    hole = above;
  }
  heap[hole] = event;
}

function pop(heap: Event[]): Event | undefined {
  const [first] = heap;
  const last = heap.pop();
  if (!first || !last || heap.length === 0) return first;
  let hole = 0;
  for (let below = 1; below < heap.length; below = 2 * hole + 1) {
    const [left, right] = [heap[below], heap[below + 1]];
    const child = right && left && isBefore(right, left) ? below + 1 : below;
    const next = heap[child];
    if (!next || !isBefore(next, last)) break;
    heap[hole] = next;
    hole = child;
  }
  heap[hole] = last;
  return first;
}
