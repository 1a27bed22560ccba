import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/words';
import { followLevel } from '../media/level-meter';

/** How loud one's own microphone is now. */
export function LevelMeter({ stream }: { stream: MediaStream | undefined }) {
  const bar = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    if (!stream) return undefined;
    return followLevel(stream, (level) => {
      if (bar.current) bar.current.value = level;
    });
  }, [stream]);
  return <meter ref={bar} class="level" aria-label={t('media.level')} data-test="level" />;
}
