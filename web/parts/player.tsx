import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Room } from '../api/types';
import type { MessageKey } from '../i18n/en';
import { t } from '../i18n/words';
import { fillScreen } from '../player/fill-screen';
import { streamKeyOf } from '../player/stream-key';
import { type PlayerState, StreamPlayer } from '../player/stream-player';
import { useFilled } from '../player/use-filled';
import { deputyInPlace } from '../room/deputy';
import type { RoomFeed } from '../room/room-feed';
import { BarButton } from './bar-button';
import { Countdown } from './countdown';
import { Cover } from './cover';
import { Icon } from './icon';
import { offAirWords } from './outcome-words';

interface Props {
  room: Room;
  feed: RoomFeed;
  label: string;
  /** Nobody may turn the sound on: a person who hears the stage would hear it twice. */
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
  const box = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const newestFeed = useRef(feed);
  newestFeed.current = feed;
  const player = useSignal<StreamPlayer | undefined>(undefined);
  const isMuted = useSignal(true);
  // While a mix starts there is nothing to play yet, and asking for it would only grow the waits.
  const isOn = room.state === 'open' && ['live', 'stopping'].includes(room.mix.state);
  const isFilled = useFilled(isOn);
  const isVoice = room.kind === 'voice';
  const streamKey = streamKeyOf(room.playUrls.flv);
  useEffect(() => {
    if (!isOn || !video.current) return undefined;
    const next = new StreamPlayer(video.current, room, () => newestFeed.current.refresh());
    player.value = next;
    void next.start();
    return () => {
      next.stop();
      player.value = undefined;
    };
  }, [isOn, streamKey]);
  useEffect(() => player.peek()?.renew(room.playUrls), [room.playUrls]);
  const state = player.value?.state.value ?? 'waiting';
  const needsClick = player.value?.needsClick.value ?? false;
  const play = () => player.value?.play();
  return (
    <div
      ref={box}
      class={`player${isFilled.value ? ' filled' : ''}`}
      data-test="player"
      data-state={isOn ? state : 'off-air'}
    >
      <div class={`screen ${room.mix.orientation ?? 'landscape'}`}>
        {isVoice && <Cover title={room.title} />}
        <video ref={video} muted={isSilent || isMuted.value} playsInline aria-label={label} />
        {isOn && <OnAir isRecording={room.isRecording} />}
        <p class="screen-words" role="status">
          {!needsClick && words(room, isOn, state)}
        </p>
        <HostAway room={room} />
        {children}
        {needsClick && <PlayButton onClick={play} />}
      </div>
      <div class="player-bar">
        {!isSilent && isOn && <SoundButton isMuted={isMuted} play={play} />}
        {!isVoice && isOn && (
          <BarButton
            icon="fullscreen"
            words={t(isFilled.value ? 'player.small' : 'player.fullscreen')}
            test="fullscreen"
            onClick={() => fillScreen(box.current, isFilled)}
          />
        )}
        {isOn && state === 'playing' && player.value && !needsClick && (
          <BufferLine player={player.value} />
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

/** What is so while the picture is shown. */
function OnAir({ isRecording }: { isRecording: boolean }) {
  return (
    <div class="badges">
      <span class="badge live">{t('lobby.live')}</span>
      <span role="status">
        {isRecording && (
          <span class="badge recording" data-test="recording">
            {t('recording.on')}
          </span>
        )}
      </span>
    </div>
  );
}

/** Why the picture is black, or without its host, and for how long at most. */
function HostAway({ room }: { room: Room }) {
  const { graceEndsAt } = room.mix;
  const deputy = deputyInPlace(room);
  const words = deputy ? t('player.hostAwayDeputy', { name: deputy.name }) : t('player.hostAway');
  const label = deputy ? 'mix.deputyLeft' : 'mix.awayLeft';
  return (
    <div class="screen-strip" data-test="host-away">
      <p role="status">{graceEndsAt && words}</p>
      {graceEndsAt && <Countdown {...{ endsAt: graceEndsAt, label }} test="host-away-left" />}
    </div>
  );
}

/** How far the picture is behind what has arrived: the part of the delay that is the player's. */
function BufferLine({ player }: { player: StreamPlayer }) {
  const seconds = player.bufferS.value.toFixed(1);
  return (
    <span class="hint buffer" data-test="buffer" title={t('player.bufferHelp')}>
      {t('player.buffer', { seconds })}
    </span>
  );
}

/** What a browser wants clicked before it plays. */
function PlayButton({ onClick }: { onClick(): void }) {
  return (
    <button type="button" class="screen-play" data-test="play" onClick={onClick}>
      <Icon name="play" />
      {t('player.play')}
    </button>
  );
}

interface SoundProps {
  isMuted: { value: boolean };
  /** A click allows what a browser has refused before. */
  play(): void;
}

function SoundButton({ isMuted, play }: SoundProps) {
  return (
    <BarButton
      icon={isMuted.value ? 'soundOff' : 'sound'}
      words={t(isMuted.value ? 'player.unmute' : 'player.mute')}
      test="unmute"
      isPrimary={isMuted.value}
      onClick={() => {
        isMuted.value = !isMuted.value;
        play();
      }}
    />
  );
}
