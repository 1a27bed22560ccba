import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Api } from '../api/api';
import { Operations } from '../api/operations';
import type { RoomSummary, Usage } from '../api/types';
import { endSession } from '../end-session';
import { tellProblem } from '../notice';
import { repeat } from '../repeat';

/** Previews and states are as new as this. */
const ROOMS_EVERY_MS = 5000;
const USAGE_EVERY_MS = 60_000;

/** All rooms and what today has cost, read again and again while somebody looks. */
export function useWall(api: Api) {
  const rooms = useSignal<RoomSummary[] | undefined>(undefined);
  const usage = useSignal<Usage[]>([]);
  const isLost = useSignal(false);
  const turn = useSignal(0);
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const operations = new Operations(api);
    const readRooms = async () => {
      const isFirst = rooms.peek() === undefined;
      const tell = (soFar: RoomSummary[]) => {
        // Only an empty wall grows page by page; one that is there is changed as a whole.
        if (isFirst) rooms.value = soFar;
      };
      rooms.value = await operations.rooms(signal, tell);
      turn.value += 1;
    };
    const readUsage = async () => {
      usage.value = await operations.usage(new Date().toISOString().slice(0, 10), signal);
    };
    const told = (failures: number, error?: unknown) => {
      if (failures === 1) tellProblem(error);
      isLost.value = failures > 0;
    };
    repeat(readRooms, { everyMs: ROOMS_EVERY_MS, signal, told }).catch(() => endSession());
    repeat(readUsage, { everyMs: USAGE_EVERY_MS, signal, told }).catch(() => endSession());
    return () => end.abort();
  }, [api]);
  return { rooms: rooms.value, usage: usage.value, isLost: isLost.value, turn: turn.value };
}
