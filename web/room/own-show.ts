/** Which room this browser is live in as a host, known on every page and after a crash. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Room } from '../api/types';

const KEY = 'lianmai.own-show';

interface OwnShow {
  roomId: string;
  hostId: string;
}

export const ownShow = signal<OwnShow | undefined>(undefined);

/** Takes what was noted before, and follows the other tabs. */
export function followOwnShow(): void {
  const read = () => {
    ownShow.value = readShow(localStorage.getItem(KEY));
  };
  read();
  addEventListener('storage', read);
}

/** Notes in the studio whether its room is live. */
export function useOwnShow({ roomId, hostId, mix, state }: Room): void {
  const isOn = state === 'open' && mix.state !== 'idle';
  useEffect(() => {
    if (isOn) noteShow({ roomId, hostId });
    else forgetShow(roomId);
  }, [isOn, roomId, hostId]);
}

/** Forgets a show that has ended. */
export function forgetShow(roomId: string): void {
  if (ownShow.peek()?.roomId !== roomId) return;
  localStorage.removeItem(KEY);
  ownShow.value = undefined;
}

function noteShow(show: OwnShow): void {
  localStorage.setItem(KEY, JSON.stringify(show));
  ownShow.value = show;
}

function readShow(kept: string | null): OwnShow | undefined {
  try {
    const { roomId, hostId } = JSON.parse(kept ?? '{}');
    return typeof roomId === 'string' && typeof hostId === 'string'
      ? { roomId, hostId }
      : undefined;
  } catch {
    return undefined;
  }
}
