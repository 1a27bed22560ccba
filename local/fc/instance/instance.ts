import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Credential } from '../../account/credentials';
import { ACCOUNT_ID } from '../account';
import type { FunctionSpec } from '../deployment';
import type { LogOrigin } from './function-logs';
import { instanceEnvironment } from './instance-environment';
import type { InstanceData, InstanceMessage, InvokeMessage } from './instance-protocol';
import { describeFailure, type FailureDescription, type InvocationResult } from './invocation';
import { readLines } from './output-lines';

/** Loading the code of an instance may take this long, whatever the function's own time-out is. */
const START_TIMEOUT_MS = 30_000;

/**
 * A `.js` file is CommonJS there, unless package.json says otherwise; newer versions of Node guess by its
 * text. https://www.alibabacloud.com/help/en/functioncompute/node-js/
 */
const AS_IN_THE_CLOUD = [
  '--no-experimental-require-module',
  '--no-experimental-detect-module',
].filter((flag) => process.allowedNodeEnvironmentFlags.has(flag));

/** How a start or an invocation ended: with bytes, or with a failure. */
type Outcome = { output: Uint8Array } | { failure: FailureDescription };

export interface InstanceOptions {
  spec: FunctionSpec;
  workerPath: string;
  keptCode?: string;
  role: Credential;
  clockOffset: Float64Array;
  clockSkew: Float64Array;
  onLogLine(line: string, origin: LogOrigin): void;
}

/** One instance of a function, in a thread of its own; it serves one request at a time. */
export class Instance {
  readonly spec: FunctionSpec;
  readonly id = `c-${randomUUID()}`;
  readonly #worker: Worker;
  #settle: ((outcome: Outcome) => void) | undefined;
  #uncaught: FailureDescription | undefined;
  #served = 0;
  #requestId = '';
  #alive = true;

  constructor(options: InstanceOptions) {
    this.spec = options.spec;
    this.#worker = new Worker(options.workerPath, {
      name: options.spec.functionName,
      workerData: instanceData(options),
      env: instanceEnvironment(options.spec, options.role, this.id),
      argv: [],
      execArgv: AS_IN_THE_CLOUD,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: options.spec.memoryMb },
    });
    this.#worker.on('message', (message: InstanceMessage) => this.#onMessage(message));
    this.#worker.on('error', (error) => {
      this.#uncaught = describeFailure(error);
    });
    this.#worker.on('exit', () => this.#onExit());
    const { stdout, stderr } = this.#worker;
    for (const stream of [stdout, stderr]) {
      readLines(stream, (line) => options.onLogLine(line, this.#origin()));
    }
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Waits until the code is loaded; resolves with the failure when it cannot be. */
  async start(): Promise<FailureDescription | undefined> {
    const outcome = await this.#outcome(START_TIMEOUT_MS, 'Function instance start');
    return 'failure' in outcome ? outcome.failure : undefined;
  }

  /** Runs the handler once. Never rejects: a failure is a result, too. */
  async invoke(request: InvokeMessage): Promise<InvocationResult> {
    const coldStart = this.#served++ === 0;
    this.#requestId = request.requestId;
    const startedAt = performance.now();
    const pending = this.#outcome(this.spec.timeoutSeconds * 1000, 'Function');
    this.#worker.postMessage(request, [request.event.buffer]);
    const outcome = await pending;
    const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
    const common = { requestId: request.requestId, instanceId: this.id, durationMs, coldStart };
    if ('output' in outcome) return { ...common, output: Buffer.from(outcome.output) };
    const output = Buffer.from(JSON.stringify(outcome.failure));
    return { ...common, output, errorType: 'UnhandledInvocationError' };
  }

  /** One request at a time: what an instance prints belongs to the one it serves or served last. */
  #origin(): LogOrigin {
    return { instanceId: this.id, requestId: this.#requestId };
  }

  /** Ends the thread at once, even in the middle of a loop. */
  async terminate(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
  }

  /**
   * The end of what the instance does now. The time-out is one of real time, not of the local
   * cloud's clock: it limits how long code runs, and a leap of the clock is not running time.
   */
  #outcome(timeoutMs: number, what: string): Promise<Outcome> {
    const startedAt = performance.now();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        const errorMessage = `${what} timed out after ${timeoutMs / 1000} seconds`;
        this.#settle?.({ failure: { errorMessage } });
        void this.terminate();
      }, timeoutMs);
      this.#settle = (outcome) => {
        clearTimeout(timer);
        this.#settle = undefined;
        resolve(
          'failure' in outcome ? withDuration(outcome, performance.now() - startedAt) : outcome,
        );
      };
    });
  }

  #onMessage(message: InstanceMessage): void {
    if (message.kind === 'ready') this.#settle?.({ output: new Uint8Array(0) });
    else if (message.kind === 'returned') this.#settle?.({ output: message.output });
    else this.#settle?.({ failure: message.failure });
  }

  #onExit(): void {
    this.#alive = false;
    const exited = { errorMessage: EXITED };
    this.#settle?.({ failure: this.#uncaught ?? exited });
  }
}

/** https://www.alibabacloud.com/help/en/functioncompute/fc/error-handling-nodejs */
const EXITED = 'Process exited unexpectedly before completing request';

function withDuration(outcome: { failure: FailureDescription }, durationMs: number): Outcome {
  if (outcome.failure.errorMessage !== EXITED) return outcome;
  // The real message also tells the memory used, which a thread cannot know of itself.
  return { failure: { errorMessage: `${EXITED} (duration: ${Math.round(durationMs)}ms)` } };
}

function instanceData(options: InstanceOptions): InstanceData {
  const { spec } = options;
  return {
    codePath: spec.codePath,
    handler: spec.handler,
    ...(options.keptCode !== undefined && { keptCode: options.keptCode }),
    clockOffset: options.clockOffset,
    clockSkew: options.clockSkew,
    context: {
      function: {
        name: spec.functionName,
        handler: spec.handler,
        memory: spec.memoryMb,
        timeout: spec.timeoutSeconds,
      },
      service: { logProject: '', logStore: '', qualifier: 'LATEST', versionId: '' },
      region: spec.region,
      accountId: ACCOUNT_ID,
    },
  };
}
