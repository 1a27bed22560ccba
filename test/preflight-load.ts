/** A call is due so often: 200 a second. */
const INTERVAL_MS = 5;
/** Fewer than the local gateway lets wait for an instance: beyond that it refuses, as FC does. */
const MAX_OPEN = 250;
/** What is open when nothing waits for an instance. */
const SETTLED_OPEN = 5;
const TICK_MS = 5;

/**
 * Preflights at a steady pace, each counted by its status and the version that answered it. The
 * loop is open: a call is sent when it is due, however many are unanswered, as it would be by
 * callers who do not know of each other. So a gateway that pauses is not spared meanwhile.
 */
export class PreflightLoad {
  /** How many calls had which answer. */
  readonly answers = new Map<string, number>();
  readonly #url: string;
  readonly #open = new Set<Promise<string>>();
  #answered = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Goes on in the background until `stop`. */
  start(): void {
    let dueMs = performance.now();
    this.#timer = setInterval(() => {
      for (; dueMs <= performance.now(); dueMs += INTERVAL_MS) {
        // Not sent at all, it is missing in the rate.
        if (this.#open.size < MAX_OPEN) void this.call();
      }
    }, TICK_MS);
  }

  /** One call more; the answer is its status and version, `old` for what names none. */
  call(): Promise<string> {
    const call = this.#answer();
    this.#open.add(call);
    return call.finally(() => this.#open.delete(call));
  }

  /** Resolves once there are instances enough; the test's own time-out ends it. */
  async settle(): Promise<void> {
    while (this.#answered === 0 || this.#open.size > SETTLED_OPEN) {
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
  }

  /** How many calls are answered each second while this work is done. */
  async rateDuring(work: Promise<unknown>): Promise<number> {
    const startedMs = performance.now();
    const before = this.#answered;
    await work;
    return ((this.#answered - before) * 1000) / (performance.now() - startedMs);
  }

  /** Resolves when every call has its answer. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#open);
  }

  async #answer(): Promise<string> {
    const answer = await fetch(this.#url, { method: 'OPTIONS' }).then(
      ({ status, headers }) => `${status} ${headers.get('x-version') ?? 'old'}`,
      (error) => `failed: ${error.cause ?? error}`,
    );
    this.#answered++;
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
    return answer;
  }
}
