import { useSignal } from '@preact/signals';
import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { useNow } from '../now';
import { type PkScene, pkSceneOf } from '../room/pk-scene';
import { pkResultWords, roundWords } from './pk-result-words';
import { countsDownIn, PkScore } from './pk-score';

/** The PK for the audience, over the picture; afterwards its result, until it is read. */
export function PkBanner({ room }: { room: Room }) {
  const dismissedPkId = useSignal('');
  const scene = pkSceneOf(room, useNow(), dismissedPkId.value);
  const { roomId } = room;
  return (
    <div class="pk-banner" data-test="pk-banner" data-state={scene.kind}>
      {scene.kind === 'linked' && (
        <PkScore roomId={roomId} score={scene.round.score} {...countsDownIn(scene)} />
      )}
      {scene.kind === 'over' && <PkScore roomId={roomId} score={scene.result.score} />}
      <p class="pk-result" role="status">
        {saidOf(scene)}
      </p>
      {scene.kind === 'over' && (
        <button
          type="button"
          class="small"
          data-test="pk-banner-dismiss"
          onClick={() => {
            dismissedPkId.value = scene.pkId;
          }}
        >
          {t('app.dismiss')}
        </button>
      )}
    </div>
  );
}

/** A result stays until the next round; what is said of the punishment is on the clock. */
function saidOf(scene: PkScene): string {
  if (scene.kind === 'over') return pkResultWords(scene);
  if (scene.kind !== 'linked' || scene.state === 'running' || !scene.result) return '';
  return roundWords(scene.result);
}
