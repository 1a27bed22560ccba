import type { TaskRules } from '../rtc/tasks/task-rules';
import { invalidParam, liveRefusal } from './live-error';

const CODES = {
  'no-such-task': 'Task.NotExist',
  'stream-in-use': 'StreamURL.InUse',
  'stream-cools-down': 'StreamURL.CoolingDown',
  'too-many-tasks': 'QuotaExceeded.MixTask',
} as const;

/**
 * An app has 40 tasks that mix and 200 that pass a single stream on; a task that has been cleared can
 * be started again. Of one that has not the page says that it answers `InvalidParam`.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask
 */
export const LIVE_TASK_RULES: TaskRules = {
  maxTasks: { mixes: 40, relays: 200 },
  endedTtlMs: 0,
  refusal: (rule) => (rule === 'task-exists' ? invalidParam('TaskId') : liveRefusal(CODES[rule])),
};
