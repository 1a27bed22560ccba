import { useId } from 'preact/hooks';
import type { MessageKey } from '../i18n/en';
import { t } from '../i18n/words';
import type { LocalMedia } from '../media/local-media';

/** Which camera and microphone, and whether they are on. */
export function DeviceBar({ media }: { media: LocalMedia }) {
  const problem = media.problem.value;
  return (
    <div class="devices">
      {problem && (
        <div class="problem-box" role="alert" data-test="media-problem">
          <p>{t(`media.${problem}`)}</p>
          <button type="button" data-test="media-retry" onClick={() => void media.open()}>
            {t('app.retry')}
          </button>
        </div>
      )}
      <DevicePicker media={media} kind="camera" isDisabled={media.isVoiceOnly.value} />
      <DevicePicker media={media} kind="microphone" isDisabled={false} />
      <div class="switches">
        <Switch
          test="voice-only"
          words="media.voiceOnly"
          isOn={media.isVoiceOnly.value}
          onChange={(isOn) => void media.setVoiceOnly(isOn)}
        />
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

interface SwitchProps {
  test: string;
  words: MessageKey;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

function Switch({ test, words, isOn, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={isOn}
      data-test={test}
      onClick={() => onChange(!isOn)}
    >
      <span class="switch-knob" aria-hidden="true" />
      {t(words)}
    </button>
  );
}
