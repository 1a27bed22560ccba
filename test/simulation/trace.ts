/** What happened in a run, line by line; kept only when somebody is going to read it. */
export class Trace {
  readonly lines: string[] = [];
  #startMs: number;

  constructor(startMs: number) {
    this.#startMs = startMs;
  }

  /** One step: when, who, and what. */
  add(timeMs: number, who: string, what: string): void {
    const seconds = ((timeMs - this.#startMs) / 1000).toFixed(3);
    this.lines.push(`${seconds.padStart(9)}  ${who.padEnd(34)} ${what}`);
  }
}
