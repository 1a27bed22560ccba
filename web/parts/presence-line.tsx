import { t } from '../i18n/words';
import { problemWords } from '../notice';
import type { StagePresence } from '../room/stage-presence';

/** Whether one is on stage, said and read out as it changes. */
export function PresenceLine({ presence }: { presence: StagePresence }) {
  const state = presence.state.value;
  const reason = presence.problem.value ?? presence.link.value?.endedBy.value;
  return (
    <p class={`presence ${state}`} role="status" data-test="presence" data-state={state}>
      <span class="dot" aria-hidden="true" />
      {t(`stage.${state}`)} {reason !== undefined && <Reason error={reason} />}
    </p>
  );
}

function Reason({ error }: { error: unknown }) {
  const { key, fillings } = problemWords(error);
  return <span>{t(key, fillings)}</span>;
}
