import { ApiError } from '../api/api-error';
import { t } from '../i18n/words';
import { problemWords } from '../notice';
import { OnStageElsewhere, type StagePresence } from '../room/stage-presence';

/** Whether one is on stage, said and read out as it changes. */
export function PresenceLine({ presence }: { presence: StagePresence }) {
  const state = presence.state.value;
  const reason = presence.problem.value ?? presence.link.value?.endedBy.value;
  return (
    <p class={`presence ${state}`} role="status" data-test="presence" data-state={state}>
      <span class="dot" aria-hidden="true" />
      {t(`stage.${state}`)} {reasonWords(reason)}
    </p>
  );
}

function reasonWords(reason: unknown): string {
  if (reason instanceof OnStageElsewhere) return t('stage.elsewhere');
  if (!(reason instanceof ApiError)) return '';
  const { key, fillings } = problemWords(reason);
  return t(key, fillings);
}
