import type { Room } from '../api/types';
import { t } from '../i18n/words';
import type { Rehearsal } from '../room/use-rehearsal';
import type { Stage } from '../room/use-stage';
import { DeviceBar } from './device-bar';
import { MediaHelp } from './media-help';
import { StageTiles } from './stage-tiles';

interface Props {
  room: Room;
  stage: Stage;
  rehearsal: Rehearsal;
}

/** The own picture and sound, before the host takes the question that was paid for. */
export function RehearsalPart({ room, stage, rehearsal }: Props) {
  if (!rehearsal.isOn) {
    return (
      <>
        <p class="hint">{t('qna.prepareNote')}</p>
        <button
          type="button"
          class="primary"
          data-test="question-prepare"
          onClick={() => rehearsal.start()}
        >
          {t('qna.prepare')}
        </button>
      </>
    );
  }
  return (
    <>
      <p role="status">{t('qna.prepared')}</p>
      <MediaHelp media={stage.media} />
      <StageTiles room={room} stage={stage} />
      <DeviceBar media={stage.media} />
    </>
  );
}
