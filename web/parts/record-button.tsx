import type { Api } from '../api/api';
import type { Room } from '../api/types';
import { t } from '../i18n/words';
import type { RoomFeed } from '../room/room-feed';
import { useAction } from '../use-action';
import { BarButton } from './bar-button';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
}

/** Starts and stops the recording of what is on air, where the rule of the room allows it. */
export function RecordButton({ api, room, feed }: Props) {
  const action = useAction(() => feed.refresh());
  const { roomId, recording, isRecording, mix } = room;
  if (recording === 'off' || mix.state !== 'live') return null;
  const { recordings } = api;
  return (
    <BarButton
      icon={isRecording ? 'recordStop' : 'record'}
      words={t(isRecording ? 'recording.stop' : 'recording.start')}
      test={isRecording ? 'record-stop' : 'record-start'}
      isDanger={isRecording}
      isDisabled={action.isBusy}
      onClick={() =>
        void action.run(() => (isRecording ? recordings.stop(roomId) : recordings.start(roomId)))
      }
    />
  );
}
