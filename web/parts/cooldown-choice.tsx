import type { Cooldown } from '../api/types';
import { t } from '../i18n/words';

interface Props {
  secondsLeft: number;
  isBusy: boolean;
  onStart(onCooldown: Cooldown): Promise<void>;
}

/** While a stream rests, its host may wait for it or take another one. */
export function CooldownChoice({ secondsLeft, isBusy, onStart }: Props) {
  return (
    <div class="cooldown" data-test="cooldown" data-seconds={secondsLeft}>
      <p class="hint">{isBusy ? t('mix.waiting') : t('mix.cooldownWhy')}</p>
      <button
        type="button"
        class="primary"
        data-test="start-wait"
        disabled={isBusy}
        onClick={() => void onStart('wait')}
      >
        {t('mix.startWait')}
      </button>
      <button
        type="button"
        data-test="start-rotate"
        disabled={isBusy}
        onClick={() => void onStart('rotate')}
      >
        {t('mix.startRotate')}
      </button>
    </div>
  );
}
