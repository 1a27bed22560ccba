import { t } from '../i18n/words';
import { giveGift } from '../local-cloud';
import { useAction } from '../use-action';

const GIFTS = ['flower', 'rocket'] as const;

/** What viewers can give while a PK runs. Without money here; a deployment has its own shop. */
export function GiftBar({ roomId }: { roomId: string }) {
  const action = useAction();
  return (
    <fieldset class="row gifts" aria-label={t('gifts.title')}>
      {GIFTS.map((gift) => (
        <button
          key={gift}
          type="button"
          class="small"
          data-test={`gift-${gift}`}
          disabled={action.isBusy}
          onClick={() => void action.run(() => giveGift(roomId, gift))}
        >
          {t(`gifts.${gift}`)}
        </button>
      ))}
    </fieldset>
  );
}
