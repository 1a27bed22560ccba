import type { Resolution } from '../api/types';
import { t } from '../i18n/words';
import { Choice } from './choice';

export interface MixOptions {
  resolution: Resolution;
  seats: number;
}

interface Props {
  options: MixOptions;
  onChange(options: MixOptions): void;
}

const RESOLUTIONS: readonly Resolution[] = ['360p', '720p', '1080p'];
/** The sizes that tasks are billed by. https://help.aliyun.com/document_detail/109587.html */
const SEATS = [1, 2, 4, 9];

/** What is fixed when the mix starts. */
export function MixOptionFields({ options, onChange }: Props) {
  return (
    <>
      <div class="options">
        <Choice
          words={t('mix.resolution')}
          test="resolution"
          values={RESOLUTIONS}
          value={options.resolution}
          onChoose={(resolution) => onChange({ ...options, resolution })}
        />
        <Choice
          words={t('mix.seats')}
          test="seats"
          values={SEATS}
          value={options.seats}
          onChoose={(seats) => onChange({ ...options, seats })}
        />
      </div>
      <p class="hint">{t('mix.optionsNote')}</p>
    </>
  );
}
