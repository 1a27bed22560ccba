import { useEffect, useId, useRef } from 'preact/hooks';
import { dt } from '../i18n/desk-words';
import { t } from '../i18n/words';
import { namesOf } from '../names';
import type { PkScene } from '../room/pk-scene';
import type { Action } from '../use-action';

interface Props {
  scene: Extract<PkScene, { kind: 'invited' }>;
  action: Action;
  onAccept(): Promise<void>;
  onRefuse(): Promise<void>;
}

/**
 * Another host's invitation, shown wherever the host is looking. It is read out, and takes the focus
 * until it is answered or gone.
 */
export function PkInvitation({ scene, action, onAccept, onRefuse }: Props) {
  const id = useId();
  const heading = useFocusWhileShown();
  const { secondsLeft } = scene;
  return (
    <div class="waiting">
      <section
        class="waiting-card"
        role="alertdialog"
        aria-labelledby={id}
        data-test="pk-invitation"
      >
        <h2 id={id} ref={heading} tabIndex={-1}>
          {wordsOf(scene)}
        </h2>
        <span class="pk-clock" role="timer" data-test="pk-seconds">
          {t('pk.seconds', { seconds: secondsLeft })}
        </span>
        <div class="row">
          <button
            type="button"
            class="primary small"
            data-test="pk-accept"
            disabled={action.isBusy}
            onClick={() => void onAccept()}
          >
            {dt('pk.accept')}
          </button>
          <button
            type="button"
            class="small"
            data-test="pk-refuse"
            disabled={action.isBusy}
            onClick={() => void onRefuse()}
          >
            {dt('pk.refuse')}
          </button>
        </div>
      </section>
    </div>
  );
}

function wordsOf({ name, minutes, with: others }: Props['scene']): string {
  if (minutes !== undefined) return dt('pk.invited', { name, minutes });
  return dt('pk.invitedInto', { name, names: namesOf(others) });
}

/** The focus is on words, not on a button: a host who is typing must not answer by accident. */
function useFocusWhileShown() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      // An element with the focus that goes leaves it to the body, the start of the page.
      const isLost = document.activeElement === document.body || !document.activeElement;
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return heading;
}
