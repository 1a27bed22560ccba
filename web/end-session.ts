import { session, signOut } from './session';
import { endVisit } from './visitor';

let end = endSignIn;

/** Ends the session of this page, whose token is good no more. */
export function endSession(): void {
  end();
}

/** Says how the session of this page ends, if it is not that of the audience's pages. */
export function endSessionBy(ownEnd: () => void): void {
  end = ownEnd;
}

/** Only a new token helps: a visitor gets one without being asked. */
function endSignIn(): void {
  if (session.peek()) signOut({ isExpired: true });
  else endVisit();
}
