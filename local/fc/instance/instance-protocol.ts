import type { FailureDescription } from './invocation';

/** What the gateway gives an instance when it starts. */
export interface InstanceData {
  codePath: string;
  handler: string;
  /** The folder of compiled code; nothing is kept when absent. */
  keptCode?: string;
  /** Milliseconds that the local cloud's clock is ahead of the real one. */
  clockOffset: Float64Array;
  /** Milliseconds that this function's clock is off the local cloud's. */
  clockSkew: Float64Array;
  /** The parts of `context` that are the same in every invocation. */
  context: StaticContext;
}

/** https://www.alibabacloud.com/help/zh/fc/context-3 */
export interface StaticContext {
  function: { name: string; handler: string; memory: number; timeout: number };
  service: { logProject: string; logStore: string; qualifier: string; versionId: string };
  region: string;
  accountId: string;
}

/** One request to an instance. */
export interface InvokeMessage {
  requestId: string;
  credentials: { accessKeyId: string; accessKeySecret: string; securityToken: string };
  event: Uint8Array<ArrayBuffer>;
}

/** What an instance tells the gateway. `start-failed` comes instead of `ready`. */
export type InstanceMessage =
  | { kind: 'ready' }
  | { kind: 'start-failed'; failure: FailureDescription }
  | { kind: 'returned'; output: Uint8Array<ArrayBuffer> }
  | { kind: 'threw'; failure: FailureDescription };
