/** Counts things by name, so that one sees that the mix of things is rich. */
export class Tally {
  readonly counts = new Map<string, number>();
  /** In how many of the runs that were taken over there was such a thing. */
  readonly #runs = new Map<string, number>();

  add(name: string, times = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  /** Takes over what one run has counted. */
  addRun({ counts }: Tally): void {
    for (const [name, times] of counts) {
      this.add(name, times);
      this.#runs.set(name, (this.#runs.get(name) ?? 0) + 1);
    }
  }

  /** A line for each name, in order: how often, and in how many runs. */
  toLines(): string[] {
    const sorted = [...this.counts].sort(([left], [right]) => (left < right ? -1 : 1));
    const width = Math.max(0, ...sorted.map(([name]) => name.length));
    return sorted.map(([name, times]) => {
      const runs = String(this.#runs.get(name) ?? 0).padStart(6);
      return `${name.padEnd(width)}  ${String(times).padStart(9)}  in ${runs}`;
    });
  }
}
