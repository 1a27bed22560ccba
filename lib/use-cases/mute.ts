/** Taking somebody's sound out of the mix. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { SYSTEM } from '../model/actor';
import { fitting } from '../model/named-users';
import { noteAction, reasonShape } from './actions';
import { allowKeeper } from './keepers';
import { MAX_TRIES, type MixResult } from './mix-result';
import type { Services } from './services';
import { roomBusy, type SeatChange } from './stage';
import { updateMix } from './update-mix';

/** The body of a mute. */
export const muteMemberBody = z.strictObject({
  isMuted: z._default(z.boolean(), true),
  reason: z._default(reasonShape, ''),
});

/**
 * Takes the sound of a user out of the running mix, or lets it in again. Throws `RoomNotFound`,
 * `NotRoomHost`, `HostStays`, `Banned`, `MixNotRunning`, and as `updateMix` does.
 */
export async function muteMember(
  services: Services,
  mute: SeatChange & z.infer<typeof muteMemberBody>,
): Promise<MixResult> {
  const { roomId, userId, actor, isMuted, reason } = mute;
  await allowKeeper(services, await services.rooms.require(roomId), mute);
  const kind = isMuted ? 'mute-member' : 'unmute-member';
  await noteAction(services, { kind, roomId, userId, reason, actor });
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const { mix, stage } = await services.rooms.require(roomId);
    const others = (mix.params?.muted ?? []).filter((each) => each !== userId);
    const people = [userId, ...stage.map((seat) => seat.userId)];
    const scene = { muted: isMuted ? fitting([...others, userId], people) : others };
    const { layoutVersion } = mix;
    // The right was checked: what a moderator may not change of the mix is not in this change.
    const update = { roomId, actor: SYSTEM, layoutVersion, scene };
    const done = await updateMix(services, update).catch(unlessStale);
    if (done) return done;
  }
  throw roomBusy();
}

/** Somebody else has changed the scene meanwhile. */
function unlessStale(error: unknown): undefined {
  if (!(error instanceof AppError) || error.code !== 'StaleLayoutVersion') throw error;
}
