import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { t } from '../i18n/words';
import { CopyField } from './copy-field';
import { Icon } from './icon';
import { QrPicture } from './qr-picture';
import { Sheet } from './sheet';

interface Props {
  roomId: string;
  title: string;
  /** What else can be given away. */
  children?: ComponentChildren;
}

/** Opens the room's link and its QR code, to be sent to others. */
export function ShareButton({ roomId, title, children }: Props) {
  const isOpen = useSignal(false);
  const url = `${location.origin}/watch/${roomId}`;
  return (
    <>
      <button
        type="button"
        class="small"
        data-test="share"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        <Icon name="share" />
        {t('share.share')}
      </button>
      <Sheet title={t('share.title')} isOpen={isOpen} test="share-sheet">
        <QrPicture text={url} label={t('share.qr')} />
        <CopyField label={t('share.link')} value={url} test="share-link" />
        {'share' in navigator && (
          <button type="button" onClick={() => void shareBySystem(title, url)}>
            {t('share.system')}
          </button>
        )}
        {children}
      </Sheet>
    </>
  );
}

/** By the phone's own sheet; a person who closes it has changed their mind. */
async function shareBySystem(title: string, url: string): Promise<void> {
  await navigator.share({ title, url }).catch(() => undefined);
}
