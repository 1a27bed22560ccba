/**
 * What other tables know of a room, as far as it has been noted as facts. The row of the room keeps
 * this, and a fact is written with it in one conditional write: so each is noted once, whoever finds
 * it. What is compared with it has to be read after the row, so that nothing noted before is missed.
 */

/** Ids, and a number that says what is known of each. */
type Known = readonly (readonly [id: string, value: number])[];

/** What has been noted of a room. */
export interface Noted {
  /** Grows with everything that is noted, and puts it in order. */
  version: number;
  /** Who is in the channel, since when. */
  members: Known;
  /** Who has asked to come on stage, and when. */
  requests: Known;
  /** How far each question has come: see `news.ts`. */
  questions: Known;
}

/** A room of which nothing has been noted. */
export const NOTHING_NOTED: Noted = { version: 0, members: [], requests: [], questions: [] };
