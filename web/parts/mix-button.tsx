import { useEffect } from 'preact/hooks';
import { t } from '../i18n/words';
import { type MixDesk, useMixView } from '../room/use-mix';
import { CooldownChoice } from './cooldown-choice';

/** The one button that starts or stops the broadcast. */
export function MixButton({ desk }: { desk: MixDesk }) {
  const { action, isWaiting, setWaiting, start, stop } = desk;
  const view = useMixView(desk);
  useEffect(() => {
    if (!isWaiting || view.kind === 'resting') return;
    if (view.kind === 'idle') void start('wait');
    // It was started elsewhere; its next end is no reason to start.
    else setWaiting(false);
  }, [isWaiting, view.kind]);
  if (view.kind === 'resting') {
    return <CooldownChoice secondsLeft={view.secondsLeft} desk={desk} />;
  }
  if (view.kind === 'idle') {
    return (
      <button
        type="button"
        class="primary mix-button"
        data-test="start-mix"
        disabled={action.isBusy}
        onClick={() => void start('reject')}
      >
        {t(action.isBusy ? 'mix.starting' : 'mix.start')}
      </button>
    );
  }
  return (
    <button
      type="button"
      class="stop mix-button"
      data-test="stop-mix"
      disabled={action.isBusy || view.kind === 'stopping'}
      onClick={() => void stop()}
    >
      {t('mix.stop')}
    </button>
  );
}
