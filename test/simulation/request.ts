import type { Actor } from '../../lib/model/actor';
import type { TimerServices } from '../../lib/use-cases/services';
import type { Gifts } from './gifts';
import type { Tokens } from './guests';
import type { ModerationChecks } from './moderation-checks';
import type { RecordChecks } from './record-checks';
import type { TaskLog } from './task-log';
import type { Transfers } from './transfers';

/** One run of an operation: what it acts on, for whom, and the truth that its answer is held to. */
export interface Run {
  services: TimerServices;
  actor: Actor;
  calledAtMs: number;
  log: TaskLog;
  tokens: Tokens;
  gifts: Gifts;
  transfers: Transfers;
  moderationChecks: ModerationChecks;
  recordChecks: RecordChecks;
}

/** Something that was asked for; asking again sends the same. Resolves with what came of it. */
export type Request = (run: Run) => Promise<string>;
