import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { useNow } from '../now';

/** How many watch, when that was, and whom it leaves out; nothing while it is not known. */
export function ViewersLine({ room: { viewers, viewersAt } }: { room: Room }) {
  const nowMs = useNow();
  if (viewers === undefined || !viewersAt) return null;
  const minutes = Math.round((nowMs - Date.parse(viewersAt)) / 60_000);
  return (
    <span class="hint" data-test="viewers" title={t('viewers.help')}>
      {t('viewers.count', { count: viewers, minutes })}
    </span>
  );
}
