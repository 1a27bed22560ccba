import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import type { Room, RoomChange } from '../api/types';
import { dt } from '../i18n/desk-words';
import { t } from '../i18n/words';
import { tell } from '../notice';
import type { RoomFeed } from '../room/room-feed';
import { useAction } from '../use-action';
import { Choice } from './choice';
import { RecordingChoice } from './recording-choice';

const MAX_TITLE_LENGTH = 100;
const GRACE_SECONDS = [10, 30, 60, 120, 300, 600];

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
}

/** The room's title and rules, which may be changed at any time. */
export function RoomForm({ api, room, feed }: Props) {
  const title = useSignal(room.title);
  const rules = useSignal<RoomChange>({});
  const action = useAction(() => feed.refresh());
  const { maxSeats, hostGraceSeconds, recording } = { ...room, ...rules.value };
  const submit = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      await api.updateRoom(room.roomId, { ...rules.value, title: title.value.trim() });
      tell('studio.saved');
    });
  };
  return (
    <form class="room-form" onSubmit={submit}>
      <label class="field">
        {t('lobby.roomTitle')}
        <input
          maxLength={MAX_TITLE_LENGTH}
          data-test="edit-title"
          value={title}
          onInput={({ currentTarget }) => {
            title.value = currentTarget.value;
          }}
        />
      </label>
      <div class="options">
        <Choice
          words={dt('studio.maxSeats')}
          test="edit-seats"
          values={Array.from({ length: room.seatLimit }, (_, index) => index + 1)}
          value={maxSeats}
          onChoose={(next) => {
            rules.value = { ...rules.value, maxSeats: next };
          }}
        />
        <Choice
          words={dt('studio.grace')}
          test="edit-grace"
          values={withValue(GRACE_SECONDS, hostGraceSeconds)}
          value={hostGraceSeconds}
          onChoose={(next) => {
            rules.value = { ...rules.value, hostGraceSeconds: next };
          }}
        />
        <RecordingChoice
          test="edit-recording"
          rule={recording}
          onChoose={(next) => {
            rules.value = { ...rules.value, recording: next };
          }}
        />
      </div>
      <button type="submit" data-test="save-room" disabled={action.isBusy}>
        {dt('studio.save')}
      </button>
    </form>
  );
}

/** The usual values, and the one that the room has. */
function withValue(usual: number[], value: number): number[] {
  return usual.includes(value) ? usual : [...usual, value].sort((one, other) => one - other);
}
