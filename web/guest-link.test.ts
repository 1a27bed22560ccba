import { forgetInvitation, guestLinkOf, invitationTo, takeInvitation } from './guest-link';
import { storage } from './storage-fixture';

const INVITATION = 'AbCdEfGhIjKlMnOpQrStUv';

function openAt(url: string): URL {
  const { pathname, hash } = new URL(url);
  const address = { pathname, hash };
  const replaceState = (state: unknown, _title: string, path: string) => {
    Object.assign(history, { state });
    Object.assign(address, { pathname: path, hash: '' });
  };
  Object.assign(globalThis, {
    location: address,
    history: { state: { index: 3 }, replaceState },
  });
  takeInvitation();
  return new URL(address.pathname + address.hash, url);
}

beforeEach(() => {
  Object.assign(globalThis, { sessionStorage: storage() });
});

test('a guest link is good for its room alone, and its secret leaves the address', () => {
  const link = guestLinkOf('https://show.example', { roomId: 'tea', invitation: INVITATION });
  expect(new URL(link).pathname).toBe('/watch/tea');
  expect(openAt(link).href).toBe('https://show.example/watch/tea');
  expect(history.state).toEqual({ index: 3 });
  expect(invitationTo('tea')).toBe(INVITATION);
  expect(invitationTo('other')).toBeUndefined();
});

test('a reload keeps it until it is used', () => {
  openAt(guestLinkOf('https://show.example', { roomId: 'tea', invitation: INVITATION }));
  openAt('https://show.example/watch/tea');
  expect(invitationTo('tea')).toBe(INVITATION);
  forgetInvitation();
  openAt('https://show.example/watch/tea');
  expect(invitationTo('tea')).toBeUndefined();
});
