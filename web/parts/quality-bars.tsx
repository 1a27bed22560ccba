import { t } from '../i18n/words';
import type { Quality } from '../rtc/quality';

const BARS: Record<Quality, number> = { poor: 1, fair: 2, good: 3 };

interface Props {
  quality: Quality | undefined;
  test: string;
  /** Whether there is room to say that all is well. */
  isWordy?: boolean;
}

/** A connection as bars and in words; nothing where nothing is known. */
export function QualityBars({ quality, test, isWordy = false }: Props) {
  if (!quality) return null;
  return (
    <span class={`quality ${quality}`} data-test={test} data-quality={quality}>
      <svg viewBox="0 0 14 12" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <rect
            key={bar}
            class={bar <= BARS[quality] ? 'bar on' : 'bar'}
            x={(bar - 1) * 5}
            y={12 - bar * 4}
            width="4"
            height={bar * 4}
            rx="1"
          />
        ))}
      </svg>
      <span class={quality === 'good' && !isWordy ? 'unseen' : ''}>{t(`quality.${quality}`)}</span>
    </span>
  );
}
