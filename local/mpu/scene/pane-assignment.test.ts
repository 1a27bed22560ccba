import { layoutById } from './layouts';
import type { PinnedPane } from './mix-settings';
import { assignPanes, chooseLayout } from './pane-assignment';

const single = layoutById(1) ?? [];
const halves = layoutById(13) ?? [];
const four = layoutById(6) ?? [];

it.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 4],
  [4, 4],
  [9, 4],
])('for %i heads chooses the layout with %i panes', (heads, panes) => {
  expect(chooseLayout([four, single, halves], heads)).toHaveLength(panes);
});

it('seats users in the order in which they joined', () => {
  expect(seats(['a', 'b', 'c'])).toEqual(['a', 'b', 'c', undefined]);
});

it('keeps a pinned user in their pane, whoever joins first', () => {
  expect(seats(['guest', 'host'], [{ pane: 0, userId: 'host' }])).toEqual([
    'host',
    'guest',
    undefined,
    undefined,
  ]);
});

it('shows another user where the pinned one is absent', () => {
  expect(seats(['guest'], [{ pane: 0, userId: 'host' }])[0]).toBe('guest');
});

it('keeps a reserved pane free for its user', () => {
  const pinned = [{ pane: 0, userId: 'host', isReserved: true }];
  expect(seats(['guest'], pinned)).toEqual([undefined, 'guest', undefined, undefined]);
});

it('shows nobody twice when a user is pinned to two panes', () => {
  const pinned = [
    { pane: 1, userId: 'a' },
    { pane: 2, userId: 'a' },
  ];
  expect(seats(['a', 'b'], pinned)).toEqual(['b', 'a', undefined, undefined]);
});

it('ignores a pin to a pane that the layout does not have', () => {
  const assigned = assignPanes(single, ['a'], [{ pane: 3, userId: 'a' }]);
  expect(assigned).toEqual([{ pane: single[0], index: 0, userId: 'a' }]);
});

it('leaves out the last to come when there are more users than panes', () => {
  expect(seats(['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'b', 'c', 'd']);
});

function seats(userIds: string[], pinned: PinnedPane[] = []) {
  const assigned = assignPanes(four, userIds, pinned);
  return four.map((pane) => assigned.find((seat) => seat.pane === pane)?.userId);
}
