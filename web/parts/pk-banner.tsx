import { useSignal } from '@preact/signals';
import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { useNow } from '../now';
import { pkSceneOf } from '../room/pk-scene';
import { pkResultWords } from './pk-result-words';
import { PkScore } from './pk-score';

/** The PK for the audience, over the picture; afterwards its result, until it is read. */
export function PkBanner({ room }: { room: Room }) {
  const dismissedPkId = useSignal('');
  const scene = pkSceneOf(room, useNow(), dismissedPkId.value);
  const isShown = scene.kind === 'running' || scene.kind === 'over';
  const { hostName } = room;
  return (
    <div class="pk-banner" data-test="pk-banner" data-state={scene.kind}>
      {isShown && (
        <PkScore
          name={hostName}
          opponentName={scene.opponent.hostName}
          score={scene.score}
          {...(scene.kind === 'running' && { leftMs: scene.leftMs })}
        />
      )}
      <p class="pk-result" role="status">
        {scene.kind === 'over' && pkResultWords(scene, hostName)}
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
