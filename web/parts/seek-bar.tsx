import { t } from '../i18n/words';
import { clockWords } from '../time-words';

/** What the arrow keys and the keys for pages move by. */
const STEPS_MS: Partial<Record<string, number>> = {
  ArrowLeft: -5000,
  ArrowRight: 5000,
  PageDown: -30_000,
  PageUp: 30_000,
};

interface Props {
  positionMs: number;
  lengthMs: number;
  chapters: readonly { atMs: number; words: string }[];
  onSeek(atMs: number): void;
}

/** The length of a film with its chapters as marks; by keys it moves in steps that can be heard. */
export function SeekBar({ positionMs, lengthMs, chapters, onSeek }: Props) {
  const step = (event: KeyboardEvent) => {
    const byMs = STEPS_MS[event.key];
    if (byMs === undefined) return;
    event.preventDefault();
    onSeek(Math.max(0, Math.min(lengthMs, positionMs + byMs)));
  };
  const time = clockWords(positionMs);
  const total = clockWords(lengthMs);
  return (
    <div class="seek">
      <div class="seek-marks">
        {chapters.map(({ atMs, words }) => (
          // The list has the same chapters for those who use the keyboard or hear the page.
          <button
            key={`${atMs} ${words}`}
            type="button"
            class="seek-mark"
            tabIndex={-1}
            aria-hidden="true"
            title={`${clockWords(atMs)} ${words}`}
            data-test="seek-mark"
            style={{ left: `${(atMs / Math.max(1, lengthMs)) * 100}%` }}
            onClick={() => onSeek(atMs)}
          />
        ))}
      </div>
      <input
        type="range"
        min="0"
        max={lengthMs}
        step="100"
        value={positionMs}
        aria-label={t('replay.seek')}
        aria-valuetext={t('replay.position', { time, total })}
        data-test="seek"
        onKeyDown={step}
        onInput={({ currentTarget }) => onSeek(Number(currentTarget.value))}
      />
    </div>
  );
}
