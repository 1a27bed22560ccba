/**
 * Faults that a test asks the local cloud to show, so that what is rare on the real cloud can be
 * had on demand. A server asks `next` once for each call that it has authenticated.
 */
export type FaultKind =
  /** Answer with `status` and `code`, without doing the work. */
  | 'fail'
  /** Cut the connection without doing the work. */
  | 'drop'
  /** Do the work, then cut the connection: the caller cannot know the outcome. */
  | 'apply-then-drop'
  /** Wait `delayMs` of real time, then go on as usual. */
  | 'delay'
  /** Of a callback: deliver it twice. */
  | 'duplicate'
  /** Of a callback: deliver it after the receiver's next one, or after 2 s if there is none. */
  | 'reorder';

export interface Fault {
  /**
   * `tablestore`, `rtc`, `live`, `oss`, `fc` (its OpenAPI) or `payment`; `rtc-callback`, `live-callback`,
   * `record-callback` or `payment-callback` for what these send. Of a callback, `drop` loses it for good; `fail` and `apply-then-drop` mean nothing.
   * `increment-by-zero` is a write of Tablestore that adds 0 to a column; it can only `fail`.
   */
  service: string;
  /**
   * For example `StartMPUTask` or `UpdateRow`; of a callback the `EventTag` of its first event
   * (`Join`) or its action (`publish_done`); absent for every operation of the service.
   */
  operation?: string;
  /**
   * The end of what the call is about: of `fc` a resource, as `functions/lianmai-usage` or
   * `custom-domains/api.example.com`; of `rtc` a TaskId; absent for any.
   */
  resource?: string;
  kind: FaultKind;
  /** How many calls it hits; 1 when absent. */
  times?: number;
  status?: number;
  code?: string;
  /** What the error says; the code's usual message when absent. */
  message?: string;
  delayMs?: number;
}

/** The planned faults; each is used up by the calls it hits. */
export class Faults {
  #planned: (Fault & { left: number })[] = [];

  /** Plans a fault for the next matching calls. */
  add(fault: Fault): void {
    this.#planned.push({ ...fault, left: fault.times ?? 1 });
  }

  /** Forgets every planned fault. */
  clear(): void {
    this.#planned = [];
  }

  /** The fault that this call meets, if any; counts it as used. */
  next(service: string, operation: string, resource = ''): Fault | undefined {
    const hit = this.#planned.find(
      (fault) =>
        fault.service === service &&
        (fault.operation ?? operation) === operation &&
        resource.endsWith(fault.resource ?? ''),
    );
    if (hit && --hit.left <= 0) this.#planned = this.#planned.filter((fault) => fault !== hit);
    return hit;
  }
}
