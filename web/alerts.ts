/** What calls the host who looks elsewhere: a sound, and a number in the title of the tab. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { sharedContext } from './media/level-meter';

const KEY = 'lianmai.alert-sound';
const TONES_HZ = [660, 880];
const TONE_SECONDS = 0.12;
const VOLUME = 0.12;

/** Whether somebody who waits is heard. */
export const hasAlertSound = signal(globalThis.localStorage?.getItem(KEY) !== 'no');
/** How many wait for an answer; the title of the tab says so. */
export const waitingCount = signal(0);

/** Switches the sound, and remembers it. */
export function setAlertSound(isOn: boolean): void {
  hasAlertSound.value = isOn;
  localStorage.setItem(KEY, isOn ? 'yes' : 'no');
}

/** Follows who waits, by ids: the number is shown, and a newcomer is heard. */
export function useAlerts(ids: string[]): void {
  const known = useRef(new Set(ids));
  const key = ids.join(' ');
  useEffect(() => {
    const isNew = ids.some((id) => !known.current.has(id));
    known.current = new Set(ids);
    waitingCount.value = ids.length;
    if (isNew && hasAlertSound.peek()) ring();
    return () => {
      waitingCount.value = 0;
    };
  }, [key]);
}

function ring(): void {
  // To begin another context costs a thread, just when a guest is to come on stage.
  const context = sharedContext();
  const volume = new GainNode(context, { gain: VOLUME });
  volume.connect(context.destination);
  for (const [index, frequency] of TONES_HZ.entries()) {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(volume);
    const startsAt = context.currentTime + index * TONE_SECONDS;
    tone.start(startsAt);
    tone.stop(startsAt + TONE_SECONDS);
    if (index === TONES_HZ.length - 1) tone.addEventListener('ended', () => volume.disconnect());
  }
}
