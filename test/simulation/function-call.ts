import type { Actor } from '../../lib/model/actor';
import type { Request } from './request';

/** What came of a call; nothing at all when the function was killed or the client gave up. */
export type Answer = { outcome: string; retryAfterMs?: number } | undefined;

/** A call of a function by a client. */
export interface FunctionCall {
  operation: string;
  roomId: string;
  actor: Actor;
  request: Request;
  /** The client waits no longer than this for an answer. */
  patienceMs: number;
  /** Is told when the function is killed; the client would hear nothing until its patience ends. */
  onKilled?(): void;
}
