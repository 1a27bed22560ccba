import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import { ApiRefused, type OpenApi } from './openapi';

/**
 * Calls an operation on a mix task, or on all, which both APIs name alike. Throws `MixerRefused` for a definite
 * no, and `MixerOutcomeUnknown` for everything else.
 */
export async function taskCall(
  api: OpenApi,
  action: string,
  { appId, taskId }: { appId: string; taskId: string | undefined },
  parameters: object = {},
) {
  try {
    const task = { AppId: appId, ...(taskId !== undefined && { TaskId: taskId }) };
    return await api.call(action, { ...task, ...parameters });
  } catch (cause) {
    if (!(cause instanceof ApiRefused)) throw new MixerOutcomeUnknown(action, { cause });
    throw new MixerRefused(cause.code, { throttled: cause.throttled, cause });
  }
}
