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

function ReplayCard({ replay, isMine }: { replay: ReplaySummary; isMine: boolean }) {
  const { replayId, hostName, startedAt } = replay;
  const title = replay.title || t('lobby.untitled');
  return (
    <Link to={`/replay/${replayId}`} test={`replay-${replayId}`}>
      <span class="preview">
        <Cover title={title} sign="replay" />
      </span>
      <ReplayBadge replay={replay} />
      <strong class="room-title">{title}</strong>
      <span class="hint">
        {!isMine && <>{t('lobby.by', { name: hostName })} · </>}
        <time dateTime={startedAt}>{dateWords(startedAt, locale.value)}</time>
      </span>
    </Link>
  );
}
