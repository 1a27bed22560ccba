import { useId } from 'preact/hooks';
import { t } from '../i18n/words';
import type { LocalMedia } from '../media/local-media';
import { playTestTone } from '../media/test-tone';
import { LevelMeter } from './level-meter';
import { Switch } from './switch';

/** Which camera and microphone, and how they do; in a voice room, the microphone alone. */
export function DeviceBar({ media }: { media: LocalMedia }) {
  const hasCamera = media.kind === 'video';
  return (
    <div class="devices">
      {hasCamera && (
        <DevicePicker media={media} kind="camera" isDisabled={media.isVoiceOnly.value} />
      )}
      <div class="field">
        <DevicePicker media={media} kind="microphone" isDisabled={false} />
        <LevelMeter stream={media.stream.value} />
      </div>
      <div class="switches">
        {hasCamera && (
          <Switch
            test="mirror"
            words={t('media.mirror')}
            isOn={media.isMirrored.value}
            onChange={(isOn) => media.setMirrored(isOn)}
          />
        )}
        <button type="button" data-test="speaker-test" onClick={playTestTone}>
          {t('media.speakerTest')}
        </button>
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
  const { cameras, microphones, cameraId, microphoneId } = media.devices;
  const devices = (isCamera ? cameras : microphones).value;
  const unnamed = isCamera ? 'media.unnamedCamera' : 'media.unnamedMicrophone';
  return (
    <div class="field">
      <label for={id}>{t(isCamera ? 'media.camera' : 'media.microphone')}</label>
      <select
        id={id}
        data-test={kind}
        disabled={isDisabled || devices.length === 0}
        value={(isCamera ? cameraId : microphoneId).value}
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
