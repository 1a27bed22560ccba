import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Cooldown, MixLook, MixStart, Room, RoomKind } from '../api/types';
import { serviceNowMs } from '../clock';
import { confirmed } from '../confirm';
import { t } from '../i18n/words';
import { useNow } from '../now';
import { changeLook } from '../room/change-look';
import { type MixView, mixViewOf } from '../room/mix-view';
import type { RoomFeed } from '../room/room-feed';
import type { StagePresence } from '../room/stage-presence';
import { startMix } from '../room/start-mix';
import { useAction } from '../use-action';
import { CooldownChoice } from './cooldown-choice';
import { MixShape } from './mix-shape';
import { MixStateLine } from './mix-state-line';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
  presence: StagePresence;
}

/** Enough for two pairs; a voice room has nothing to choose. */
const FIRST_WISH: Record<RoomKind, MixStart> = {
  video: { layout: 'side-by-side', resolution: '720p', seats: 4 },
  voice: {},
};

/** Starts, stops and shapes the mix, and says truthfully how it is. */
export function MixPanel({ api, room, feed, presence }: Props) {
  const { roomId, mix } = room;
  const wish = useSignal(FIRST_WISH[room.kind]);
  const restsUntilMs = useSignal<number | undefined>(undefined);
  const action = useAction(() => feed.refresh());
  const view = mixViewOf(mix, useNow(), restsUntilMs.value);
  const isOff = view.kind === 'idle' || view.kind === 'resting';
  const start = (onCooldown: Cooldown) =>
    action.run(async () => {
      await presence.enter();
      if (!(await presence.isConnected())) return;
      try {
        await startMix(api, roomId, { ...wish.value, onCooldown });
        restsUntilMs.value = undefined;
      } catch (error) {
        const restMs = restOf(error);
        if (restMs === undefined) throw error;
        restsUntilMs.value = serviceNowMs() + restMs;
      }
    });
  const stop = async () => {
    if (await confirmed({ words: 'mix.stopSure', yes: 'mix.stop' })) await api.stopMix(roomId);
  };
  const onLook = async (look: MixLook) => {
    wish.value = { ...wish.value, ...look };
    if (!isOff) await action.run(() => changeLook(api, room, () => look));
  };
  return (
    <section class="card" aria-labelledby="mix-title">
      <h2 id="mix-title">{t('mix.title')}</h2>
      <MixStateLine mix={mix} view={view} />
      {room.kind === 'video' && (
        <MixShape
          {...{ room, isOff, onLook }}
          wish={wish.value}
          isBusy={action.isBusy}
          onWish={(next) => {
            wish.value = next;
          }}
        />
      )}
      <MixButtons
        view={view}
        isBusy={action.isBusy}
        onStart={start}
        onStop={() => action.run(stop)}
      />
    </section>
  );
}

interface ButtonsProps {
  view: MixView;
  isBusy: boolean;
  onStart(onCooldown: Cooldown): Promise<void>;
  onStop(): Promise<void>;
}

function MixButtons({ view, isBusy, onStart, onStop }: ButtonsProps) {
  if (view.kind === 'resting') {
    return <CooldownChoice secondsLeft={view.secondsLeft} isBusy={isBusy} onStart={onStart} />;
  }
  if (view.kind === 'idle') {
    return (
      <button
        type="button"
        class="primary wide"
        data-test="start-mix"
        disabled={isBusy}
        onClick={() => void onStart('reject')}
      >
        {t('mix.start')}
      </button>
    );
  }
  return (
    <button
      type="button"
      class="danger wide"
      data-test="stop-mix"
      disabled={isBusy || view.kind === 'stopping'}
      onClick={() => void onStop()}
    >
      {t('mix.stop')}
    </button>
  );
}

/** How long the stream still rests, if that is why a start was refused. */
function restOf(error: unknown): number | undefined {
  const isResting = error instanceof ApiError && error.code === 'StreamCoolingDown';
  return isResting ? error.retryAfterMs : undefined;
}
