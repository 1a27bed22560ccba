import { useEffect, useRef } from 'preact/hooks';
import type { Room } from '../api/types';
import { leaveSurely } from '../leaving';
import { tell } from '../notice';
import { navigate } from '../route';
import { forgetShow } from './own-show';

/** Takes a host whose show has another host now to where it is watched, with a word. */
export function useHandover(room: Room | undefined): void {
  const wasHost = useRef(false);
  const isHost = room?.you.role === 'host';
  useEffect(() => {
    if (!room) return;
    if (isHost) wasHost.current = true;
    else if (wasHost.current) {
      tell('handOver.given', { name: room.hostName });
      forgetShow(room.roomId);
      leaveSurely();
      void navigate(`/watch/${room.roomId}`);
    }
  }, [room?.roomId, isHost]);
}
