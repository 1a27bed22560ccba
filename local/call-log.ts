/**
 * What the local cloud's services were asked and what they answered: the truth that tests and the
 * bench read. Secrets never get in: callers of `add` leave out signatures, tokens and `auth_key`.
 */
export interface Call {
  /** `tablestore`, `rtc`, `live` or `fc`. */
  service: string;
  /** The API's own name (`StartMPUTask`, `UpdateRow`), or an event of the service (`TaskEnded`). */
  operation: string;
  /** Milliseconds on the local cloud's clock, when the work was done. */
  atMs: number;
  /** Milliseconds of real time from the call's arrival until then; absent for events. */
  durationMs?: number;
  /** HTTP status; absent for events. */
  status?: number;
  /** Error code of the service, when it refused. */
  code?: string;
  detail?: Record<string, unknown>;
}

/** Older entries are dropped past this many, so that a long-running cloud keeps a flat memory. */
const MAX_CALLS = 200_000;

/** An append-only list of calls, read by tests through the control endpoint. */
export class CallLog {
  #calls: Call[] = [];
  #listeners: ((call: Call) => void)[] = [];

  /** Appends one call. */
  add(call: Call): void {
    this.#calls.push(call);
    if (this.#calls.length > MAX_CALLS) this.#calls.splice(0, MAX_CALLS / 10);
    for (const listener of this.#listeners) listener(call);
  }

  /** Has every call from now on told to the listener. */
  subscribe(listener: (call: Call) => void): void {
    this.#listeners.push(listener);
  }

  /** Forgets all calls so far. */
  clear(): void {
    this.#calls = [];
  }

  /** All calls so far, oldest first; of one service if it is named. */
  list(service?: string): Call[] {
    return service ? this.#calls.filter((call) => call.service === service) : [...this.#calls];
  }
}
