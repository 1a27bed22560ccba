import { badRequest, Refusal } from '../http/refusal';
import { Guest, type GuestOptions } from './guest';
import { type Person, personOf } from './person';
import { ApiRefusal } from './stage-client';

/**
 * What the guests show, so that one can tell them apart; each has a tone of its own, too. As many
 * as fit: a layout has nine panes at most, and one is the host's.
 */
const COLORS = [
  '#2471a3',
  '#1e8449',
  '#b9770e',
  '#7d3c98',
  '#148f77',
  '#a04000',
  '#5d6d7e',
  '#c2185b',
];
/** What a guest is called whom nobody names; `{number}` tells guests of one name apart. */
const NAME = 'Guest {number}';
const LOWEST_TONE_HZ = 330;
const TONE_STEP_HZ = 55;

type Options = Pick<GuestOptions, 'api' | 'whip' | 'participantPath'> & {
  signToken(person: Person): Promise<string>;
};

/** The synthetic people of this machine, for shows without company. */
export class Guests {
  readonly #options: Options;
  readonly #guests = new Map<string, Guest>();
  /** Places taken, by those too who are still asking. */
  readonly #taken = new Set<number>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Sends a guest to a room. Throws a `Refusal` if the room or this machine takes no more. */
  async invite(roomId: unknown, name: unknown): Promise<Person> {
    if (typeof roomId !== 'string' || roomId === '') {
      throw badRequest('Expected a roomId.');
    }
    const place = this.#takePlace();
    try {
      const person = personOf(numbered(name ?? NAME, place + 1));
      const guest = await this.#ask(person, roomId, place);
      this.#guests.set(person.userId, guest);
      void guest.over.then(() => this.#forget(person.userId, place));
      return person;
    } catch (error) {
      this.#taken.delete(place);
      throw error instanceof ApiRefusal
        ? new Refusal(error.status, error.code, error.message)
        : error;
    }
  }

  /** Makes a guest leave; resolves when they are gone. Throws a 404 if there is none. */
  async dismiss(userId: string): Promise<void> {
    const guest = this.#guests.get(userId);
    if (!guest) throw new Refusal(404, 'NotFound', 'There is no such guest.');
    await guest.leave();
  }

  /** Makes everybody leave. */
  async close(): Promise<void> {
    await Promise.all([...this.#guests.values()].map((guest) => guest.leave()));
  }

  #takePlace(): number {
    const place = COLORS.findIndex((_, index) => !this.#taken.has(index));
    if (place < 0) {
      throw new Refusal(409, 'TooManyGuests', `At most ${COLORS.length} guests at a time.`);
    }
    this.#taken.add(place);
    return place;
  }

  async #ask(person: Person, roomId: string, place: number): Promise<Guest> {
    const { signToken, ...options } = this.#options;
    return Guest.ask({
      ...options,
      person,
      roomId,
      token: await signToken(person),
      color: COLORS[place] ?? '',
      tone: LOWEST_TONE_HZ + place * TONE_STEP_HZ,
    });
  }

  #forget(userId: string, place: number): void {
    this.#guests.delete(userId);
    this.#taken.delete(place);
  }
}

function numbered(name: unknown, number: number): unknown {
  return typeof name === 'string' ? name.replace('{number}', String(number)) : name;
}
