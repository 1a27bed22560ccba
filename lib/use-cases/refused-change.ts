/** What becomes of a change of the scene that the service has refused for good. */
import { SYSTEM } from '../model/actor';
import { withoutChange } from '../model/layout';
import { unlessOvertaken } from '../model/table';
import { MAX_TRIES } from './mix-result';
import { type ChangeSend, sendScene, tryLater, writeScene } from './scene';
import type { Services } from './services';

/**
 * Takes a refused change out of the room's scene, or every later one would be refused with it. What
 * others have changed since stays.
 */
export async function takeBack(services: Services, refused: ChangeSend): Promise<void> {
  const { roomId, mix } = refused.room;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await services.rooms.find(roomId);
    if (room?.mix.state !== 'live' || room.mix.fence !== mix.fence || !room.mix.params) return;
    const change = { actor: SYSTEM, params: withoutChange(room.mix.params, refused) };
    const send = await writeScene(services, room, change).catch(unlessOvertaken);
    if (send) {
      await sendScene(services, send).catch((error) => tryLater(services, room, error));
      return;
    }
  }
}
