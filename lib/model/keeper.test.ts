import { AppError } from '../errors';
import type { Actor } from './actor';
import { MAX_MODERATORS, requireKeeper, withModerator, withoutModerator } from './keeper';

const room = { hostId: 'host', moderators: ['mia', 'max'] };
const user = (userId: string): Actor => ({ userId, isAdmin: false });
const ADMIN = { userId: 'admin', isAdmin: true };

function outcome(caller: Actor, userId: string): string {
  try {
    requireKeeper(room, caller, userId);
    return 'may';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

test.each([
  [user('host'), 'ben', 'may'],
  [user('mia'), 'ben', 'may'],
  [ADMIN, 'ben', 'may'],
  [user('ben'), 'cay', 'NotRoomHost'],
  [user('host'), 'mia', 'may'],
  [ADMIN, 'mia', 'may'],
  [user('mia'), 'max', 'NotRoomHost'],
  [user('mia'), 'mia', 'NotRoomHost'],
  [user('mia'), 'host', 'HostStays'],
  [ADMIN, 'host', 'HostStays'],
])('%j to %s: %s', (caller, userId, expected) => {
  expect(outcome(caller, userId)).toBe(expected);
});

test('a moderator is named once, the host never, and not too many', () => {
  expect(withModerator(room, 'ben')).toEqual(['mia', 'max', 'ben']);
  expect(withModerator(room, 'mia')).toBe(room.moderators);
  expect(withModerator(room, 'host')).toBe(room.moderators);
  const full = { ...room, moderators: Array.from({ length: MAX_MODERATORS }, (_, i) => `m${i}`) };
  expect(() => withModerator(full, 'ben')).toThrow(`${MAX_MODERATORS} moderators`);
  expect(withModerator(full, 'm3')).toBe(full.moderators);
});

test('a moderator who is none is taken away without a change', () => {
  expect(withoutModerator(room, 'mia')).toEqual(['max']);
  expect(withoutModerator(room, 'ben')).toBe(room.moderators);
});
