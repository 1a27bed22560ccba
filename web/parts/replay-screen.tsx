import { useSignal } from '@preact/signals';
import type { Ref } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '../i18n/words';
import { fillScreen } from '../player/fill-screen';
import { useFilled } from '../player/use-filled';
import type { ReplayPlayer } from '../replay/replay-player';
import { useShortcuts } from '../shortcuts';
import { clockWords } from '../time-words';
import { BarButton } from './bar-button';
import { Cover } from './cover';
import { SeekBar } from './seek-bar';

const STEP_MS = 5000;

interface Props {
  title: string;
  video: Ref<HTMLVideoElement>;
  /** Absent until the page is there. */
  player: ReplayPlayer | undefined;
  chapters: readonly { atMs: number; words: string }[];
}

/** The picture of a replay, and what is needed to move in it. */
export function ReplayScreen({ title, video, player, chapters }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const isFilled = useFilled();
  const isMuted = useSignal(false);
  const isPlaying = player?.isPlaying.value ?? false;
  const state = player?.state.value ?? 'waiting';
  const positionMs = player?.positionMs.value ?? 0;
  const lengthMs = player?.lengthMs ?? 0;
  const shape = player?.shape.value;
  const toggle = () => player?.toggle();
  const mute = () => {
    isMuted.value = !isMuted.value;
  };
  const move = (byMs: number) => player?.seek(player.positionMs.peek() + byMs);
  useShortcuts({
    ...{ ' ': toggle, k: toggle, m: mute },
    arrowleft: () => move(-STEP_MS),
    arrowright: () => move(STEP_MS),
  });
  return (
    <div
      ref={box}
      class={`player${isFilled.value ? ' filled' : ''}`}
      data-test="replay"
      data-state={state}
      data-playing={isPlaying}
      data-position={positionMs}
    >
      <div class={`screen ${shape ?? 'landscape'}`}>
        {state === 'ready' && !shape && <Cover title={title} sign="replay" />}
        <video
          ref={video}
          muted={isMuted.value}
          playsInline
          preload="metadata"
          aria-label={t('replay.player')}
          onClick={toggle}
        />
        <ScreenWords {...{ state, player }} isPlaying={isPlaying} />
      </div>
      <SeekBar {...{ positionMs, lengthMs, chapters }} onSeek={(atMs) => player?.seek(atMs)} />
      <div class="player-bar">
        <BarButton
          icon={isPlaying ? 'pause' : 'play'}
          words={t(isPlaying ? 'replay.pause' : 'replay.play')}
          test="replay-play"
          isPrimary={!isPlaying}
          onClick={toggle}
        />
        <BarButton
          icon={isMuted.value ? 'soundOff' : 'sound'}
          words={t(isMuted.value ? 'media.unmute' : 'media.mute')}
          test="replay-mute"
          onClick={mute}
        />
        <BarButton
          icon="fullscreen"
          words={t(isFilled.value ? 'player.small' : 'player.fullscreen')}
          test="replay-fullscreen"
          onClick={() => fillScreen(box.current, isFilled)}
        />
        <span class="hint" data-test="replay-time">
          {clockWords(positionMs)} / {clockWords(lengthMs)}
        </span>
      </div>
    </div>
  );
}

interface WordsProps {
  state: 'waiting' | 'ready' | 'failed';
  player: ReplayPlayer | undefined;
  isPlaying: boolean;
}

function ScreenWords({ state, player, isPlaying }: WordsProps) {
  return (
    <>
      <p class="screen-words" role="status">
        {state === 'waiting' && isPlaying && t('app.loading')}
        {state === 'failed' && t('replay.unreachable')}
      </p>
      {state === 'failed' && (
        <button
          type="button"
          class="screen-retry"
          data-test="replay-retry"
          onClick={() => player?.retry()}
        >
          {t('app.retry')}
        </button>
      )}
    </>
  );
}
