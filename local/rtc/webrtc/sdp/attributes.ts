/** The attributes of the session level or of one section: `a=<name>` and `a=<name>:<value>`. */
export class Attributes {
  readonly #values = new Map<string, string[]>();

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      const [, name, value = ''] = /^a=([^:\s]+)(?::(.*))?$/.exec(line) ?? [];
      if (name) this.#values.set(name, [...this.all(name), value.trim()]);
    }
  }

  /** Whether the attribute is there. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The first value; undefined without one. */
  get(name: string): string | undefined {
    return this.#values.get(name)?.[0];
  }

  /** Every value, in order. */
  all(name: string): string[] {
    return this.#values.get(name) ?? [];
  }
}
