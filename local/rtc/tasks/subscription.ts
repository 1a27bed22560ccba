import type { MixParameters } from './mix-parameters';

/** Which media a member sends, or which of them a task takes. */
export interface Media {
  video: boolean;
  audio: boolean;
}

type Users = readonly string[] | undefined;

/**
 * What of a member's media a task takes. `allStream` stands for every user.
 * https://help.aliyun.com/document_detail/93183.html (SubSpecUsers, SubSpecAudioUsers …)
 */
export function subscribed(parameters: MixParameters, userId: string, sent: Media): Media {
  const names = (users: Users) => users?.some((name) => name === userId || name === 'allStream');
  const takes = (wanted: Users, unwanted: Users) =>
    (names(parameters.SubSpecUsers) ?? true) && (names(wanted) ?? true) && !names(unwanted);
  return {
    video: sent.video && takes(parameters.SubSpecCameraUsers, parameters.UnsubSpecCameraUsers),
    audio: sent.audio && takes(parameters.SubSpecAudioUsers, parameters.UnsubSpecAudioUsers),
  };
}
