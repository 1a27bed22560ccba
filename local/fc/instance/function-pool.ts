import type { Credential } from '../../account/credentials';
import type { Clock } from '../../clock';
import type { FunctionSpec } from '../deployment';
import { FcError } from '../fc-error';
import type { OnLogLine } from './function-logs';
import type { FunctionRole } from './function-role';
import { Instance } from './instance';
import type { FailureDescription, InvocationResult } from './invocation';

/** What a function without a role gets: it can call no other service. */
const NO_ROLE = { accessKeyId: '', accessKeySecret: '', securityToken: '' };

/**
 * The service runs at most 300 instances in a region and refuses what goes beyond with 429. One
 * machine has room for fewer: the other requests wait, so that the same number gets through.
 * https://help.aliyun.com/document_detail/2513552.html
 */
const MAX_INSTANCES = 20;
const MAX_QUEUED = 300 - MAX_INSTANCES;

/** Loading code is bound by the processor: more starts at a time would only slow each other down. */
const MAX_STARTING = 4;

/**
 * While requests are taken up one after the other, a busy instance is free sooner than another has
 * loaded its code. So another is started once nothing has been taken up for as long as the last
 * start took, within these limits: calls and starts become slow together. The service starts one at
 * once: it has more processors.
 */
const PATIENCE_MS = { min: 30, max: 300 };

/** The service reclaims an idle instance after some minutes. */
const IDLE_TTL_MS = 5 * 60 * 1000;

export interface FunctionPoolOptions {
  spec: FunctionSpec;
  workerPath: string;
  keptCode?: string;
  role: FunctionRole;
  clock: Clock;
  onLogLine: OnLogLine;
}

interface QueuedRequest {
  event: Buffer;
  requestId: string;
  sinceMs: number;
  resolve(result: InvocationResult): void;
  reject(error: Error): void;
}

/** The instances of one function and the requests that wait for one. */
export class FunctionPool {
  /** Milliseconds that this function's clock is off, for tests of clock skew. */
  readonly skew = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  readonly #options: FunctionPoolOptions;
  #spec: FunctionSpec;
  #instances = new Set<Instance>();
  /** The one used last is at the end and is used next, so that the others can be reclaimed. */
  #idle: { instance: Instance; sinceMs: number }[] = [];
  #starting = 0;
  #patienceMs = PATIENCE_MS.min;
  #takenUpAtMs = 0;
  #queue: QueuedRequest[] = [];
  #closed = false;
  #lookAgain: NodeJS.Timeout | undefined;

  constructor(options: FunctionPoolOptions) {
    this.#options = options;
    this.#spec = options.spec;
  }

  get spec(): FunctionSpec {
    return this.#spec;
  }

  /** Runs the handler on an idle instance, or on the first that becomes free or is started. */
  invoke(event: Buffer, requestId: string): Promise<InvocationResult> {
    if (this.#closed) throw new FcError(503, 'ServiceUnavailable', 'The gateway is closing.');
    if (this.#queue.length >= MAX_QUEUED) {
      throw new FcError(429, 'ResourceExhausted', 'Too many requests wait for an instance.');
    }
    return new Promise((resolve, reject) => {
      const sinceMs = performance.now();
      this.#queue.push({ event, requestId, sinceMs, resolve, reject });
      this.#dispatch();
    });
  }

  /**
   * Starts instances of another version, as many as serve now, for `update` to put to work: so the
   * change of version makes no request wait. One that cannot start is left out.
   */
  async warmUp(spec: FunctionSpec): Promise<Instance[]> {
    const wanted = Math.min(this.#instances.size, MAX_STARTING);
    const started = Array.from({ length: wanted }, async () => {
      const instance = this.#newInstance(spec);
      const failure = await instance.start();
      if (failure === undefined && !this.#closed) return [instance];
      await instance.terminate();
      return [];
    });
    return (await Promise.all(started)).flat();
  }

  /** From now on new requests are served by new instances; running requests end on the old ones. */
  update(spec: FunctionSpec, warm: Instance[] = []): void {
    if (spec === this.#spec) return;
    this.#spec = spec;
    for (const { instance } of this.#idle.splice(0)) this.#discard(instance);
    for (const instance of warm) {
      this.#instances.add(instance);
      this.#idle.push({ instance, sinceMs: this.#options.clock.now() });
    }
    this.#dispatch();
  }

  /** Ends the instances that have been idle for long. */
  reclaimIdle(): void {
    const oldestMs = this.#options.clock.now() - IDLE_TTL_MS;
    const expired = this.#idle.filter((entry) => entry.sinceMs < oldestMs);
    this.#idle = this.#idle.filter((entry) => !expired.includes(entry));
    for (const { instance } of expired) this.#discard(instance);
  }

  /** Ends every instance at once; what runs is cut off, what waits is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#lookAgain);
    for (const request of this.#queue.splice(0)) {
      request.reject(new FcError(503, 'ServiceUnavailable', 'The gateway is closing.'));
    }
    await Promise.all([...this.#instances].map((instance) => instance.terminate()));
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const idle = this.#idle.pop();
      if (idle === undefined) break;
      if (idle.instance.alive) void this.#serve(idle.instance);
      else this.#instances.delete(idle.instance);
    }
    const wanted = Math.min(this.#requestsWithoutPatience(), MAX_STARTING);
    while (this.#starting < wanted && this.#instances.size < MAX_INSTANCES && !this.#closed) {
      void this.#startInstance();
    }
  }

  /** How many requests want an instance of their own: the first of all, and those that stand still. */
  #requestsWithoutPatience(): number {
    const oldest = this.#queue[0];
    if (oldest === undefined || this.#instances.size === 0) return this.#queue.length;
    const stillMs = performance.now() - Math.max(oldest.sinceMs, this.#takenUpAtMs);
    if (stillMs >= this.#patienceMs) return this.#queue.length;
    this.#lookAgain ??= setTimeout(() => this.#afterPatience(), this.#patienceMs - stillMs);
    return 0;
  }

  #afterPatience(): void {
    this.#lookAgain = undefined;
    this.#dispatch();
  }

  async #startInstance(): Promise<void> {
    const spec = this.#spec;
    const instance = this.#newInstance(spec);
    this.#instances.add(instance);
    this.#starting++;
    const sinceMs = performance.now();
    const failure = await instance.start();
    this.#starting--;
    const tookMs = performance.now() - sinceMs;
    this.#patienceMs = Math.min(Math.max(tookMs, PATIENCE_MS.min), PATIENCE_MS.max);
    if (failure && spec === this.#spec) this.#failNext(failure);
    this.#release(instance, failure === undefined);
  }

  #newInstance(spec: FunctionSpec): Instance {
    const { clock, onLogLine } = this.#options;
    return new Instance({
      ...this.#options,
      spec,
      role: this.#credential(spec),
      clockOffset: clock.offset,
      clockSkew: this.skew,
      onLogLine: (line, origin) => onLogLine(spec.functionName, line, origin),
    });
  }

  #credential({ role }: FunctionSpec): Credential {
    return role ? this.#options.role.credential() : NO_ROLE;
  }

  /** Code that cannot be loaded fails the request that the instance was started for. */
  #failNext(failure: FailureDescription): void {
    const request = this.#queue.shift();
    request?.resolve({
      requestId: request.requestId,
      output: Buffer.from(JSON.stringify(failure)),
      errorType: 'UnhandledInvocationError',
      durationMs: 0,
      coldStart: true,
    });
  }

  async #serve(instance: Instance): Promise<void> {
    const request = this.#queue.shift();
    if (request === undefined) return;
    this.#takenUpAtMs = performance.now();
    const { accessKeyId, accessKeySecret, securityToken = '' } = this.#credential(instance.spec);
    const result = await instance.invoke({
      requestId: request.requestId,
      credentials: { accessKeyId, accessKeySecret, securityToken },
      event: new Uint8Array(request.event),
    });
    request.resolve(result);
    this.#release(instance, true);
  }

  /** Takes an instance back: to serve the next request, unless it is dead or its code is old. */
  #release(instance: Instance, usable: boolean): void {
    if (usable && instance.alive && instance.spec === this.#spec && !this.#closed) {
      this.#idle.push({ instance, sinceMs: this.#options.clock.now() });
    } else {
      this.#discard(instance);
    }
    this.#dispatch();
  }

  #discard(instance: Instance): void {
    this.#instances.delete(instance);
    void instance.terminate();
  }
}
