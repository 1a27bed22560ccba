import { useEffect, useRef } from 'preact/hooks';
import type { Room, StageMember } from '../api/types';
import { t } from '../i18n/words';
import type { Stage } from '../room/use-stage';
import type { StageLink } from '../rtc/stage-link';

interface Props {
  room: Room;
  stage: Stage;
}

/** Everybody on stage as they are now, oneself first; the audience sees the mix of it. */
export function StageTiles({ room, stage }: Props) {
  const link = stage.presence.link.value;
  const others = room.stage.filter(
    ({ userId, state, isPresent }) => userId !== room.you.userId && state === 'seated' && isPresent,
  );
  return (
    <ul class="tiles">
      <li class="tile" data-test="own-tile">
        <OwnPicture stage={stage} />
        <span class="tile-name">{t('stage.you')}</span>
      </li>
      {link &&
        others.map((member) => (
          <li class="tile" key={member.userId} data-test={`tile-${member.userId}`}>
            <RemotePicture link={link} member={member} />
            <span class="tile-name">{member.name}</span>
          </li>
        ))}
    </ul>
  );
}

function OwnPicture({ stage: { media } }: { stage: Stage }) {
  const video = useRef<HTMLVideoElement>(null);
  const stream = media.stream.value;
  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null;
  }, [stream]);
  const isMirrored = !media.isVoiceOnly.value;
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

function RemotePicture({ link, member }: { link: StageLink; member: StageMember }) {
  const video = useRef<HTMLVideoElement>(null);
  const { userId, name, isPublishing } = member;
  useEffect(() => {
    if (!video.current || !isPublishing) return undefined;
    return link.subscribe(userId, video.current);
  }, [link, userId, isPublishing]);
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: a live conversation comes without captions. */}
      <video ref={video} autoPlay playsInline aria-label={t('stage.picture', { name })} />
      {!isPublishing && <p class="screen-words">{t('stage.waitingFor', { name })}</p>}
    </>
  );
}
