import { useId } from 'preact/hooks';

interface Props {
  test: string;
  words: string;
  /** What it does, where its name does not say all. */
  note?: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

/** Something that is on or off. */
export function Switch({ test, words, note, isOn, onChange }: Props) {
  const id = useId();
  return (
    <div class="switch-part">
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={isOn}
        aria-describedby={note ? id : undefined}
        data-test={test}
        onClick={() => onChange(!isOn)}
      >
        <span class="switch-knob" aria-hidden="true" />
        {words}
      </button>
      {note && (
        <p class="hint" id={id} role="status">
          {note}
        </p>
      )}
    </div>
  );
}
