import { t } from '../i18n/words';
import { type MixDesk, useMixView } from '../room/use-mix';
import { CooldownChoice } from './cooldown-choice';

/** The one button that starts or stops the broadcast. */
export function MixButton({ desk }: { desk: MixDesk }) {
  const { action, start, stop } = desk;
  const view = useMixView(desk);
  if (view.kind === 'resting') {
    const { secondsLeft } = view;
    return <CooldownChoice secondsLeft={secondsLeft} isBusy={action.isBusy} onStart={start} />;
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
