import { t } from '../i18n/words';
import type { LocalMedia } from '../media/local-media';
import { DeviceBar } from './device-bar';
import { SheetButton } from './sheet-button';

/** Opens the choice of camera and microphone. */
export function DevicesButton({ media }: { media: LocalMedia }) {
  return (
    <SheetButton icon="devices" title={t('media.devices')} test="devices">
      {() => <DeviceBar media={media} />}
    </SheetButton>
  );
}
