import { malformed, refusal } from '../../openapi/api-error';
import { AUDIO_ONLY, encodingOf } from './media-encode';

/**
 * Billing profiles: the most inputs and the largest picture of a task.
 * https://help.aliyun.com/document_detail/93183.html
 */
export const TASK_PROFILE = /^(?:(1|2|4|9|12|16)IN_(1080P|720P|360P)|Mixed_Audio)$/;

const PIXELS: Record<string, number> = {
  '1080P': 1920 * 1080,
  '720P': 1280 * 720,
  '360P': 640 * 360,
};

/** What has to fit into a profile. */
export interface ProfileUse {
  taskProfile: string | undefined;
  mediaEncode: number;
  /** Panes of the largest layout. */
  panes: number;
}

/**
 * Refuses what does not fit. An absent profile allows everything (and is billed as 16IN_1080P).
 * Resolutions are compared by their pixels, so that portrait pictures fit as well.
 */
export function requireFit({ taskProfile, mediaEncode, panes }: ProfileUse): void {
  if (taskProfile === undefined) return;
  const [, inputs, size] = TASK_PROFILE.exec(taskProfile) ?? [];
  const isAudioProfile = taskProfile === 'Mixed_Audio';
  if (isAudioProfile !== (mediaEncode === AUDIO_ONLY)) throw malformed('MediaEncode');
  if (isAudioProfile) return;
  const { width, height } = encodingOf(mediaEncode) ?? { width: 0, height: 0 };
  const fits = panes <= Number(inputs) && width * height <= (PIXELS[size ?? ''] ?? 0);
  if (!fits) throw refusal('InvalidTaskProfile.ExceedsMaximum');
}
