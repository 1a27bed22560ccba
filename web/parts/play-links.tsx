import type { PlayUrls } from '../api/types';
import { t } from '../i18n/words';
import { CopyField } from './copy-field';

const LINKS = [
  ['rtmp', 'RTMP'],
  ['flv', 'HTTP-FLV'],
  ['hls', 'HLS'],
] as const;

/** The play addresses, for players of one's own. */
export function PlayLinks({ playUrls }: { playUrls: PlayUrls }) {
  return (
    <details class="links">
      <summary>{t('links.title')}</summary>
      <p class="hint">{t('links.note')}</p>
      {LINKS.map(([kind, name]) => (
        <CopyField key={kind} label={name} value={playUrls[kind]} test={`link-${kind}`} />
      ))}
    </details>
  );
}
