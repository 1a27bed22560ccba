import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Api } from '../api/api';
import type { ReplaySummary } from '../api/types';
import { locale, t } from '../i18n/words';
import { dateWords } from '../time-words';
import { Cover } from './cover';
import { Link } from './link';
import { ReplayActions } from './replay-actions';
import { ReplayBadge } from './replay-badge';

interface Props {
  title: string;
  test: string;
  replays: ReplaySummary[];
  /** What their host does with them needs the API. */
  host?: { api: Api; onDeleted(): void };
}

/** Replays side by side; nothing where there is none. */
export function ReplayShelf({ title, test, replays, host }: Props) {
  if (replays.length === 0) return null;
  return (
    <>
      <h2 class="rooms-title">{title}</h2>
      <ul class="rooms" data-test={test}>
        {replays.map((replay) => (
          <li key={replay.replayId} class="room">
            <ReplayCard replay={replay} isMine={host !== undefined} />
            {host && <ReplayActions replay={replay} {...host} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Its picture; a drawn one where there is none, or it cannot be had. */
function ReplayPreview({ replay, title }: { replay: ReplaySummary; title: string }) {
  // Each read signs a new address, and each picture is billed: the first one stays.
  const coverUrl = useRef(replay.coverUrl);
  coverUrl.current ??= replay.coverUrl;
  const hasFailed = useSignal(false);
  const onError = () => {
    hasFailed.value = true;
  };
  return (
    <span class="preview">
      {coverUrl.current && !hasFailed.value ? (
        <img src={coverUrl.current} alt="" loading="lazy" data-test="cover" onError={onError} />
      ) : (
        <Cover title={title} sign="replay" />
      )}
    </span>
  );
}

function ReplayCard({ replay, isMine }: { replay: ReplaySummary; isMine: boolean }) {
  const { replayId, hostName, startedAt } = replay;
  const title = replay.title || t('lobby.untitled');
  return (
    <Link to={`/replay/${replayId}`} test={`replay-${replayId}`}>
      <ReplayPreview replay={replay} title={title} />
      <ReplayBadge replay={replay} />
      <strong class="room-title">{title}</strong>
      <span class="hint">
        {!isMine && <>{t('lobby.by', { name: hostName })} · </>}
        <time dateTime={startedAt}>{dateWords(startedAt, locale.value)}</time>
      </span>
    </Link>
  );
}
