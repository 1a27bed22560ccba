/**
 * Which of a room's two versions a change raises. `layoutVersion` counts what the service has to be
 * sent; `stageVersion` counts what a decision about the stage rests on. A write that was decided by
 * an older version fails, and its caller reads the room again.
 */

/**
 * What changes in a room's row: the mix starts, or its scene or mode may be another (`scene`); other
 * people are on stage, or seen and heard otherwise (`people`), or are only invited to it, or kept off
 * it by a lock (`invitations`); there are more or fewer seats, or others may take
 * them (`seats`); the room's PK moves on (`pk`);
 * people on stage go on air or off it (`on-air`).
 */
export type RowChange = 'scene' | 'people' | 'invitations' | 'seats' | 'pk' | 'on-air';

/** The versions that a change raises by one, in the same write. */
export function versionsRaisedBy(change: RowChange): ('layoutVersion' | 'stageVersion')[] {
  switch (change) {
    case 'scene':
    case 'on-air':
      return ['layoutVersion'];
    case 'invitations':
    // A call that gives a seat away at this moment has to count the seats anew.
    case 'seats':
      return ['stageVersion'];
    // The scene names who is on stage, and during a PK both hosts.
    case 'people':
    case 'pk':
      return ['layoutVersion', 'stageVersion'];
    default:
      return change satisfies never;
  }
}
