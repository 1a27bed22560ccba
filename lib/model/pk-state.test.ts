import { pointerIn, roomWith } from '../store/room-fixture';
import { pkOf } from './pk-fixture';
import { withInvited, withoutParty } from './pk-parties';
import { nextPkStep } from './pk-state';

const PARTY = { roomId: 'rock', hostId: 'third', hostName: 'Third' };
const now = { nowMs: 2000, hostGoneSinceMs: undefined };
const pk = pkOf('12345', 'jazz');
const others = pk.parties.filter(({ roomId }) => roomId !== '12345');
const pointer = { ...pointerIn('running'), others, toldStep: 2 };
const inMix = (fence: number) => roomWith({ pk: pointer, mix: { state: 'live', fence } });

test('a PK is over for a room whose mix has been started anew meanwhile', () => {
  expect(nextPkStep(inMix(1), pk, now)).toEqual({ do: 'nothing' });
  expect(nextPkStep(inMix(2), pk, now)).toEqual({
    ...{ do: 'end', roomId: '12345', outcome: 'mix-ended' },
  });
});

test('a room shows whoever comes into its PK, and nobody who has left it', () => {
  const three = pkOf('12345', 'jazz', 'rock');
  expect(nextPkStep(inMix(1), three, now)).toEqual({ do: 'show' });
  const without = withoutParty(three, 'jazz', 'host-left', 2000);
  expect(nextPkStep(inMix(1), without, now)).toEqual({ do: 'show' });
  expect(nextPkStep(inMix(1), withoutParty(three, '12345', 'host-left', 2000), now)).toEqual({
    ...{ do: 'leave' },
  });
});

test('any room ends an invitation into its PK that nobody has answered in time', () => {
  const invited = withInvited(pk, PARTY, '12345', 30_000);
  expect(nextPkStep(inMix(1), invited, { ...now, nowMs: 29_999 })).toEqual({ do: 'nothing' });
  expect(nextPkStep(inMix(1), invited, { ...now, nowMs: 30_000 })).toEqual({
    ...{ do: 'end', roomId: 'rock', outcome: 'expired' },
  });
});

test('a room that has left and come back knows nothing of its stay before', () => {
  const parties = pk.parties.map((party) => ({ ...party, stay: 7 }));
  expect(nextPkStep(inMix(1), { ...pk, parties }, now)).toEqual({ do: 'leave' });
});
