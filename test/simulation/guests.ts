/** Viewers who want to come on stage; in small rooms there are not enough seats for them. */
export const GUESTS = ['guest1', 'guest2', 'guest3'] as const;

/**
 * Who has ever got a token for a room's channel: such a token works for as long as a run lasts,
 * whatever has become of the seat.
 */
export class Tokens {
  readonly #given = new Set<string>();

  add(roomId: string, userId: string): void {
    this.#given.add(`${roomId} ${userId}`);
  }

  has(roomId: string, userId: string): boolean {
    return this.#given.has(`${roomId} ${userId}`);
  }
}
