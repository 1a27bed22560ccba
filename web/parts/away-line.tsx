import type { Mix } from '../api/types';
import { t } from '../i18n/words';
import { Countdown } from './countdown';

interface Props {
  mix: Mix;
  /** The way back to the stage, where there is one. */
  onReturn?: () => void;
}

/** Tells a host who is off stage that the broadcast ends soon, and how to keep it. */
export function AwayLine({ mix, onReturn }: Props) {
  const { graceEndsAt } = mix;
  return (
    <div role="alert" data-test="away">
      {graceEndsAt && (
        <div class="problem-box">
          <p>
            {t('mix.away')} <Countdown endsAt={graceEndsAt} label="mix.awayLeft" test="away-left" />
          </p>
          {onReturn && (
            <button type="button" class="primary" data-test="away-return" onClick={onReturn}>
              {t('mix.awayReturn')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
