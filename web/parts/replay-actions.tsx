import type { Api } from '../api/api';
import type { ReplayPart, ReplaySummary } from '../api/types';
import { confirmed } from '../confirm';
import { t } from '../i18n/words';
import { tell } from '../notice';
import { useAction } from '../use-action';

interface Props {
  api: Api;
  replay: ReplaySummary;
  onDeleted(): void;
}

/** What a host does with a replay of the own: keep its files, and delete it. */
export function ReplayActions({ api, replay, onDeleted }: Props) {
  const { replayId, title, state } = replay;
  const action = useAction();
  const name = title || t('lobby.untitled');
  const keep = async () => {
    // Addresses end, so that each download has new ones.
    const { parts } = await api.recordings.read(replayId);
    await keepFiles(parts);
  };
  const remove = async () => {
    const asked = { words: 'replay.deleteSure', yes: 'replay.deleteYes' } as const;
    if (!(await confirmed({ ...asked, fillings: { title: name } }))) return;
    await api.recordings.delete(replayId);
    tell('replay.deleted', { title: name });
    onDeleted();
  };
  return (
    <div class="row">
      {state === 'ready' && (
        <button
          type="button"
          class="small"
          aria-label={t('replay.downloadName', { title: name })}
          data-test={`download-${replayId}`}
          disabled={action.isBusy}
          onClick={() => void action.run(keep)}
        >
          {t('replay.download')}
        </button>
      )}
      {state !== 'recording' && (
        <button
          type="button"
          class="small danger"
          aria-label={t('replay.deleteName', { title: name })}
          data-test={`delete-${replayId}`}
          disabled={action.isBusy}
          onClick={() => void action.run(remove)}
        >
          {t('replay.delete')}
        </button>
      )}
    </div>
  );
}

/** A browser gives up a download that has not begun when it is asked for the next one. */
const BETWEEN_FILES_MS = 1500;

/** The service says that they are to be kept, so that the page stays where it is. */
async function keepFiles(parts: readonly ReplayPart[]): Promise<void> {
  for (const [index, { downloadUrl }] of parts.entries()) {
    if (!downloadUrl) continue;
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, BETWEEN_FILES_MS));
    const link = document.createElement('a');
    link.href = downloadUrl;
    link.rel = 'noreferrer';
    link.click();
  }
}
