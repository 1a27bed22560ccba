import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Room } from '../api/types';
import type { MessageKey } from '../i18n/en';
import { t } from '../i18n/words';
import { streamKeyOf } from '../player/stream-key';
import { type PlayerState, StreamPlayer } from '../player/stream-player';
import type { RoomFeed } from '../room/room-feed';
import { Countdown } from './countdown';
import { Cover } from './cover';

interface Props {
  room: Room;
  feed: RoomFeed;
  label: string;
  /** Nobody may turn the sound on: whoever hears the stage would hear it twice. */
  isSilent: boolean;
  /** What lies over the picture. */
  children?: ComponentChildren;
}

const STATE_WORDS: Record<PlayerState, MessageKey | undefined> = {
  waiting: 'player.waiting',
  playing: undefined,
  reconnecting: 'player.reconnecting',
  unsupported: 'player.unsupported',
};

/**
 * Plays the mixed stream while there is one. Only another stream starts it anew: guests who come
 * and go and other layouts change the picture, not the stream.
 */
export function Player({ room, feed, label, isSilent, children }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const player = useSignal<StreamPlayer | undefined>(undefined);
  const isMuted = useSignal(true);
  // While a mix starts there is nothing to play yet, and asking for it would only grow the waits.
  const isOn = room.state === 'open' && ['live', 'stopping'].includes(room.mix.state);
  const isVoice = room.kind === 'voice';
  const streamKey = streamKeyOf(room.playUrls.flv);
  useEffect(() => {
    if (!isOn || !video.current) return undefined;
    const next = new StreamPlayer(video.current, room, () => feed.refresh());
    player.value = next;
    void next.start();
    return () => {
      next.stop();
      player.value = undefined;
    };
  }, [isOn, streamKey]);
  useEffect(() => player.peek()?.renew(room.playUrls), [room.playUrls]);
  const state = player.value?.state.value ?? 'waiting';
  return (
    <div class="player" data-test="player" data-state={isOn ? state : 'off-air'}>
      <div class="screen">
        {isVoice && <Cover title={room.title} />}
        <video ref={video} muted={isSilent || isMuted.value} playsInline aria-label={label} />
        <p class="screen-words" role="status">
          {words(room, isOn, state)}
        </p>
        <HostAway mix={room.mix} />
        {children}
      </div>
      <div class="player-bar">
        {!isSilent && <SoundButton isMuted={isMuted} />}
        <Buffer bufferedMs={player.value?.bufferedMs.value} />
        {!isVoice && (
          <button
            type="button"
            class="plain"
            data-test="fullscreen"
            onClick={() => void video.current?.requestFullscreen?.()}
          >
            {t('player.fullscreen')}
          </button>
        )}
      </div>
    </div>
  );
}

function words(room: Room, isOn: boolean, state: PlayerState): string {
  if (room.state === 'closed') return t('player.ended');
  const isVoice = room.kind === 'voice';
  if (!isOn) return offAirWords(room);
  if (isVoice && state === 'waiting') return t('player.waitingVoice');
  const key = STATE_WORDS[state];
  return key ? t(key) : '';
}

/** What one waits for, or has missed. */
function offAirWords({ kind, mix }: Room): string {
  const { lastOutcome } = mix;
  if (mix.state === 'idle' && lastOutcome && lastOutcome !== 'never ran') return t('player.over');
  return t(kind === 'voice' ? 'player.offAirVoice' : 'player.offAir');
}

/** Why the picture is black, or without its host, and for how long at most. */
function HostAway({ mix: { graceEndsAt } }: Pick<Room, 'mix'>) {
  return (
    <div class="screen-strip" data-test="host-away">
      <p role="status">{graceEndsAt && t('player.hostAway')}</p>
      {graceEndsAt && <Countdown endsAt={graceEndsAt} label="mix.awayLeft" test="host-away-left" />}
    </div>
  );
}

function SoundButton({ isMuted }: { isMuted: { value: boolean } }) {
  return (
    <button
      type="button"
      class={isMuted.value ? 'primary' : ''}
      data-test="unmute"
      onClick={() => {
        isMuted.value = !isMuted.value;
      }}
    >
      {t(isMuted.value ? 'player.unmute' : 'player.mute')}
    </button>
  );
}

function Buffer({ bufferedMs }: { bufferedMs: number | undefined }) {
  return (
    <span class="hint" data-test="buffer" title={t('player.bufferNote')}>
      {bufferedMs !== undefined && t('player.buffer', { ms: Math.round(bufferedMs / 10) * 10 })}
    </span>
  );
}
