import { useId } from 'preact/hooks';
import type { Resolution } from '../api/types';
import { t } from '../i18n/words';

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

interface ChoiceProps<T> {
  words: string;
  test: string;
  values: readonly T[];
  value: T;
  onChoose(value: T): void;
}

function Choice<T extends string | number>({
  words,
  test,
  values,
  value,
  onChoose,
}: ChoiceProps<T>) {
  const id = useId();
  const choose = (said: string) => {
    const found = values.find((candidate) => String(candidate) === said);
    if (found !== undefined) onChoose(found);
  };
  return (
    <div class="field">
      <label for={id}>{words}</label>
      <select
        id={id}
        data-test={test}
        value={String(value)}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {values.map((each) => (
          <option key={each} value={String(each)}>
            {each}
          </option>
        ))}
      </select>
    </div>
  );
}
