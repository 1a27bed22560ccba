import { t } from '../i18n/words';
import type { LocalMedia } from '../media/local-media';
import { canSendH264 } from '../rtc/codecs';
import { BarButton } from './bar-button';
import { LevelMeter } from './level-meter';

/** One's own microphone and camera, as every control bar has them. */
export function MediaButtons({ media }: { media: LocalMedia }) {
  const isMuted = media.isMuted.value;
  const isVoiceOnly = media.isVoiceOnly.value;
  return (
    <>
      <BarButton
        icon={isMuted ? 'micOff' : 'mic'}
        words={t(isMuted ? 'media.unmute' : 'media.mute')}
        test="mute"
        isOn={isMuted}
        onClick={() => media.setMuted(!isMuted)}
      >
        <LevelMeter stream={isMuted ? undefined : media.stream.value} />
      </BarButton>
      {media.kind === 'video' && canSendH264() && (
        <BarButton
          icon={isVoiceOnly ? 'cameraOff' : 'camera'}
          words={t(isVoiceOnly ? 'media.cameraOn' : 'media.cameraOff')}
          test="voice-only"
          isOn={isVoiceOnly}
          onClick={() => void media.setVoiceOnly(!isVoiceOnly)}
        />
      )}
      {media.canFlip.value && (
        <BarButton
          icon="flip"
          words={t('media.flip')}
          test="flip"
          onClick={() => void media.flip()}
        />
      )}
    </>
  );
}
