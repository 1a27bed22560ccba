/** By the names that RAM gives the services. */
export type ServiceName = 'ots' | 'rtc' | 'live' | 'oss' | 'ram' | 'sts';

/** How often an operation was called for one request, and how long that took. */
interface OperationTimes {
  count: number;
  /** Of all calls together; calls at the same time count each, so it may exceed the request's. */
  ms: number;
  /** Calls without an answer, or with one that tells of trouble; absent when there was none. */
  failed?: number;
}

/** The calls of one request, by service and operation: bounded, however many they are. */
export class CallTimes {
  #services: Partial<Record<ServiceName, Record<string, OperationTimes>>> = {};

  /** Notes a call that has ended. */
  add(service: ServiceName, operation: string, call: { ms: number; failed: boolean }): void {
    const operations = this.#services[service] ?? {};
    this.#services[service] = operations;
    const times = operations[operation] ?? { count: 0, ms: 0 };
    operations[operation] = times;
    times.count++;
    times.ms = Math.round((times.ms + call.ms) * 10) / 10;
    if (call.failed) times.failed = (times.failed ?? 0) + 1;
  }

  /** For the log line. */
  toJSON(): object {
    return this.#services;
  }
}
