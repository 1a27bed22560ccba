import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Api } from '../api/api';
import type { ReplaySummary } from '../api/types';
import { endSession } from '../end-session';
import { isSessionOver } from '../notice';

const LOOK_AGAIN_MS = 15_000;

export interface ReplayShelves {
  /** The caller's own, in every state. */
  own: ReplaySummary[];
  /** The newest of others. */
  others: ReplaySummary[];
  refresh(): void;
}

/** The newest replays, read again while somebody looks. */
export function useReplays(api: Api, userId: string): ReplayShelves {
  const shelves = useSignal<Pick<ReplayShelves, 'own' | 'others'>>({ own: [], others: [] });
  const turn = useSignal(0);
  useEffect(() => {
    const end = new AbortController();
    const read = async () => {
      const [own, all] = await Promise.all([
        api.recordings.list(userId, end.signal),
        api.recordings.list(undefined, end.signal),
      ]);
      shelves.value = {
        own: own.filter(({ state }) => state !== 'deleting'),
        others: all.filter(({ hostId, state }) => hostId !== userId && state === 'ready'),
      };
    };
    const readOrKeep = () => {
      if (document.hidden) return;
      // The list of rooms tells of a server that cannot be reached.
      read().catch((error: unknown) => {
        if (!end.signal.aborted && isSessionOver(error)) endSession();
      });
    };
    readOrKeep();
    const timer = setInterval(readOrKeep, LOOK_AGAIN_MS);
    return () => {
      end.abort();
      clearInterval(timer);
    };
  }, [api, userId, turn.value]);
  const refresh = () => {
    turn.value += 1;
  };
  return { ...shelves.value, refresh };
}
