import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Room, RoomKind } from '../api/types';
import { t } from '../i18n/words';
import { followLevel } from '../media/level-meter';
import { useVoice } from '../media/use-voice';
import { withoutPane } from '../room/in-picture';
import { isMutedInMix } from '../room/muting';
import { type OnStage, onStage } from '../room/on-stage';
import type { PkLinks } from '../room/pk-links';
import type { Stage } from '../room/use-stage';
import type { Quality } from '../rtc/quality';
import type { StageLink } from '../rtc/stage-link';
import { session } from '../session';
import { Avatar } from './avatar';
import { Tile } from './tile';
import { VoiceSeats } from './voice-seats';

interface Props {
  room: Room;
  stage: Stage;
  /** The host's: the other hosts of a PK may be seen by them. */
  pkLinks?: PkLinks;
}

/** Everybody on stage as they are now, oneself first; the audience gets the mix of it. */
export function StageTiles({ room, stage, pkLinks }: Props) {
  const { kind, pk, you } = room;
  const link = stage.presence.link.value;
  const others = link ? onStage(room).filter(({ userId }) => userId !== you.userId) : [];
  const tileOf = (member: OnStage, seatNumber?: number) => {
    const isElsewhere = member.role === 'opponent' && !pk?.hostsJoinBoth;
    const by = isElsewhere ? pkLinks?.watched(member.roomId ?? '') : link;
    const isMuted = isMutedInMix(room, member.userId);
    const tag = tagOf(room, member);
    const quality = by?.qualities.value.get(member.userId);
    const tile = { kind, member, isMuted, tag, quality, seatNumber };
    return by && <RemoteTile key={member.userId} link={by} {...tile} />;
  };
  if (kind === 'voice') {
    return (
      <VoiceSeats<OnStage | Own>
        room={room}
        people={[{ userId: you.userId, role: 'own' }, ...others]}
        tileOf={(person, seatNumber) =>
          person.role === 'own' ? (
            <OwnTile {...{ room, stage, seatNumber }} />
          ) : (
            tileOf(person, seatNumber)
          )
        }
      />
    );
  }
  return (
    <ul class="tiles">
      <OwnTile room={room} stage={stage} />
      {others.map((member) => tileOf(member))}
    </ul>
  );
}

/** Oneself, who may have no seat yet. */
interface Own {
  userId: string;
  role: 'own';
}

/** What one sees of a member here, the audience may see otherwise. */
function tagOf(room: Room, { userId, role }: Pick<OnStage, 'userId' | 'role'>) {
  if (role === 'opponent') return t('pk.tag');
  const isUnseen = withoutPane(room).some((member) => member.userId === userId);
  return isUnseen ? t('stage.noPane') : undefined;
}

type OwnProps = Props & { seatNumber?: number | undefined };

function OwnTile({ room, stage: { media, presence }, seatNumber }: OwnProps) {
  const { kind, stage, you } = room;
  const { isSpeaking, onLevel } = useVoice();
  const stream = media.stream.value;
  useEffect(() => (stream ? followLevel(stream, onLevel) : undefined), [stream]);
  const name =
    stage.find(({ userId }) => userId === you.userId)?.name ?? session.value?.name ?? you.userId;
  return (
    <Tile
      {...{ kind, name, isSpeaking, seatNumber }}
      userId={you.userId}
      label={t('stage.you')}
      test="own-tile"
      isMuted={media.isMuted.value || isMutedInMix(room, you.userId)}
      tag={tagOf(room, { userId: you.userId, role: 'cohost' })}
      quality={presence.link.value?.qualities.value.get(you.userId)}
    >
      {kind === 'video' && <OwnPicture media={media} />}
      {kind === 'video' && stream?.getVideoTracks().length === 0 && (
        <Avatar userId={you.userId} name={name} />
      )}
    </Tile>
  );
}

function OwnPicture({ media }: Pick<Stage, 'media'>) {
  const video = useRef<HTMLVideoElement>(null);
  const stream = media.stream.value;
  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null;
  }, [stream]);
  const isMirrored = media.isMirrored.value && !media.isVoiceOnly.value;
  return (
    <>
      <video
        ref={video}
        class={isMirrored ? 'mirrored' : ''}
        muted
        autoPlay
        playsInline
        aria-label={t('stage.preview')}
      />
      {!stream && (
        <p class="screen-words">
          {media.isOpening.value ? t('media.opening') : t('stage.preview')}
        </p>
      )}
    </>
  );
}

interface RemoteProps {
  kind: RoomKind;
  link: StageLink;
  member: OnStage;
  isMuted: boolean;
  tag: string | undefined;
  quality: Quality | undefined;
  seatNumber: number | undefined;
}

function RemoteTile({ kind, link, member, isMuted, tag, quality, seatNumber }: RemoteProps) {
  const view = useRef<HTMLVideoElement>(null);
  const { isSpeaking, onLevel } = useVoice();
  const isHeard = useSignal(false);
  const hasPicture = useSignal(false);
  const { userId, name, role, isPublishing } = member;
  useEffect(() => {
    if (!view.current || !isPublishing) return undefined;
    isHeard.value = false;
    hasPicture.value = false;
    const hear = (level: number) => {
      // Of somebody without a picture the element says nothing.
      if (level > 0) isHeard.value = true;
      onLevel(level);
    };
    return link.subscribe(userId, view.current, hear);
  }, [link, userId, isPublishing]);
  const isOpponent = role === 'opponent';
  // Who mutes another host of a PK does not want to hear them either.
  const isHeardHere = !(isOpponent && isMuted);
  useEffect(() => {
    link.hear(userId, isHeardHere);
    return () => link.hear(userId, true);
  }, [link, userId, isHeardHere]);
  return (
    <Tile
      {...{ kind, userId, name, isSpeaking, isMuted, tag, quality, seatNumber }}
      test={isOpponent ? 'pk-tile' : `tile-${userId}`}
    >
      {/* biome-ignore lint/a11y/useMediaCaption: a live conversation comes without captions. */}
      <video
        ref={view}
        class={kind === 'voice' ? 'unseen' : ''}
        autoPlay
        playsInline
        aria-label={t('stage.picture', { name })}
        onPlaying={({ currentTarget }) => {
          isHeard.value = true;
          hasPicture.value = currentTarget.videoWidth > 0;
        }}
        onResize={({ currentTarget }) => {
          hasPicture.value = currentTarget.videoWidth > 0;
        }}
      />
      {kind === 'video' && !(isPublishing && hasPicture.value) && (
        <Avatar userId={userId} name={name} />
      )}
      {kind === 'video' && !(isPublishing && isHeard.value) && (
        <p class="screen-words">{t('stage.awaited')}</p>
      )}
    </Tile>
  );
}
