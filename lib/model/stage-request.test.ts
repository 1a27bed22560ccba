import fc from 'fast-check';
import { readRow } from '../store/columns';
import { roomWith } from '../store/room-fixture';
import { STAGE_REQUEST, stageRequestKey } from '../store/stage-request-row';
import { isOpenRequest, openRequests, REQUEST_TTL_MS, stageState } from './stage-request';
import { USER_ID } from './user-id';

const room = roomWith({});
const NOW = room.createdAtMs + 10 * REQUEST_TTL_MS;
const request = (userId: string, agoMs = 0) => ({
  userId,
  name: userId,
  requestedAtMs: NOW - agoMs,
});
const userId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/).filter((id) => USER_ID.test(id));

test('requests come after all members in the order of keys, so that they can hide nobody', () => {
  fc.assert(
    fc.property(userId, userId, (member, asker) => {
      expect(Buffer.compare(Buffer.from(stageRequestKey(asker)), Buffer.from(member))).toBe(1);
      const row = { user_id: stageRequestKey(asker), name: '连麦', requested_at_ms: 5 };
      expect(readRow(STAGE_REQUEST, row)).toEqual({
        userId: asker,
        name: '连麦',
        requestedAtMs: 5,
      });
    }),
  );
});

test('a request is over when it is old, when it is answered, and when the room opens anew', () => {
  expect(isOpenRequest(request('a'), room, NOW)).toBe(true);
  expect(isOpenRequest(request('a', REQUEST_TTL_MS), room, NOW)).toBe(false);
  const seat = { userId: 'a', name: 'a', number: 2, state: 'invited' as const, sinceMs: NOW };
  expect(isOpenRequest(request('a'), { ...room, stage: [seat] }, NOW)).toBe(false);
  expect(isOpenRequest(request('a', 1), { ...room, createdAtMs: NOW }, NOW)).toBe(false);
});

test('the one who has waited longest is the first', () => {
  const requests = [request('a', 1), request('b', 3), request('c', 2)];
  expect(openRequests(requests, room, NOW).map((one) => one.userId)).toEqual(['b', 'c', 'a']);
});

test('everybody stands somewhere, and of a closed room only the host is on stage', () => {
  const seat = (id: string, state: 'invited' | 'seated') => {
    return { userId: id, name: id, number: 2, state, sinceMs: NOW };
  };
  const staged = { ...room, stage: [seat('in', 'seated'), seat('called', 'invited')] };
  const users = ['host', 'in', 'called', 'waits', 'x'];
  const standings = (one: typeof room) =>
    users.map((id) => stageState(one, [request('waits')], id));
  expect(standings(staged)).toEqual(['seated', 'seated', 'invited', 'requested', 'none']);
  const closed = { ...staged, state: 'closed' as const };
  expect(standings(closed)).toEqual(['seated', 'none', 'none', 'none', 'none']);
});
