import { ot } from '../i18n/order-words';
import type { MixDesk } from '../room/use-mix';

interface Props {
  secondsLeft: number;
  desk: MixDesk;
}

/** While a stream rests, its host may wait for it, and change their mind, or take another one. */
export function CooldownChoice({ secondsLeft, desk }: Props) {
  const { isWaiting, start, setWaiting } = desk;
  const isBusy = desk.action.isBusy;
  if (isWaiting) {
    return (
      <div class="cooldown" data-test="cooldown" data-seconds={secondsLeft}>
        <p class="hint">{ot('mix.waiting')}</p>
        <button type="button" data-test="start-cancel" onClick={() => setWaiting(false)}>
          {ot('mix.cancelStart')}
        </button>
      </div>
    );
  }
  return (
    <div class="cooldown" data-test="cooldown" data-seconds={secondsLeft}>
      <p class="hint">{ot('mix.cooldownWhy')}</p>
      <button
        type="button"
        class="primary"
        data-test="start-wait"
        disabled={isBusy}
        onClick={() => setWaiting(true)}
      >
        {ot('mix.startWait')}
      </button>
      <button
        type="button"
        data-test="start-rotate"
        disabled={isBusy}
        onClick={() => void start('rotate')}
      >
        {ot('mix.startRotate')}
      </button>
    </div>
  );
}
