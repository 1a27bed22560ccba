import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { QnaOpening, QnaTerms } from '../api/types';
import { dt } from '../i18n/desk-words';
import type { MessageKey } from '../i18n/en';
import { t } from '../i18n/words';
import { centsOf, typedCents } from '../money';

const USUAL = { priceCents: 990, secondsPerAnswer: 60, queueLength: 10 };

interface Props {
  /** Those of last time. */
  terms: QnaTerms | undefined;
  isBusy: boolean;
  onOpen(terms: QnaOpening): Promise<void>;
}

/** On what terms the host takes questions. */
export function QnaForm({ terms, isBusy, onOpen }: Props) {
  const usual = terms ?? USUAL;
  const price = useSignal(typedCents(usual.priceCents));
  const seconds = useSignal(usual.secondsPerAnswer);
  const places = useSignal(usual.queueLength);
  const submit = (event: Event) => {
    event.preventDefault();
    const priceCents = centsOf(price.value);
    if (priceCents === undefined) return;
    const numbers = { secondsPerAnswer: seconds.value, queueLength: places.value };
    void onOpen({ priceCents, ...numbers, ...(terms && { currency: terms.currency }) });
  };
  return (
    <form class="qna-form" onSubmit={submit}>
      <PriceField value={price} />
      <NumberField words="qna.seconds" test="qna-seconds" min={15} max={600} value={seconds} />
      <NumberField words="qna.queueLength" test="qna-queue" min={1} max={50} value={places} />
      <button type="submit" class="primary" data-test="qna-open" disabled={isBusy}>
        {dt('qna.open')}
      </button>
    </form>
  );
}

function PriceField({ value }: { value: Signal<string> }) {
  const id = useId();
  const isWrong = centsOf(value.value) === undefined;
  return (
    <div class="field">
      <label for={id}>{dt('qna.price')}</label>
      <input
        id={id}
        inputMode="decimal"
        autocomplete="off"
        required
        data-test="qna-price"
        aria-invalid={isWrong}
        aria-describedby={`${id}-problem`}
        value={value}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value;
          const isFine = centsOf(currentTarget.value) !== undefined;
          currentTarget.setCustomValidity(isFine ? '' : t('qna.badPrice'));
        }}
      />
      <p class="hint" id={`${id}-problem`} role="status">
        {isWrong && t('qna.badPrice')}
      </p>
    </div>
  );
}

interface NumberProps {
  words: MessageKey;
  test: string;
  min: number;
  max: number;
  value: Signal<number>;
}

/** A whole number; the browser refuses others. */
function NumberField({ words, test, min, max, value }: NumberProps) {
  return (
    <label class="field">
      {t(words)}
      <input
        type="number"
        required
        data-test={test}
        {...{ min, max }}
        value={value}
        onInput={({ currentTarget }) => {
          if (currentTarget.validity.valid) value.value = currentTarget.valueAsNumber;
        }}
      />
    </label>
  );
}
