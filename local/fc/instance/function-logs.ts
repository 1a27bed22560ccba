import type { Clock } from '../../clock';

/** Where a line of a function's output came from. */
export interface LogOrigin {
  instanceId: string;
  /** The request that the instance served, or had served last; empty before the first. */
  requestId: string;
}

export interface LogLine extends LogOrigin {
  functionName: string;
  /** Milliseconds on the local cloud's clock. */
  atMs: number;
  line: string;
}

/** Takes one line that a function printed. */
export type OnLogLine = (functionName: string, line: string, origin: LogOrigin) => void;

/** Older lines are dropped past this many, so that a long-running cloud keeps a flat memory. */
const MAX_LINES = 20_000;

/** What the functions printed lately: stands in for the log service. */
export class FunctionLogs {
  readonly #clock: Clock;
  #lines: LogLine[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Appends one line. */
  add(functionName: string, line: string, origin: LogOrigin): void {
    this.#lines.push({ functionName, atMs: this.#clock.now(), line, ...origin });
    if (this.#lines.length > MAX_LINES) this.#lines.splice(0, MAX_LINES / 10);
  }

  /** The lines of one function, oldest first; of one request if it is named. */
  list(functionName: string, requestId?: string): LogLine[] {
    return this.#lines.filter(
      (line) =>
        line.functionName === functionName &&
        (requestId === undefined || line.requestId === requestId),
    );
  }
}
