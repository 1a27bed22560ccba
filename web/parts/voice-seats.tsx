import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';
import type { Room } from '../api/types';
import { seatPlaces } from '../room/seat-places';
import { EmptySeat } from './empty-seat';

/** More do not fit three to a row. */
const MAX_IN_THREES = 9;

interface Props<Person> {
  room: Pick<Room, 'seats'>;
  people: Person[];
  label?: string;
  test?: string;
  /** One person, who is a list item; the number of their seat is absent if they have none here. */
  tileOf(person: Person, seatNumber: number | undefined): ComponentChildren;
}

/** The stage of a voice room: its seats by number, those who sit in them, and the empty ones. */
export function VoiceSeats<Person extends { userId: string; role: string }>(props: Props<Person>) {
  const { room, people, label, test, tileOf } = props;
  const places = seatPlaces(room.seats, people);
  const isMany = places.length > MAX_IN_THREES;
  return (
    <ul class={isMany ? 'seats many' : 'seats'} aria-label={label} data-test={test}>
      {places.map(({ key, seat, person }) => (
        <Fragment key={key}>
          {person ? tileOf(person, seat?.seatNumber) : seat && <EmptySeat seat={seat} />}
        </Fragment>
      ))}
    </ul>
  );
}
