import { useSignal } from '@preact/signals';
import { t } from '../i18n/words';
import type { LocalMedia } from '../media/local-media';
import { BarButton } from './bar-button';
import { DeviceBar } from './device-bar';
import { Sheet } from './sheet';

/** Opens the choice of camera and microphone. */
export function DevicesButton({ media }: { media: LocalMedia }) {
  const isOpen = useSignal(false);
  return (
    <>
      <BarButton
        icon="devices"
        words={t('media.devices')}
        test="devices"
        onClick={() => {
          isOpen.value = true;
        }}
      />
      <Sheet title={t('media.devices')} isOpen={isOpen}>
        <DeviceBar media={media} />
      </Sheet>
    </>
  );
}
