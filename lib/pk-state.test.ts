import { mixParams } from './layout';
import { nextPkStep, type Pk, shownMix } from './pk-state';
import { roomWith } from './room-fixture';
import type { Seat } from './stage-state';

const seat = (userId: string, state: Seat['state']) => ({
  userId,
  name: userId,
  state,
  sinceMs: 0,
});
const STAGE = [seat('ann', 'seated'), seat('ben', 'invited'), seat('rival', 'seated')];
const POINTER = {
  pkId: 'pk-1',
  side: 'inviter' as const,
  opponentRoomId: 'jazz',
  opponentHostId: 'rival',
  deadlineMs: 0,
  fence: 1,
};
const params = mixParams({ layout: 'grid' });

test('a PK is mixed of both hosts, the own on the left, and of who is seated, nobody twice', () => {
  const room = roomWith({ stage: STAGE, pk: { ...POINTER, state: 'running' } });
  expect(shownMix(room, params)).toEqual({
    params: { ...params, layout: 'side-by-side', panes: ['host', 'rival'] },
    cast: { cohostIds: ['ann'], opponent: { channelId: 'jazz', userId: 'rival' } },
  });
});

test('before it is accepted, and without one, the mix is as the host has chosen', () => {
  const invited = roomWith({ stage: STAGE, pk: { ...POINTER, state: 'invited' } });
  expect(shownMix(invited, params)).toEqual({ params });
  expect(shownMix(roomWith({ stage: STAGE }), params)).toEqual({ params });
});

test.each([{ muted: ['ann'] }, { panes: [null, 'host'] }])(
  'a look that is about people tells who is on stage: %j',
  (people) => {
    const look = mixParams(people);
    expect(shownMix(roomWith({ stage: STAGE }), look)).toEqual({
      params: look,
      cast: { cohostIds: ['ann', 'rival'] },
    });
  },
);

test('a PK is over for a room whose mix has been started anew meanwhile', () => {
  const party = (roomId: string, hostId: string) => ({ roomId, hostId, hostName: '', score: 0 });
  const pk: Pk = {
    pkId: 'pk-1',
    state: 'running',
    inviter: party('room', 'host'),
    opponent: party('jazz', 'rival'),
    minutes: 5,
    startedAtMs: 0,
    deadlineMs: 300_000,
    outcome: undefined,
    endedAtMs: 0,
  };
  const now = { nowMs: 1000, hostGoneSinceMs: undefined };
  const inMix = (fence: number) =>
    roomWith({ pk: { ...POINTER, state: 'running' }, mix: { state: 'live', fence } });
  expect(nextPkStep(inMix(1), pk, now)).toEqual({ do: 'nothing' });
  expect(nextPkStep(inMix(2), pk, now)).toEqual({ do: 'end', outcome: 'mix-ended' });
});
