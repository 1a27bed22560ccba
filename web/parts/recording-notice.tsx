import type { Room } from '../api/types';
import type { MessageKey } from '../i18n/en';
import { t } from '../i18n/words';

interface Props {
  room: Room;
  isOnStage?: boolean;
}

/**
 * Tells guests, before they come on stage and while they are there, that they are recorded: their
 * picture and voice are theirs (article 1019 and 1023 of the Civil Code of China).
 */
export function RecordingNotice({ room, isOnStage = false }: Props) {
  const key = noticeOf(room, isOnStage);
  return (
    <p class="consent" role="status" data-test="recording-notice">
      {key && t(key)}
    </p>
  );
}

function noticeOf({ recording, isRecording }: Room, isOnStage: boolean): MessageKey | undefined {
  if (isOnStage) return isRecording ? 'consent.onStage' : undefined;
  if (isRecording) return 'consent.now';
  return recording === 'off' ? undefined : `consent.${recording}`;
}
