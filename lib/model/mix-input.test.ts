import { pointerIn, roomWith } from '../store/room-fixture';
import { mixParams } from './layout';
import { namesPeople, shownMix } from './mix-input';
import type { Seat } from './room';

const seat = (userId: string, state: Seat['state']) => ({
  userId,
  name: userId,
  state,
  sinceMs: 0,
});
const STAGE = [seat('ann', 'seated'), seat('ben', 'invited'), seat('rival', 'seated')];
const params = mixParams({ layout: 'grid' });

test('a PK is mixed of both hosts, the own on the left, and of who is seated, nobody twice', () => {
  const room = roomWith({ stage: STAGE, pk: pointerIn('running') });
  expect(shownMix(room, params)).toEqual({
    params: { ...params, layout: 'side-by-side', panes: ['host', 'rival'] },
    cast: { cohostIds: ['ann'], opponent: { channelId: 'jazz', userId: 'rival' } },
  });
});

test('before it is accepted, and without one, the mix is as the host has chosen', () => {
  const invited = roomWith({ stage: STAGE, pk: pointerIn('invited') });
  expect(shownMix(invited, params)).toEqual({ params });
  expect(shownMix(roomWith({ stage: STAGE }), params)).toEqual({ params });
});

test.each([{ muted: ['ann'] }, { panes: [null, 'host'] }])(
  'a scene that names people says who is on stage: %j',
  (people) => {
    const scene = mixParams(people);
    expect(shownMix(roomWith({ stage: STAGE }), scene)).toEqual({
      params: scene,
      cast: { cohostIds: ['ann', 'rival'] },
    });
  },
);

test.each([
  ['somebody is muted', { muted: ['ann'] }, true],
  ['nobody is muted any more', { muted: [] }, false],
  ['a pane is bound', { panes: [null, 'host'] }, true],
  ['panes are left to whoever comes', { panes: [null] }, false],
])('whether the stage matters to a mix in which %s: %j, %p', (_, people, matters) => {
  const mix = { state: 'live' as const, params: mixParams(people) };
  expect(namesPeople(roomWith({ mix }))).toBe(matters);
});
