import { useSignal } from '@preact/signals';
import type { Banning } from '../api/types';
import { serviceNowMs } from '../clock';
import { ot } from '../i18n/order-words';
import type { Action } from '../use-action';
import { Choice } from './choice';
import { ReasonField, useReason } from './reason-field';

const HOUR_MS = 3_600_000;
const DURATIONS_MS = { ever: undefined, hour: HOUR_MS, day: 24 * HOUR_MS, week: 168 * HOUR_MS };
type Duration = keyof typeof DURATIONS_MS;
const DURATIONS: Duration[] = ['hour', 'day', 'week', 'ever'];

interface Props {
  words: string;
  note: string;
  action: Action;
  onBan(ban: Pick<Banning, 'reason' | 'until'>): Promise<unknown>;
}

/** Why somebody is banned, and for how long. */
export function BanForm({ words, note, action, onBan }: Props) {
  const reason = useReason();
  const duration = useSignal<Duration>('day');
  const submit = (event: Event) => {
    event.preventDefault();
    const said = reason.take();
    if (said) void action.run(() => onBan({ reason: said, ...untilIn(duration.value) }));
  };
  return (
    <form class="ban-form" onSubmit={submit} noValidate>
      <ReasonField words={ot('reason')} reason={reason} test="ban-reason" />
      <Choice
        words={ot('until')}
        test="ban-until"
        values={DURATIONS}
        value={duration.value}
        wordsOf={(each) => ot(`until.${each}`)}
        onChoose={(next) => {
          duration.value = next;
        }}
      />
      <p class="hint">{note}</p>
      <button type="submit" class="danger" data-test="ban" disabled={action.isBusy}>
        {words}
      </button>
    </form>
  );
}

function untilIn(duration: Duration): Pick<Banning, 'until'> {
  const ms = DURATIONS_MS[duration];
  return ms === undefined ? {} : { until: new Date(serviceNowMs() + ms).toISOString() };
}
