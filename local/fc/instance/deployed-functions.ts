import type { IncomingMessage } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { Credentials } from '../../account/credentials';
import type { CallLog } from '../../call-log';
import type { Clock } from '../../clock';
import { ACCOUNT_ID } from '../account';
import type { Deployment, FunctionSpec } from '../deployment';
import { functionNotFound } from '../fc-error';
import { type HttpAnswer, toHttpAnswer } from '../gateway/http-answer';
import { findHttpCall } from '../gateway/http-call';
import { toHttpEvent } from '../gateway/http-event';
import { toTimerEvent } from '../gateway/timer-triggers';
import { newRequestId } from '../request-id';
import type { OnLogLine } from './function-logs';
import { FunctionPool } from './function-pool';
import { FunctionRole } from './function-role';
import type { Instance } from './instance';
import type { InvocationResult } from './invocation';
import { type FunctionCall, loggedCall } from './logged-call';

export interface DeployedFunctionsOptions {
  clock: Clock;
  credentials: Credentials;
  log: CallLog;
  workerPath: string;
  keptCode?: string;
  onLogLine: OnLogLine;
}

/** The functions of the current deployment: finds the one that is meant, calls it, logs the call. */
export class DeployedFunctions {
  readonly #options: DeployedFunctionsOptions;
  readonly #pools = new Map<string, FunctionPool>();
  #deployment: Deployment = { functions: [], domains: [] };

  constructor(options: DeployedFunctionsOptions) {
    this.#options = options;
  }

  /** Puts another deployment in place once instances of what is new in it are ready to serve. */
  async replace(deployment: Deployment): Promise<void> {
    const warm = new Map<string, Instance[]>();
    const started = deployment.functions.map(async (spec) => {
      const pool = this.#pools.get(spec.functionName);
      if (pool && !runsAlike(pool.spec, spec)) warm.set(spec.functionName, await pool.warmUp(spec));
    });
    await Promise.all(started);
    this.update(deployment, warm);
  }

  /** Puts another deployment in place. */
  update(deployment: Deployment, warm = new Map<string, Instance[]>()): void {
    this.#deployment = deployment;
    const names = new Set(deployment.functions.map((spec) => spec.functionName));
    for (const [name, pool] of this.#pools) {
      if (names.has(name)) continue;
      this.#pools.delete(name);
      void pool.close();
    }
    for (const spec of deployment.functions) {
      const pool = this.#pools.get(spec.functionName);
      if (pool && !runsAlike(pool.spec, spec)) pool.update(spec, warm.get(spec.functionName));
      if (!pool) this.#pools.set(spec.functionName, this.#newPool(spec));
    }
  }

  /** Calls a function with an event, as the InvokeFunction API does. */
  invoke(functionName: string, event: Buffer): Promise<InvocationResult> {
    const requestId = newRequestId(this.#options.clock.now());
    const call: FunctionCall = { functionName, requestId };
    return loggedCall(this.#options, call, async () => {
      call.result = await this.#pool(functionName).invoke(event, requestId);
      return call.result;
    });
  }

  /** Calls a function for each of its timer triggers, due or not. */
  async fireTimer(functionName: string): Promise<InvocationResult[]> {
    const nowMs = this.#options.clock.now();
    const spec = this.#deployment.functions.find((it) => it.functionName === functionName);
    if (spec === undefined) throw functionNotFound(functionName);
    const timers = spec.triggers.filter((item) => item.type === 'timer');
    return Promise.all(
      timers.map((trigger) => this.invoke(functionName, toTimerEvent(trigger, nowMs))),
    );
  }

  /** Leads an HTTP request to its function and turns what comes back into an answer. */
  async answerHttp(
    request: IncomingMessage,
    requestId: string,
    readBody: () => Promise<Buffer>,
  ): Promise<HttpAnswer> {
    const { spec, trigger, route, isTriggerUrl } = findHttpCall(this.#deployment, request);
    const { functionName } = spec;
    const http = { method: request.method ?? '', route };
    const call: FunctionCall = { functionName, requestId, http };
    return loggedCall(this.#options, call, async () => {
      const event = toHttpEvent({
        ...factsOf(request),
        triggerId: trigger.id,
        body: await readBody(),
        requestId,
        nowMs: this.#options.clock.now(),
      });
      call.result = await this.#pool(functionName).invoke(event, requestId);
      const answer = toHttpAnswer(call.result, { isTriggerUrl });
      call.status = answer.status;
      return answer;
    });
  }

  /** Sets how far a function's clock is off the local cloud's. */
  skewClock(functionName: string, skewMs: number): void {
    this.#pool(functionName).skew[0] = skewMs;
  }

  /** Ends the instances that have been idle for long. */
  reclaimIdle(): void {
    for (const pool of this.#pools.values()) pool.reclaimIdle();
  }

  /** Ends every instance at once. */
  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  #newPool(spec: FunctionSpec): FunctionPool {
    const { clock, credentials } = this.#options;
    const role = new FunctionRole(credentials, clock);
    return new FunctionPool({ ...this.#options, spec, role });
  }

  #pool(functionName: string): FunctionPool {
    const pool = this.#pools.get(functionName);
    if (pool) return pool;
    throw functionNotFound(functionName);
  }
}

/** Whether instances of one serve for the other: what triggers there are makes no difference. */
function runsAlike(one: FunctionSpec, other: FunctionSpec): boolean {
  return one === other || isDeepStrictEqual({ ...one, triggers: [] }, { ...other, triggers: [] });
}

function factsOf(request: IncomingMessage) {
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    httpVersion: request.httpVersion,
    rawHeaders: request.rawHeaders,
    // An IPv4 caller of an IPv6 socket is known by its IPv4 address.
    sourceIp: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    accountId: ACCOUNT_ID,
  };
}
