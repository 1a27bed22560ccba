import { session, signOut } from './session';
import { endVisit } from './visitor';

/** Only a new token helps: a visitor gets one without being asked. */
export function endSession(): void {
  if (session.peek()) signOut({ isExpired: true });
  else endVisit();
}
