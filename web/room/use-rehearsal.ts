import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Room } from '../api/types';
import { awaitsAnswer } from './answer-seat';
import type { Stage } from './use-stage';

export interface Rehearsal {
  isOffered: boolean;
  isOn: boolean;
  start(): void;
}

/** Who waits for a paid answer opens the camera beforehand, and is then on stage at once. */
export function useRehearsal(
  room: Room,
  { media }: Stage,
  wantsStage: { current: boolean },
): Rehearsal {
  const isOn = useSignal(false);
  const isOffStage = room.you.stage === 'none';
  const awaits = awaitsAnswer(room);
  useEffect(() => {
    if (awaits || !isOffStage || !isOn.peek()) return;
    isOn.value = false;
    wantsStage.current = false;
    media.close();
  }, [awaits, isOffStage]);
  const start = () => {
    isOn.value = true;
    wantsStage.current = true;
    void media.open();
  };
  return { isOffered: awaits && isOffStage, isOn: isOn.value, start };
}
