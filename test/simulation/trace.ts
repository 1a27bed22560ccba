const TIME = /\b1[67]\d{11}\b/g;
const TOKEN = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{24}\b/g;

/**
 * What happened in a run, line by line; kept only when somebody is going to read it. Times are
 * seconds from the beginning, and random tokens are numbered, so that a replay reads the same.
 */
export class Trace {
  readonly lines: string[] = [];
  readonly #startMs: number;
  #tokens = new Map<string, string>();

  constructor(startMs: number) {
    this.#startMs = startMs;
  }

  /** One step: when, who, and what. */
  add(timeMs: number, who: string, what: string): void {
    const readable = what
      .replace(TIME, (time) => `@${this.#seconds(Number(time))}`)
      .replace(TOKEN, (token) => this.#nameOf(token))
      .replaceAll('"', '');
    const time = this.#seconds(timeMs).padStart(8);
    this.lines.push(`${time}  ${who.padEnd(40)} ${readable}`);
  }

  #seconds(timeMs: number): string {
    return ((timeMs - this.#startMs) / 1000).toFixed(3);
  }

  #nameOf(token: string): string {
    const name = this.#tokens.get(token) ?? `token${this.#tokens.size + 1}`;
    this.#tokens.set(token, name);
    return name;
  }
}
