import { useSignal } from '@preact/signals';
import { dismissProblem, tellProblem } from './notice';

export interface Action {
  isBusy: boolean;
  run(task: () => Promise<unknown>): Promise<void>;
}

/** Runs what a button asks for, one at a time, and says so if it fails. */
export function useAction(after?: () => void): Action {
  const isBusy = useSignal(false);
  const run = async (task: () => Promise<unknown>) => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    // What went wrong before is not what the next answer is about.
    dismissProblem();
    try {
      await task();
    } catch (error) {
      tellProblem(error);
    } finally {
      isBusy.value = false;
      after?.();
    }
  };
  return { isBusy: isBusy.value, run };
}
