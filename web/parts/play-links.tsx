import type { PlayUrls } from '../api/types';
import { t } from '../i18n/words';
import { tell } from '../notice';
import { useAction } from '../use-action';

const LINKS = [
  ['rtmp', 'RTMP'],
  ['flv', 'HTTP-FLV'],
  ['hls', 'HLS'],
] as const;

/** The play addresses, to copy. */
export function PlayLinks({ playUrls }: { playUrls: PlayUrls }) {
  const action = useAction();
  const copy = (name: string, url: string) =>
    action.run(async () => {
      await navigator.clipboard.writeText(url);
      tell('links.copied', { name });
    });
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
              onClick={() => void copy(name, playUrls[kind])}
            >
              {t('links.copy')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
