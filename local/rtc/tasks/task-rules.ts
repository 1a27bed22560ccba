import { type ApiError, refusal } from '../../openapi/api-error';

/** A rule between tasks that a call would break. */
export type TaskRule =
  | 'task-exists'
  | 'no-such-task'
  | 'stream-in-use'
  | 'stream-cools-down'
  | 'too-many-tasks';

/** Where the two APIs differ in the rules between tasks. */
export interface TaskRules {
  /** How many tasks may be there at a time: all of them, or those of each kind. */
  maxTasks: { all: number } | { mixes: number; relays: number };
  /** How long an ended task can still be asked for, and its id not be used again. */
  endedTtlMs: number;
  /** How a call that breaks a rule is refused. */
  refusal(rule: TaskRule): ApiError;
}

const CODES = {
  'task-exists': 'TaskExisted',
  'no-such-task': 'InvalidTask.NotFound',
  'stream-in-use': 'InvalidStreamURL.InUse',
  'stream-cools-down': 'InvalidStreamURL.Cooldown',
  'too-many-tasks': 'QuotaExceeded.Task',
} as const;

/** https://help.aliyun.com/zh/live/developer-reference/api-start-bypass-thrust-task (20 tasks) */
export const MPU_TASK_RULES: TaskRules = {
  maxTasks: { all: 20 },
  // Our choice: the service does not state it.
  endedTtlMs: 3600_000,
  refusal: (rule) => refusal(CODES[rule]),
};
