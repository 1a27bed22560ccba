/** A host's word that somebody carries in a link: good for one seat, once. */
import { signal } from '@preact/signals';

const KEY = 'lianmai.invitation';
const FIELD = 'guest';

interface Invitation {
  roomId: string;
  invitation: string;
}

/** The invitation with which this tab was opened, until it is used or over. */
export const guestInvitation = signal<Invitation | undefined>(undefined);

/** The address that is given away. What comes after `#` reaches no server and no log. */
export function guestLinkOf(origin: string, { roomId, invitation }: Invitation): string {
  return `${origin}/watch/${roomId}#${FIELD}=${invitation}`;
}

/** Takes the invitation out of the address, so that it is not passed on with it; a reload keeps it. */
export function takeInvitation(): void {
  const invitation = new URLSearchParams(location.hash.slice(1)).get(FIELD);
  const [, roomId] = /^\/watch\/([\w-]+)/.exec(location.pathname) ?? [];
  if (invitation && roomId) {
    sessionStorage.setItem(KEY, JSON.stringify({ roomId, invitation }));
    history.replaceState(history.state, '', location.pathname);
  }
  const kept = sessionStorage.getItem(KEY);
  guestInvitation.value = kept ? JSON.parse(kept) : undefined;
}

/** Forgets an invitation that is used or over. */
export function forgetInvitation(): void {
  sessionStorage.removeItem(KEY);
  guestInvitation.value = undefined;
}

/** The invitation to this room. */
export function invitationTo(roomId: string): string | undefined {
  const { value } = guestInvitation;
  return value?.roomId === roomId ? value.invitation : undefined;
}
