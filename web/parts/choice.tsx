import { useId } from 'preact/hooks';

interface Props<T> {
  words: string;
  test: string;
  values: readonly T[];
  value: T;
  /** What a value is called, if not by itself. */
  wordsOf?(value: T): string;
  onChoose(value: T): void;
}

/** One of some values. */
export function Choice<T extends string | number>({
  words,
  test,
  values,
  value,
  wordsOf = String,
  onChoose,
}: Props<T>) {
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
            {wordsOf(each)}
          </option>
        ))}
      </select>
    </div>
  );
}
