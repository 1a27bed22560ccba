import { t } from '../i18n/words';
import type { MixView } from '../room/mix-view';
import { type MixDesk, useMixView } from '../room/use-mix';
import { clockWords } from '../time-words';
import { outcomeWords } from './outcome-words';

/** The state of the mix. What ticks is not read out; what changes is. */
export function MixStateLine({ desk, isVideo }: { desk: MixDesk; isVideo: boolean }) {
  const { mix } = desk;
  const view = useMixView(desk);
  return (
    <div class={`mix-state ${view.kind}`}>
      <p data-test="mix-state" data-state={view.kind}>
        <strong>
          <span class="dot" aria-hidden="true" />
          {stateWords(view)}
        </strong>
        {mix.state === 'live' && mix.mode && isVideo && (
          <span class="mode" data-test="mix-mode" data-mode={mix.mode}>
            {t(`mix.mode.${mix.mode}`)}
          </span>
        )}
        {view.kind === 'live' && view.leftMs !== undefined && (
          <span class="hint"> {t('mix.left', { time: clockWords(view.leftMs) })}</span>
        )}
      </p>
      <p class="unseen" role="status">
        {t(`mix.said.${view.kind}`)}
      </p>
      <p class="hint" role="status">
        {mix.state === 'live' && mix.isLayoutApplied === false && t('mix.layoutPending')}
        {mix.state === 'idle' && outcomeWords(mix.lastOutcome)}
      </p>
      {view.kind === 'live' && view.endsSoon && view.leftMs !== undefined && (
        <p class="problem-box" role="alert" data-test="ends-soon">
          {t('mix.endsSoon', { time: minutesWords(view.leftMs) })}
        </p>
      )}
    </div>
  );
}

function stateWords(view: MixView): string {
  if (view.kind === 'live') return t('mix.live', { time: clockWords(view.liveMs) });
  if (view.kind === 'resting') return t('mix.resting', { seconds: view.secondsLeft });
  return t(`mix.${view.kind}`);
}

/** Whole minutes: an alert that ticked would be read out every second. */
function minutesWords(durationMs: number): string {
  return clockWords(Math.ceil(durationMs / 60_000) * 60_000);
}
