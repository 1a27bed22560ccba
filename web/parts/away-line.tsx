import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { deputyInPlace } from '../room/deputy';
import { Countdown } from './countdown';

interface Props {
  room: Room;
  /** The way back to the stage, where there is one. */
  onReturn?: () => void;
}

/** Tells a host who is off stage what happens soon, and how to keep the show. */
export function AwayLine({ room, onReturn }: Props) {
  const { graceEndsAt } = room.mix;
  const deputy = deputyInPlace(room);
  return (
    <div role="alert" data-test="away">
      {graceEndsAt && (
        <div class="problem-box">
          <p>
            {deputy ? t('mix.awayDeputy', { name: deputy.name }) : t('mix.away')}{' '}
            <Countdown
              endsAt={graceEndsAt}
              label={deputy ? 'mix.deputyLeft' : 'mix.awayLeft'}
              test="away-left"
            />
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
