import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import type { OpenApi } from './openapi';
import { taskCall } from './task-call';

const ACTION = 'ListRtcMPUTaskDetail';
const PAGE_SIZE = 100;
/** An app has 200 relays and 40 mixes at a time. */
const MAX_PAGES = 3;

/**
 * The tasks that the Live API says are there.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-listrtcmputaskdetail
 */
export class LiveTaskList {
  readonly #api: OpenApi;
  readonly #appId: string;

  constructor(api: OpenApi, appId: string) {
    this.#api = api;
    this.#appId = appId;
  }

  /**
   * Whether the task is there. The documentation leaves open whether asking for a task that is not
   * there is refused: then all of them are asked for, or its room could never be started again.
   * Throws `MixerRefused` and `MixerOutcomeUnknown`.
   */
  async has(taskId: string): Promise<boolean> {
    return this.#tasks(taskId).then(
      (tasks) => isAmong(tasks, taskId),
      (error: unknown) => {
        if (!(error instanceof MixerRefused) || error.throttled) throw error;
        return this.#isAmongAll(taskId);
      },
    );
  }

  /** With one that ends meanwhile the others move up, so that a second look is taken at many pages. */
  async #isAmongAll(taskId: string): Promise<boolean> {
    for (let looks = 1; looks <= 2; looks++) {
      const { isFound, pages } = await this.#search(taskId);
      if (isFound || pages === 1) return isFound;
    }
    return false;
  }

  async #search(taskId: string): Promise<{ isFound: boolean; pages: number }> {
    for (let pages = 1; pages <= MAX_PAGES; pages++) {
      const tasks = await this.#tasks(undefined, { PageNo: pages, PageSize: PAGE_SIZE });
      const isFound = isAmong(tasks, taskId);
      if (isFound || tasks.length < PAGE_SIZE) return { isFound, pages };
    }
    throw new MixerOutcomeUnknown(ACTION);
  }

  async #tasks(taskId: string | undefined, page?: object): Promise<unknown[]> {
    const answer = await taskCall(this.#api, ACTION, { appId: this.#appId, taskId }, page);
    if (!Array.isArray(answer.MPUTasks)) throw new MixerOutcomeUnknown(ACTION);
    return answer.MPUTasks;
  }
}

function isAmong(tasks: unknown[], taskId: string): boolean {
  return tasks.some((task) => Object(task).TaskId === taskId);
}
