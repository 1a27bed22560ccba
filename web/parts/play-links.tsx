import type { PlayUrls } from '../api/types';
import { t } from '../i18n/words';
import { tell } from '../notice';

const LINKS = [
  ['rtmp', 'RTMP'],
  ['flv', 'HTTP-FLV'],
  ['hls', 'HLS'],
] as const;

/** The play addresses, to copy. */
export function PlayLinks({ playUrls }: { playUrls: PlayUrls }) {
  return (
    <section class="card links-card" aria-labelledby="links-title">
      <h2 id="links-title">{t('links.title')}</h2>
      <p class="hint">{t('links.note')}</p>
      <ul class="links">
        {LINKS.map(([kind, name]) => (
          <li key={kind}>
            <label class="row">
              <span class="link-name">{name}</span>
              <input readOnly value={playUrls[kind]} data-test={`link-${kind}`} />
            </label>
            <button
              type="button"
              class="small"
              aria-label={t('links.copyName', { name })}
              data-test={`copy-${kind}`}
              onClick={({ currentTarget }) => void copy(name, currentTarget)}
            >
              {t('links.copy')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Copies the address beside the button; where the browser does not let us, selects it. */
async function copy(name: string, { previousElementSibling: label }: Element): Promise<void> {
  const input = label?.querySelector('input');
  try {
    await navigator.clipboard.writeText(input?.value ?? '');
    tell('links.copied', { name });
  } catch {
    input?.select();
    tell('links.selected', { name });
  }
}
