import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Api } from '../api/api';
import type { RecordingRule, RoomKind, RoomSummary } from '../api/types';
import { t } from '../i18n/words';
import { KindChoice } from '../parts/kind-choice';
import { PageTitle } from '../parts/page-title';
import { RecordingChoice } from '../parts/recording-choice';
import { ReplayShelf } from '../parts/replay-shelf';
import { RoomCard } from '../parts/room-card';
import { repeat } from '../repeat';
import { useReplays } from '../replay/use-replays';
import { navigate } from '../route';
import { signOut } from '../session';
import { useAction } from '../use-action';
import type { PageProps } from './page-props';

const REFRESH_MS = 5000;
const MAX_TITLE_LENGTH = 100;

/** The rooms there are, and the way to one of one's own. */
export function LobbyPage({ api, me }: PageProps) {
  const { rooms, isLost, turn } = useRooms(api);
  const replays = useReplays(api, me.userId);
  const live = rooms?.filter(isLive) ?? [];
  const cardOf = (room: RoomSummary) => (
    <RoomCard key={room.roomId} room={room} isMine={room.hostId === me.userId} turn={turn} />
  );
  return (
    <>
      <PageTitle title={t('lobby.title')} />
      <div class="lobby">
        <section aria-label={t('lobby.title')}>
          <div role="alert">{isLost && <p class="problem-box">{t('network.lost')}</p>}</div>
          {!rooms && <p role="status">{t('app.loading')}</p>}
          {rooms?.length === 0 && <p class="empty">{t('lobby.empty')}</p>}
          <ul class="rooms" data-test="rooms">
            {live.map(cardOf)}
          </ul>
          {rooms !== undefined && live.length < rooms.length && (
            <h2 class="rooms-title">{t('lobby.offAir')}</h2>
          )}
          <ul class="rooms">{rooms?.filter((room) => !isLive(room)).map(cardOf)}</ul>
          <ReplayShelf
            title={t('replays.own')}
            test="own-replays"
            replays={replays.own}
            host={{ api, onDeleted: replays.refresh }}
          />
          <ReplayShelf title={t('replays.recent')} test="replays" replays={replays.others} />
        </section>
        <GoLive api={api} />
      </div>
    </>
  );
}

function GoLive({ api }: { api: Api }) {
  const title = useSignal('');
  const kind = useSignal<RoomKind>('video');
  const recording = useSignal<RecordingRule>('off');
  const action = useAction();
  const submit = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      const wish = { title: title.value.trim(), kind: kind.value, recording: recording.value };
      const { roomId } = await api.createRoom(wish);
      await navigate(`/studio/${roomId}`);
    });
  };
  return (
    <form class="card go-live" aria-labelledby="go-live-title" onSubmit={submit}>
      <h2 id="go-live-title">{t('lobby.goLiveTitle')}</h2>
      <p class="lead">{t('lobby.goLiveLead')}</p>
      <label class="field">
        {t('lobby.roomTitle')}
        <input
          maxLength={MAX_TITLE_LENGTH}
          data-test="room-title"
          value={title}
          onInput={({ currentTarget }) => {
            title.value = currentTarget.value;
          }}
        />
      </label>
      <KindChoice
        chosen={kind.value}
        onChoose={(next) => {
          kind.value = next;
        }}
      />
      <RecordingChoice
        test="room-recording"
        rule={recording.value}
        onChoose={(next) => {
          recording.value = next;
        }}
      />
      <button type="submit" class="primary" data-test="go-live" disabled={action.isBusy}>
        {t('lobby.goLive')}
      </button>
    </form>
  );
}

/** The open rooms, read again and again while somebody looks. */
function useRooms(api: Api) {
  const rooms = useSignal<RoomSummary[] | undefined>(undefined);
  const isLost = useSignal(false);
  const turn = useSignal(0);
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const read = async () => {
      rooms.value = await api.listRooms(signal);
      turn.value += 1;
    };
    const told = (failures: number) => {
      isLost.value = failures > 0;
    };
    const out = () => signOut({ isExpired: true });
    repeat(read, { everyMs: REFRESH_MS, signal, told }).catch(out);
    return () => end.abort();
  }, [api]);
  return { rooms: rooms.value, isLost: isLost.value, turn: turn.value };
}

function isLive({ mix }: RoomSummary): boolean {
  return mix.state === 'live';
}
