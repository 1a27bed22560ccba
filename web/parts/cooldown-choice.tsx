import { dt } from '../i18n/desk-words';
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
        <p class="hint">{dt('mix.waiting')}</p>
        <button type="button" data-test="start-cancel" onClick={() => setWaiting(false)}>
          {dt('mix.cancelStart')}
        </button>
      </div>
    );
  }
  return (
    <div class="cooldown" data-test="cooldown" data-seconds={secondsLeft}>
      <p class="hint">{dt('mix.cooldownWhy')}</p>
      <button
        type="button"
        class="primary"
        data-test="start-wait"
        disabled={isBusy}
        onClick={() => setWaiting(true)}
      >
        {dt('mix.startWait')}
      </button>
      <button
        type="button"
        data-test="start-rotate"
        disabled={isBusy}
        onClick={() => void start('rotate')}
      >
        {dt('mix.startRotate')}
      </button>
    </div>
  );
}
