import type { NamedFact, Outbox, RoomEvent } from './event';
import { inOrder } from './fact';

/** Facts that get their numbers at once: with what is removed, well below the columns of a write. */
const MAX_AT_ONCE = 200;

/** The facts that get their numbers next, and the events that they are then. */
export function numbered(
  roomId: string,
  { facts, lastNumber }: Outbox,
): { facts: NamedFact[]; events: RoomEvent[] } {
  const next = inOrder(facts).slice(0, MAX_AT_ONCE);
  const events = next.map(({ type, atMs, data }, index) => ({
    roomId,
    number: lastNumber + 1 + index,
    type,
    atMs,
    data,
  }));
  return { facts: next, events };
}
