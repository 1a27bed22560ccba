import type { Room, StageMember } from '../api/types';
import { airingOf, withoutPane } from './in-picture';

const person = (userId: string, more: Partial<StageMember> = {}): StageMember => ({
  userId,
  name: userId,
  role: userId === 'ann' ? 'host' : 'cohost',
  state: 'seated',
  isPresent: true,
  isPublishing: true,
  ...more,
});
const roomWith = (mix: Partial<Room['mix']>, ...stage: StageMember[]) => ({
  kind: 'video' as const,
  mix: { state: 'live' as const, layout: 'side-by-side' as const, seats: 4, ...mix },
  stage,
});
const idsOf = (members: StageMember[]) => members.map(({ userId }) => userId);

test('two side by side are in the picture, and the third is only heard', () => {
  const room = roomWith({}, person('ann'), person('ben'), person('cay'));
  expect(idsOf(withoutPane(room))).toEqual(['cay']);
  expect(airingOf(room, person('cay'))).toBe('heardOnly');
});

test('a grid of one place shows the host alone', () => {
  const room = roomWith({ layout: 'grid', seats: 1 }, person('ann'), person('ben'));
  expect(idsOf(withoutPane(room))).toEqual(['ben']);
});

test('who is pinned has the pane, and who came before them has not', () => {
  const room = roomWith({ panes: ['ann', 'cay'] }, person('ann'), person('ben'), person('cay'));
  expect(idsOf(withoutPane(room))).toEqual(['ben']);
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
  const room = roomWith({ layout: 'solo', muted: ['ben'] }, person('ann'), person('ben'));
  expect(airingOf(room, person('ben'))).toBe('silent');
});
