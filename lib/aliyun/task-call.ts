import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import { ApiRefused, type OpenApi } from './openapi';

/**
 * Calls an operation on a mix task, which both APIs name alike. Throws `MixerRefused` for a definite
 * no, and `MixerOutcomeUnknown` for everything else.
 */
export async function taskCall(
  api: OpenApi,
  action: string,
  task: { appId: string; taskId: string },
  parameters: object = {},
) {
  try {
    return await api.call(action, { AppId: task.appId, TaskId: task.taskId, ...parameters });
  } catch (cause) {
    if (!(cause instanceof ApiRefused)) throw new MixerOutcomeUnknown(action, { cause });
    throw new MixerRefused(cause.code, { throttled: cause.throttled, cause });
  }
}
