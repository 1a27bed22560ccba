import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/words';
import { takeJoinWish } from '../join-wish';

/** As long as the API takes. */
const MAX_TEXT_LENGTH = 200;

interface Props {
  price: string;
  isBusy: boolean;
  onAsk(text: string): Promise<void>;
}

/** A question to ask for a price. */
export function AskForm({ price, isBusy, onAsk }: Props) {
  const text = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takeJoinWish('question')) field.current?.focus();
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (said) void onAsk(said);
  };
  return (
    <form class="qna-form" onSubmit={submit}>
      <label class="field">
        {t('qna.text')}
        <input
          autocomplete="off"
          required
          maxLength={MAX_TEXT_LENGTH}
          data-test="question-text"
          ref={field}
          value={text}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="primary" data-test="question-ask" disabled={isBusy}>
        {t('qna.ask', { price })}
      </button>
    </form>
  );
}
