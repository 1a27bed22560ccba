import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Cooldown, Layout, Room } from '../api/types';
import { t } from '../i18n/words';
import { useNow } from '../now';
import { changeLayout } from '../room/change-layout';
import { type MixView, mixViewOf } from '../room/mix-view';
import type { RoomFeed } from '../room/room-feed';
import type { StagePresence } from '../room/stage-presence';
import { startMix } from '../room/start-mix';
import { useAction } from '../use-action';
import { CooldownChoice } from './cooldown-choice';
import { LayoutPicker } from './layout-picker';
import { MixOptionFields, type MixOptions } from './mix-options';
import { MixStateLine } from './mix-state-line';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
  presence: StagePresence;
}

/** Starts, stops and shapes the mix, and says truthfully how it is. */
export function MixPanel({ api, room, feed, presence }: Props) {
  const { roomId, mix } = room;
  const layout = useSignal<Layout>('side-by-side');
  const options = useSignal<MixOptions>({ resolution: '720p', seats: 4 });
  const restsUntilMs = useSignal<number | undefined>(undefined);
  const action = useAction(() => feed.refresh());
  const view = mixViewOf(mix, useNow(), restsUntilMs.value);
  const isOff = view.kind === 'idle' || view.kind === 'resting';
  const start = (onCooldown: Cooldown) =>
    action.run(async () => {
      await presence.enter();
      if (!(await presence.isConnected())) return;
      try {
        await startMix(api, roomId, { ...options.value, layout: layout.value, onCooldown });
        restsUntilMs.value = undefined;
      } catch (error) {
        const restMs = restOf(error);
        if (restMs === undefined) throw error;
        restsUntilMs.value = Date.now() + restMs;
      }
    });
  const choose = (next: Layout) => {
    layout.value = next;
    if (isOff) return;
    const version = mix.layoutVersion;
    void action.run(() => changeLayout(api, { roomId, layout: next, version }));
  };
  return (
    <section class="card" aria-labelledby="mix-title">
      <h2 id="mix-title">{t('mix.title')}</h2>
      <MixStateLine mix={mix} view={view} />
      <LayoutPicker
        chosen={isOff ? layout.value : (mix.layout ?? layout.value)}
        isDisabled={action.isBusy || view.kind === 'stopping' || view.kind === 'starting'}
        onChoose={choose}
      />
      {isOff && (
        <MixOptionFields
          options={options.value}
          onChange={(next) => {
            options.value = next;
          }}
        />
      )}
      <MixButtons
        view={view}
        isBusy={action.isBusy}
        onStart={start}
        onStop={() => action.run(() => api.stopMix(roomId))}
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
