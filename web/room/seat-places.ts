import type { Room } from '../api/types';

type Seat = Room['seats'][number];

/** A place in a voice room: a seat, whoever has it, or somebody who has none. */
export interface SeatPlace<Person> {
  key: string;
  seat?: Seat;
  person?: Person;
}

/**
 * Everybody in the seat that is theirs, between the empty ones. Who has none, as they still look at
 * their microphone, comes first; the other host of a PK, whose seat is elsewhere, comes last.
 */
export function seatPlaces<Person extends { userId: string; role: string }>(
  seats: readonly Seat[],
  people: readonly Person[],
): SeatPlace<Person>[] {
  const isSeated = ({ userId }: Person) => seats.some((seat) => seat.userId === userId);
  const placeOf = (person: Person) => ({ key: person.userId, person });
  const without = people.filter((person) => !isSeated(person));
  return [
    ...without.filter(({ role }) => role !== 'opponent').map(placeOf),
    ...seats.map((seat) => {
      const person = people.find(({ userId }) => userId === seat.userId);
      return { key: `seat-${seat.seatNumber}`, seat, ...(person && { ...placeOf(person) }) };
    }),
    ...without.filter(({ role }) => role === 'opponent').map(placeOf),
  ];
}
