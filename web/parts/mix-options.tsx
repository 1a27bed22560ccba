import type { MixStart, Orientation, Resolution } from '../api/types';
import { dt } from '../i18n/desk-words';
import { t } from '../i18n/words';
import { Choice } from './choice';

interface Props {
  /** As it will be, if nothing is chosen. */
  shape: MixStart;
  onWish(change: MixStart): void;
}

const RESOLUTIONS: readonly Resolution[] = ['360p', '720p', '1080p'];
const ORIENTATIONS: readonly Orientation[] = ['landscape', 'portrait'];
/** The sizes that tasks are billed by. https://help.aliyun.com/document_detail/109587.html */
const SEATS = [1, 2, 4, 9];

/** What is fixed when the mix starts. */
export function MixOptions({ shape, onWish }: Props) {
  const { resolution = '720p', seats = 4, orientation = 'landscape' } = shape;
  return (
    <div class="mix-options">
      <Choice
        words={dt('mix.resolution')}
        test="resolution"
        values={RESOLUTIONS}
        value={resolution}
        onChoose={(next) => onWish({ resolution: next })}
      />
      <Choice
        words={t('mix.orientation')}
        test="orientation"
        values={ORIENTATIONS}
        value={orientation}
        wordsOf={(each) => t(`orientation.${each}`)}
        onChoose={(next) => onWish({ orientation: next })}
      />
      <Choice
        words={dt('mix.seats')}
        test="seats"
        values={SEATS}
        value={seats}
        onChoose={(next) => onWish({ seats: next })}
      />
      <p class="hint">{dt('mix.optionsNote')}</p>
    </div>
  );
}
