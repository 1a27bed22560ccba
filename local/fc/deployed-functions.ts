import type { IncomingMessage } from 'node:http';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Credentials } from '../credentials';
import type { Deployment, FunctionSpec, Route } from './deployment';
import { FcError } from './fc-error';
import type { OnLogLine } from './function-logs';
import { FunctionPool } from './function-pool';
import { FunctionRole } from './function-role';
import { type HttpAnswer, toHttpAnswer } from './http-answer';
import { decodePath, splitTarget, toHttpEvent } from './http-event';
import type { Instance } from './instance';
import { ACCOUNT_ID } from './instance-environment';
import type { InvocationResult } from './invocation';
import { type FunctionCall, loggedCall } from './logged-call';
import { newRequestId } from './request-id';
import { matchRoute } from './route-match';
import { toTimerEvent } from './timer-triggers';

export interface DeployedFunctionsOptions {
  clock: Clock;
  credentials: Credentials;
  log: CallLog;
  workerPath: string;
  onLogLine: OnLogLine;
}

/** The functions of the current deployment: finds the one that is meant, calls it, logs the call. */
export class DeployedFunctions {
  readonly #options: DeployedFunctionsOptions;
  readonly #pools = new Map<string, FunctionPool>();
  #routes: Route[] = [];

  constructor(options: DeployedFunctionsOptions) {
    this.#options = options;
  }

  /** Puts another deployment in place once instances of what is new in it are ready to serve. */
  async replace(deployment: Deployment): Promise<void> {
    const warm = new Map<string, Instance[]>();
    const started = deployment.functions.map(async (spec) => {
      const pool = this.#pools.get(spec.functionName);
      if (pool && pool.spec !== spec) warm.set(spec.functionName, await pool.warmUp(spec));
    });
    await Promise.all(started);
    this.update(deployment, warm);
  }

  /** Puts another deployment in place. */
  update(deployment: Deployment, warm = new Map<string, Instance[]>()): void {
    this.#routes = deployment.routes;
    const names = new Set(deployment.functions.map((spec) => spec.functionName));
    for (const [name, pool] of this.#pools) {
      if (names.has(name)) continue;
      this.#pools.delete(name);
      void pool.close();
    }
    for (const spec of deployment.functions) {
      const pool = this.#pools.get(spec.functionName);
      if (pool) pool.update(spec, warm.get(spec.functionName));
      else this.#pools.set(spec.functionName, this.#newPool(spec));
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
  fireTimer(functionName: string): Promise<InvocationResult[]> {
    const nowMs = this.#options.clock.now();
    const timers = this.#pool(functionName).spec.triggers.filter((item) => item.type === 'timer');
    return Promise.all(
      timers.map((trigger) => this.invoke(functionName, toTimerEvent(trigger, nowMs))),
    );
  }

  /** Routes an HTTP request to its function and turns what comes back into an answer. */
  async answerHttp(
    request: IncomingMessage,
    requestId: string,
    readBody: () => Promise<Buffer>,
  ): Promise<HttpAnswer> {
    const { method = '', url = '' } = request;
    const route = this.#route(method, decodePath(splitTarget(url).rawPath));
    const { functionName } = route;
    const http = { method, route: route.path };
    const call: FunctionCall = { functionName, requestId, http };
    return loggedCall(this.#options, call, async () => {
      const pool = this.#pool(functionName);
      checkHttpTrigger(pool.spec, method);
      const event = toHttpEvent({
        ...factsOf(request),
        body: await readBody(),
        requestId,
        nowMs: this.#options.clock.now(),
      });
      call.result = await pool.invoke(event, requestId);
      const answer = toHttpAnswer(call.result);
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

  #route(method: string, path: string): Route {
    const match = matchRoute(this.#routes, method, path);
    switch (match.kind) {
      case 'found':
        return match.route;
      case 'method-not-allowed':
        throw methodNotAllowed(method);
      case 'not-found':
        throw new FcError(404, 'DomainRouteNotFound', 'no route of the domain matches the path');
    }
  }

  #newPool(spec: FunctionSpec): FunctionPool {
    const { clock, credentials, workerPath, onLogLine } = this.#options;
    const role = new FunctionRole(credentials, clock);
    return new FunctionPool({ spec, workerPath, role, clock, onLogLine });
  }

  #pool(functionName: string): FunctionPool {
    const pool = this.#pools.get(functionName);
    if (pool) return pool;
    throw new FcError(404, 'FunctionNotFound', `function '${functionName}' does not exist`);
  }
}

function checkHttpTrigger(spec: FunctionSpec, method: string): void {
  const trigger = spec.triggers.find((item) => item.type === 'http');
  if (trigger === undefined) {
    const message = `function '${spec.functionName}' has no HTTP trigger`;
    throw new FcError(404, 'TriggerNotFound', message);
  }
  if (!trigger.methods.includes(method)) throw methodNotAllowed(method);
}

/** 403, not 405: https://help.aliyun.com/document_detail/85445.html */
function methodNotAllowed(method: string): FcError {
  return new FcError(403, 'MethodNotAllowed', `method ${method} is not configured`);
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
