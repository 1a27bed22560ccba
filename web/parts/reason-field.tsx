import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { ot } from '../i18n/order-words';

const MAX_REASON_LENGTH = 200;

/** A reason that somebody types, and whether it was left out. */
export interface Reason {
  text: Signal<string>;
  isMissing: Signal<boolean>;
  /** What was typed; nothing if that was nothing, which is said then. */
  take(): string | undefined;
  /** Empties the field, unless something else was typed meanwhile. */
  forget(said: string): void;
}

/** Keeps a reason that an act needs. */
export function useReason(): Reason {
  const text = useSignal('');
  const isMissing = useSignal(false);
  const take = () => {
    const said = text.peek().trim();
    isMissing.value = said === '';
    return said || undefined;
  };
  const forget = (said: string) => {
    if (text.peek().trim() === said) text.value = '';
  };
  return { text, isMissing, take, forget };
}

/** Asks why something is done. */
export function ReasonField({
  words,
  reason: { text, isMissing },
  test,
}: {
  words: string;
  reason: Reason;
  test: string;
}) {
  const problemId = useId();
  return (
    <>
      <label class="field">
        {words}
        <input
          maxLength={MAX_REASON_LENGTH}
          data-test={test}
          aria-invalid={isMissing.value}
          aria-describedby={problemId}
          value={text}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <p id={problemId} class="field-problem" role="alert">
        {isMissing.value && ot('noReason')}
      </p>
    </>
  );
}
