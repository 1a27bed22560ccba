/** Viewers: the live service counts them, some minutes late, and the rooms keep what it says. */
import { describeError } from '../log';
import { COUNTED_AFTER_MS } from '../model/audience';
import { roomIdOf } from '../model/room';
import { unlessOvertaken } from '../model/table';
import type { TimerServices } from './services';

const MINUTE_MS = 60_000;

/** Keeps the newest counts of all streams with their rooms; without them a room shows none. */
export async function noteViewers({ audience, rooms, clock, log }: TimerServices): Promise<void> {
  const countedAtMs = Math.floor((clock.now() - COUNTED_AFTER_MS) / MINUTE_MS) * MINUTE_MS;
  try {
    const counts = await audience.viewersAt(countedAtMs);
    const written = [...counts].map(([stream, count]) =>
      // A stream that is not of a live room is none of ours.
      rooms.setViewers(roomIdOf(stream), { count, countedAtMs }).catch(unlessOvertaken),
    );
    await Promise.all(written);
  } catch (error) {
    log({ event: 'viewers-unknown', error: describeError(error) });
  }
}
