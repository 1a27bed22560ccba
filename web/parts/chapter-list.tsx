import { t } from '../i18n/words';
import { chapterAt } from '../replay/chapter-words';
import { clockWords } from '../time-words';

interface Props {
  chapters: readonly { atMs: number; words: string }[];
  positionMs: number;
  onSeek(atMs: number): void;
}

/** What happened in a replay; each leads there. */
export function ChapterList({ chapters, positionMs, onSeek }: Props) {
  const current = chapterAt(chapters, positionMs);
  return (
    <section class="card" aria-labelledby="chapters-title">
      <h2 id="chapters-title">{t('replay.chapters')}</h2>
      <ol class="chapters" data-test="chapters">
        {chapters.map(({ atMs, words }, index) => (
          <li key={`${atMs} ${words}`}>
            <button
              type="button"
              class="chapter"
              aria-current={index === current ? 'true' : undefined}
              data-test={`chapter-${index}`}
              onClick={() => onSeek(atMs)}
            >
              <span class="chapter-time">{clockWords(atMs)}</span>
              {words}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
