import type { Room } from '../api/types';
import { t } from '../i18n/words';
import type { StagePresence } from '../room/stage-presence';
import { useLasting } from '../use-lasting';

/** The room hears a moment late that one has left. */
const HEARSAY_MS = 3000;

interface Props {
  room: Room;
  presence: StagePresence;
}

/** Tells who is on stage in another tab or on another device, and lets them go on here. */
export function ElsewhereLine({ room: { stage, you }, presence }: Props) {
  const isInChannel = stage.some(({ userId, isPresent }) => userId === you.userId && isPresent);
  const isHeard = useLasting(isInChannel && !presence.isOnStage.value, HEARSAY_MS);
  const isElsewhere = !presence.isOnStage.value && (presence.isElsewhere.value || isHeard);
  return (
    <div role="alert" data-test="elsewhere">
      {isElsewhere && (
        <div class="problem-box">
          <p>{t(presence.isReplaced.value ? 'stage.replaced' : 'stage.elsewhere')}</p>
          <button
            type="button"
            class="primary"
            data-test="take-over"
            onClick={() => void presence.enter({ takesOver: true })}
          >
            {t('stage.takeOver')}
          </button>
        </div>
      )}
    </div>
  );
}
