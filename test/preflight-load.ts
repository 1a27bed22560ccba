const CALLS_PER_SECOND = 200;
/** A machine that is busy with other tests answers fewer; they are not left to pile up. */
const MAX_IN_FLIGHT = 40;
const TICK_MS = 20;

/** Preflights at a steady pace, each counted by its status and the version that answered it. */
export class PreflightLoad {
  readonly answers = new Map<string, number>();
  readonly #url: string;
  readonly #running = new Set<Promise<string>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Goes on in the background until `stop`. */
  start(): void {
    let startedMs = performance.now();
    this.#timer = setInterval(() => {
      const due = Math.floor(((performance.now() - startedMs) / 1000) * CALLS_PER_SECOND);
      startedMs += (due / CALLS_PER_SECOND) * 1000;
      const free = MAX_IN_FLIGHT - this.#running.size;
      for (let count = 0; count < Math.min(due, free); count++) void this.call();
    }, TICK_MS);
  }

  /** One call more; the answer is its status and version, `old` for what names none. */
  call(): Promise<string> {
    const call = this.#answer();
    this.#running.add(call);
    return call.finally(() => this.#running.delete(call));
  }

  /** Resolves once the answers so far are enough; the test's own time-out ends it. */
  async until(enough: (answers: Map<string, number>) => boolean): Promise<void> {
    while (!enough(this.answers)) await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }

  /** Resolves when every call has its answer. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#running);
  }

  async #answer(): Promise<string> {
    const answer = await fetch(this.#url, { method: 'OPTIONS' }).then(
      ({ status, headers }) => `${status} ${headers.get('x-version') ?? 'old'}`,
      (error) => `failed: ${error.cause ?? error}`,
    );
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
    return answer;
  }
}
