import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Api } from '../api/api';
import { Order } from '../api/order';
import type { Ban } from '../api/types';
import { ot } from '../i18n/order-words';
import { locale, t } from '../i18n/words';
import { tellProblem } from '../notice';
import { dateWords } from '../time-words';
import { useAction } from '../use-action';

/** Who is banned from a room, or from every room, with the way back. */
export function BanList({ api, roomId }: { api: Api; roomId: string | undefined }) {
  const bans = useSignal<Ban[] | undefined>(undefined);
  const read = async () => {
    bans.value = await new Order(api).bans(roomId);
  };
  useEffect(() => void read().catch(tellProblem), []);
  const action = useAction();
  const lift = async (ban: Ban) => {
    await new Order(api).unban(ban);
    await read();
  };
  const { value: found } = bans;
  if (!found) return <p role="status">{t('app.loading')}</p>;
  return (
    <section class="order-part" aria-label={ot('bans', { count: found.length })} data-test="bans">
      <h3>{ot('bans', { count: found.length })}</h3>
      {found.length === 0 && <p class="hint">{ot('noBans')}</p>}
      <ul class="people">
        {found.map((ban) => (
          <li key={ban.userId}>
            <span class="person">
              {ban.userId}
              <span class="hint">
                {ban.reason} ·{' '}
                {ban.until
                  ? ot('untilTime', { time: dateWords(ban.until, locale.value) })
                  : ot('forEver')}
              </span>
            </span>
            <button
              type="button"
              class="small"
              aria-label={ot('liftName', { userId: ban.userId })}
              data-test={`unban-${ban.userId}`}
              disabled={action.isBusy}
              onClick={() => void action.run(() => lift(ban))}
            >
              {ot('lift')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
