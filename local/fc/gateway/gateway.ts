import type { Credentials } from '../../account/credentials';
import type { CallLog } from '../../call-log';
import type { Clock } from '../../clock';
import { listenOn } from '../../http/listening';
import type { Deployment } from '../deployment';
import { DeployedFunctions } from '../instance/deployed-functions';
import { FunctionLogs, type OnLogLine } from '../instance/function-logs';
import type { InvocationResult } from '../instance/invocation';
import { createHttpFront } from './http-front';
import { TimerTriggers } from './timer-triggers';

/** How often, in real time, the clock is looked at for timers that are due and idle instances. */
const LOOK_INTERVAL_MS = 250;

export interface GatewayOptions {
  port: number;
  host?: string;
  /** What is deployed from the beginning. */
  deployment?: Deployment;
  credentials: Credentials;
  clock: Clock;
  log: CallLog;
  /** The built `local/fc/instance/instance-worker.mjs`. */
  workerPath: string;
  /** Where the compiled code of functions is kept for later instances; nowhere when absent. */
  keptCode?: string;
  onLogLine?: OnLogLine;
}

export interface Gateway {
  url: string;
  /** Puts another deployment in place; running requests end on the code they started on. */
  deploy(deployment: Deployment): void;
  /** The same, once instances of what is new are ready, so that no request waits for them. */
  replace(deployment: Deployment): Promise<void>;
  /** What the functions print. */
  logs: FunctionLogs;
  /** Calls a function with an event, as the InvokeFunction API does. */
  invoke(functionName: string, event: Buffer): Promise<InvocationResult>;
  /** Calls a function for each of its timer triggers, due or not. */
  fireTimer(functionName: string): Promise<InvocationResult[]>;
  /** Sets how far the function's clock is off the local cloud's, in milliseconds. */
  skewClock(functionName: string, skewMs: number): void;
  close(): Promise<void>;
}

/** Starts the local Function Compute: HTTP and timer triggers in front of the built handlers. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const logs = new FunctionLogs(options.clock);
  const functions = new DeployedFunctions({
    ...options,
    onLogLine: (functionName, line, origin) => {
      logs.add(functionName, line, origin);
      options.onLogLine?.(functionName, line, origin);
    },
  });
  const timers = new TimerTriggers(options.clock, (functionName, event) => {
    // A refusal (the queue is full) is in the call log; a timer has nobody else to tell.
    functions.invoke(functionName, event).catch(() => {});
  });
  const deploy = (deployment: Deployment) => {
    functions.update(deployment);
    timers.update(deployment);
  };
  if (options.deployment) deploy(options.deployment);
  const server = createHttpFront({
    clock: options.clock,
    answer: (request, requestId, body) => functions.answerHttp(request, requestId, body),
  });
  const address = await listenOn(server, options.port, options.host);
  const look = setInterval(() => {
    timers.look();
    functions.reclaimIdle();
  }, LOOK_INTERVAL_MS);
  return {
    url: `http://${address}`,
    deploy,
    async replace(deployment) {
      await functions.replace(deployment);
      timers.update(deployment);
    },
    logs,
    invoke: (functionName, event) => functions.invoke(functionName, event),
    fireTimer: (functionName) => functions.fireTimer(functionName),
    skewClock: (functionName, skewMs) => functions.skewClock(functionName, skewMs),
    async close() {
      clearInterval(look);
      const closed = new Promise((resolve) => server.close(resolve));
      await functions.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
