/** Counts things by name, so that one sees that the mix of things is rich. */
export class Tally {
  readonly counts = new Map<string, number>();

  add(name: string, times = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  /** Takes over what another one has counted. */
  addAll(other: Tally): void {
    for (const [name, times] of other.counts) this.add(name, times);
  }

  /** A line for each name, in order. */
  toLines(): string[] {
    const sorted = [...this.counts].sort(([left], [right]) => (left < right ? -1 : 1));
    const width = Math.max(0, ...sorted.map(([name]) => name.length));
    return sorted.map(([name, times]) => `${name.padEnd(width)}  ${String(times).padStart(9)}`);
  }
}
