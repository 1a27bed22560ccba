import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { VoiceActivity } from './voice-activity';

export interface Voice {
  isSpeaking: boolean;
  onLevel(level: number): void;
}

/** Whether somebody is speaking, by the levels that it is told. */
export function useVoice(): Voice {
  const isSpeaking = useSignal(false);
  const onLevel = useMemo(() => {
    const activity = new VoiceActivity();
    return (level: number) => {
      isSpeaking.value = activity.next(level, Date.now());
    };
  }, []);
  return { isSpeaking: isSpeaking.value, onLevel };
}
