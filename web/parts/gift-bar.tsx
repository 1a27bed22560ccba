import { t } from '../i18n/words';
import { giveGift } from '../local-cloud';
import { useAction } from '../use-action';
import { LikeButton } from './like-button';

const GIFTS = ['flower', 'rocket'] as const;

interface Props {
  roomId: string;
  /** The viewer's own. */
  token: string;
}

/** What viewers can give while a PK runs. Without money here; a deployment has its own shop. */
export function GiftBar({ roomId, token }: Props) {
  const action = useAction();
  return (
    <fieldset class="row gifts" aria-label={t('gifts.title')}>
      <LikeButton roomId={roomId} token={token} />
      {GIFTS.map((gift) => (
        <button
          key={gift}
          type="button"
          class="small"
          data-test={`gift-${gift}`}
          disabled={action.isBusy}
          onClick={() => void action.run(() => giveGift(token, roomId, gift))}
        >
          {t(`gifts.${gift}`)}
        </button>
      ))}
    </fieldset>
  );
}
