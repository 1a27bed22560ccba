import type { Room, StageMember } from '../api/types';
import { airingOf, withoutPane } from './in-picture';

const person = (userId: string, more: Partial<StageMember> = {}): StageMember => ({
  userId,
  name: userId,
  role: userId === 'ann' ? 'host' : 'cohost',
  seatNumber: 1,
  state: 'seated',
  isPresent: true,
  isPublishing: true,
  isInPicture: true,
  ...more,
});
const roomWith = (mix: Partial<Room['mix']>, ...stage: StageMember[]) => ({
  kind: 'video' as const,
  mix: { state: 'live' as const, layout: 'side-by-side' as const, seats: 4, ...mix },
  stage,
  seats: [],
});
const idsOf = (members: StageMember[]) => members.map(({ userId }) => userId);

test('who has no pane is only heard', () => {
  const cay = person('cay', { isInPicture: false });
  const room = roomWith({}, person('ann'), person('ben'), cay);
  expect(idsOf(withoutPane(room))).toEqual(['cay']);
  expect(airingOf(room, cay)).toBe('heardOnly');
  expect(airingOf(room, person('ben'))).toBe('inPicture');
});

test('nobody is missing from a picture that is not on air', () => {
  const room = roomWith({ state: 'idle' }, person('ann', { isInPicture: false }));
  expect(withoutPane(room)).toEqual([]);
});

test.each([
  ['invited', { state: 'invited' as const, isPublishing: false, isPresent: false }],
  ['absent', { isPublishing: false, isPresent: false }],
  ['present', { isPublishing: false }],
])('who sends nothing takes no pane: %s', (airing, more) => {
  const ben = person('ben', more);
  const room = roomWith({}, person('ann'), ben, person('cay'));
  expect(airingOf(room, ben)).toBe(airing);
  expect(withoutPane(room)).toEqual([]);
});

test('who has no pane and is muted is neither seen nor heard', () => {
  const ben = person('ben', { isInPicture: false });
  const room = roomWith({ layout: 'solo', muted: ['ben'] }, person('ann'), ben);
  expect(airingOf(room, ben)).toBe('silent');
});
