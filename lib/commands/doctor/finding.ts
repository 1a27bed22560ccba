/**
 * - `right`: as it has to be.
 * - `wrong`: a deployment or a show would fail.
 * - `not-yet`: something before it has to be done first.
 * - `look`: no API tells; a person has to look.
 */
export type Status = 'right' | 'wrong' | 'not-yet' | 'look';

/** What a check has found, in one sentence or two, and what to do next. Holds no secret. */
export interface Finding {
  status: Status;
  what: string;
  next?: string;
}

/** A line of the doctor's report. */
export interface Line extends Finding {
  check: string;
}

export const right = (what: string): Finding => ({ status: 'right', what });
export const wrong = (what: string, next: string): Finding => ({ status: 'wrong', what, next });
export const notYet = (what: string, next: string): Finding => ({ status: 'not-yet', what, next });
export const look = (what: string, next: string): Finding => ({ status: 'look', what, next });
