/** How one attempt to deliver a message ended. */
export interface CallbackAnswer {
  /** HTTP status; absent when there was no answer in time. */
  status?: number;
  /** Milliseconds until then. */
  durationMs: number;
}

/** Older records are dropped past this many, so that a long-running cloud keeps a flat memory. */
const MAX_RECORDS = 1000;

/** The last attempts to deliver messages, as a service tells of them. */
export class CallbackRecords<Told> {
  #records: (Told & CallbackAnswer & { atMs: number })[] = [];

  /** Notes an attempt that ended at this time of the local cloud's clock. */
  add(record: Told & CallbackAnswer & { atMs: number }): void {
    this.#records.push(record);
    if (this.#records.length > MAX_RECORDS) this.#records.shift();
  }

  /** Those that ended between two times, newest first. */
  between(startMs: number, endMs: number): (Told & CallbackAnswer & { atMs: number })[] {
    return this.#records.filter(({ atMs }) => atMs >= startMs && atMs <= endMs).toReversed();
  }
}
