import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Replay, ReplayPart } from '../api/types';
import { type Backoff, backoffMs, pause } from '../backoff';
import { endSession } from '../end-session';
import { isSessionOver } from '../notice';

/** What is not finished is looked at again. */
const LOOK_AGAIN_MS = 5000;
const BACKOFF: Backoff = { firstMs: 2000, maxMs: 30_000 };

export interface ReplayReading {
  replay: Replay | undefined;
  problem: ApiError | undefined;
  /** Reads its files once more, with new addresses. Throws `ApiError`. */
  renew(): Promise<readonly ReplayPart[]>;
}

/** A replay, read again until it can be played, or never will. */
export function useReplay(api: Api, replayId: string): ReplayReading {
  const replay = useSignal<Replay | undefined>(undefined);
  const problem = useSignal<ApiError | undefined>(undefined);
  const read = async () => {
    replay.value = await api.recordings.read(replayId);
    problem.value = undefined;
    return replay.value;
  };
  useEffect(() => {
    const end = new AbortController();
    const follow = async () => {
      for (let failures = 0; !end.signal.aborted; ) {
        try {
          if (isFinished(await read())) return;
          failures = 0;
        } catch (error) {
          if (isSessionOver(error)) return endSession();
          if (error instanceof ApiError) problem.value = error;
          if (!(error instanceof ApiError && error.retryable)) return;
          failures += 1;
        }
        const waitMs = failures > 0 ? backoffMs(BACKOFF, failures, Math.random()) : LOOK_AGAIN_MS;
        await pause(waitMs, end.signal).catch(() => undefined);
      }
    };
    void follow();
    return () => end.abort();
  }, [api, replayId]);
  const renew = async () => {
    try {
      return (await read()).parts;
    } catch (error) {
      // With the token that a visitor gets then, the page asks once more.
      if (isSessionOver(error)) endSession();
      throw error;
    }
  };
  return { replay: replay.value, problem: problem.value, renew };
}

function isFinished({ state }: Replay): boolean {
  return state === 'ready' || state === 'failed';
}
