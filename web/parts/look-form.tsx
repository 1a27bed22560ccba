import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { MixLook, StageMember } from '../api/types';
import type { OrderKey } from '../i18n/order-en';
import { ot } from '../i18n/order-words';
import { isPictureUrl, MAX_TITLE_LENGTH, MAX_URL_LENGTH } from '../room/picture-url';
import { type Pins, pinned, pinsFor, saidPins } from '../room/pins';
import { PanePins } from './pane-pins';

interface Props {
  look: MixLook;
  panes: number;
  hostId: string;
  stage: StageMember[];
  isBusy: boolean;
  onApply(look: MixLook): Promise<void>;
}

/** What the mix shows beside the cameras, and who is where. */
export function LookForm({ look, panes, hostId, stage, isBusy, onApply }: Props) {
  const { watermark } = look;
  const title = useSignal(watermark && 'text' in watermark ? watermark.text : '');
  const backgroundUrl = useSignal(look.backgroundUrl ?? '');
  const placeholderUrl = useSignal(look.placeholderUrl ?? '');
  const chosenPins = useSignal<Pins | undefined>(undefined);
  const pins = pinsFor(panes, hostId, chosenPins.value ?? saidPins(look.panes));
  const submit = (event: Event) => {
    event.preventDefault();
    void onApply({
      watermark: title.value.trim() ? { text: title.value.trim() } : null,
      backgroundUrl: backgroundUrl.value.trim() || null,
      placeholderUrl: placeholderUrl.value.trim() || null,
      panes: pins,
    });
  };
  return (
    <details class="look">
      <summary data-test="look">{ot('look.title')}</summary>
      <form onSubmit={submit}>
        <TextField words="look.watermark" test="look-title" value={title} />
        <UrlField words="look.background" test="look-background" value={backgroundUrl} />
        <UrlField words="look.placeholder" test="look-placeholder" value={placeholderUrl} />
        <PanePins
          pins={pins}
          stage={stage}
          onPin={(pane, userId) => {
            chosenPins.value = pinned(pins, pane, userId);
          }}
        />
        <button type="submit" data-test="look-apply" disabled={isBusy}>
          {ot('look.apply')}
        </button>
      </form>
    </details>
  );
}

interface FieldProps {
  words: OrderKey;
  test: string;
  value: { value: string };
}

function TextField({ words, test, value }: FieldProps) {
  return (
    <label class="field">
      {ot(words)}
      <input
        data-test={test}
        maxLength={MAX_TITLE_LENGTH}
        value={value.value}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value;
        }}
      />
    </label>
  );
}

function UrlField({ words, test, value }: FieldProps) {
  const id = useId();
  const said = value.value.trim();
  const isWrong = said !== '' && !isPictureUrl(said);
  return (
    <div class="field">
      <label for={id}>{ot(words)}</label>
      <input
        id={id}
        type="url"
        inputMode="url"
        placeholder="https://"
        data-test={test}
        maxLength={MAX_URL_LENGTH}
        aria-invalid={isWrong}
        aria-describedby={`${id}-problem`}
        value={value.value}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value;
          const isFine = currentTarget.value.trim() === '' || isPictureUrl(currentTarget.value);
          currentTarget.setCustomValidity(isFine ? '' : ot('look.badUrl'));
        }}
      />
      <p class="hint" id={`${id}-problem`} role="status">
        {isWrong && ot('look.badUrl')}
      </p>
    </div>
  );
}
