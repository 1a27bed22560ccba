import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Api } from '../api/api';
import { Order } from '../api/order';
import type { LogEntry } from '../api/types';
import { ot } from '../i18n/order-words';
import { locale, t } from '../i18n/words';
import { tellProblem } from '../notice';
import { dateWords } from '../time-words';
import { useAction } from '../use-action';

/** What was done to people, in a room or anywhere, newest first, page by page. */
export function ActionLog({ api, roomId }: { api: Api; roomId: string | undefined }) {
  const entries = useSignal<LogEntry[] | undefined>(undefined);
  const next = useSignal<string | undefined>(undefined);
  const read = async () => {
    const page = await new Order(api).actions(roomId, next.peek());
    entries.value = [...(entries.peek() ?? []), ...page.actions];
    next.value = page.nextToken;
  };
  useEffect(() => void read().catch(tellProblem), []);
  const action = useAction();
  const { value: found } = entries;
  if (!found) return <p role="status">{t('app.loading')}</p>;
  return (
    <section class="order-part" aria-label={ot('log')} data-test="log">
      <h3>{ot('log')}</h3>
      {found.length === 0 && <p class="hint">{ot('noLog')}</p>}
      <ol class="log">
        {found.map((entry) => (
          <Entry key={entry.actionId} entry={entry} isOfAll={roomId === undefined} />
        ))}
      </ol>
      {next.value && (
        <button type="button" disabled={action.isBusy} onClick={() => void action.run(read)}>
          {ot('more')}
        </button>
      )}
    </section>
  );
}

function Entry({ entry, isOfAll }: { entry: LogEntry; isOfAll: boolean }) {
  const { kind, userId, doneBy, doneAt, reason, roomId } = entry;
  return (
    <li data-kind={kind}>
      <strong>{userId}</strong> {ot(`kind.${kind}`)}
      {reason && <>: {reason}</>}
      <span class="hint">
        {dateWords(doneAt, locale.value)} · {ot('by', { userId: doneBy })}
        {isOfAll && roomId && <> · {roomId}</>}
      </span>
    </li>
  );
}
