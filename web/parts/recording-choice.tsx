import type { RecordingRule } from '../api/types';
import { t } from '../i18n/words';
import { Choice } from './choice';

const RULES: readonly RecordingRule[] = ['off', 'manual', 'auto'];

interface Props {
  test: string;
  rule: RecordingRule;
  onChoose(rule: RecordingRule): void;
}

/** Whether the broadcasts of a room are recorded. */
export function RecordingChoice({ test, rule, onChoose }: Props) {
  return (
    <Choice
      words={t('recording.rule')}
      test={test}
      values={RULES}
      value={rule}
      wordsOf={(each) => t(`recording.rule.${each}`)}
      onChoose={onChoose}
    />
  );
}
