import { useId } from 'preact/hooks';
import { isMessageKey, t } from '../i18n/words';
import type { LocalMedia } from '../media/local-media';
import type { MediaProblem } from '../media/media-problem';
import { Switch } from './switch';

/** Which camera and microphone, and whether they are on; in a voice room, the microphone alone. */
export function DeviceBar({ media }: { media: LocalMedia }) {
  const problem = media.problem.value;
  const hasCamera = media.kind === 'video';
  return (
    <div class={hasCamera ? 'devices' : 'devices voice'}>
      {problem && (
        <div class="problem-box" role="alert" data-test="media-problem">
          <p>{problemWords(media, problem)}</p>
          <button type="button" data-test="media-retry" onClick={() => void media.open()}>
            {t('app.retry')}
          </button>
        </div>
      )}
      {hasCamera && (
        <DevicePicker media={media} kind="camera" isDisabled={media.isVoiceOnly.value} />
      )}
      <DevicePicker media={media} kind="microphone" isDisabled={false} />
      <div class="switches">
        {hasCamera && (
          <Switch
            test="voice-only"
            words="media.voiceOnly"
            isOn={media.isVoiceOnly.value}
            onChange={(isOn) => void media.setVoiceOnly(isOn)}
          />
        )}
        <Switch
          test="mute"
          words="media.mute"
          isOn={media.isMuted.value}
          onChange={(isOn) => media.setMuted(isOn)}
        />
      </div>
    </div>
  );
}

/** Where there is no camera, none is spoken of. */
function problemWords({ kind }: LocalMedia, problem: MediaProblem): string {
  const key = `media.voice.${problem}`;
  return kind === 'voice' && isMessageKey(key) ? t(key) : t(`media.${problem}`);
}

interface PickerProps {
  media: LocalMedia;
  kind: 'camera' | 'microphone';
  isDisabled: boolean;
}

function DevicePicker({ media, kind, isDisabled }: PickerProps) {
  const id = useId();
  const isCamera = kind === 'camera';
  const devices = (isCamera ? media.cameras : media.microphones).value;
  const unnamed = isCamera ? 'media.unnamedCamera' : 'media.unnamedMicrophone';
  return (
    <div class="field">
      <label for={id}>{t(isCamera ? 'media.camera' : 'media.microphone')}</label>
      <select
        id={id}
        data-test={kind}
        disabled={isDisabled || devices.length === 0}
        value={(isCamera ? media.cameraId : media.microphoneId).value}
        onChange={({ currentTarget }) => void media.choose(kind, currentTarget.value)}
      >
        {devices.map(({ deviceId, label }, index) => (
          <option key={deviceId} value={deviceId}>
            {label || t(unnamed, { number: index + 1 })}
          </option>
        ))}
      </select>
    </div>
  );
}
