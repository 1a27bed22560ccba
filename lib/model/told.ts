/**
 * What other tables know of a room, as far as it has been told. The row of the room keeps this, and
 * a fact is written with it in one conditional write; so each is told once, whoever finds it. What
 * is compared with it has to be read after the row: all that was told before is in one of the two.
 */

/** Ids, and a number that says what is known of each. */
type Known = readonly (readonly [id: string, value: number])[];

/** What has been told of a room. */
export interface Told {
  /** Grows with everything that is told, and puts it in order. */
  version: number;
  /** Who is in the channel, since when. */
  members: Known;
  /** Who has asked to come on stage, and when. */
  requests: Known;
  /** How far each question has come: see `news.ts`. */
  questions: Known;
}

/** A room of which nothing has been told. */
export const NOTHING_TOLD: Told = { version: 0, members: [], requests: [], questions: [] };
