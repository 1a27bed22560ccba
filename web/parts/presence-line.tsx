import { ApiError } from '../api/api-error';
import { isMessageKey, t } from '../i18n/words';
import { isFirefoxOnLoopback } from '../media/browser-kind';
import { problemWords } from '../notice';
import type { StagePresence } from '../room/stage-presence';
import { SessionRefused } from '../rtc/peer-session';
import { LinkOver } from '../rtc/stage-link';

/** Whether one is on stage, said and read out as it changes. */
export function PresenceLine({ presence }: { presence: StagePresence }) {
  const state = presence.state.value;
  const reason = presence.problem.value ?? presence.link.value?.endedBy.value;
  const isLoopback = isFirefoxOnLoopback(navigator.userAgent, location.hostname);
  const hint = state === 'reconnecting' && isLoopback ? t('link.firefoxLoopback') : '';
  const words = reasonWords(reason) || hint;
  return (
    <p
      class={`presence ${state}${words ? ' reasoned' : ''}`}
      role="status"
      data-test="presence"
      data-state={state}
    >
      <span class="dot" aria-hidden="true" />
      {t(`stage.${state}`)} {words}
    </p>
  );
}

/** Why the place on stage is over, and what to do; a place that was taken over is told elsewhere. */
function reasonWords(reason: unknown): string {
  if (reason instanceof SessionRefused) return refusalWords(reason.status);
  if (reason instanceof LinkOver && reason.reason !== 'replaced') return t(`link.${reason.reason}`);
  if (!(reason instanceof ApiError)) return '';
  const { key, fillings } = problemWords(reason);
  return t(key, fillings);
}

function refusalWords(status: number): string {
  const key = `link.refused.${status}`;
  return isMessageKey(key) ? t(key) : t('link.refused', { status });
}
