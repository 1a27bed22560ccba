import { pointerIn, roomWith } from '../store/room-fixture';
import type { Pk } from './pk';
import { nextPkStep } from './pk-state';
import { NO_ROUND } from './round';

test('a PK is over for a room whose mix has been started anew meanwhile', () => {
  const party = (roomId: string, hostId: string) => ({ roomId, hostId, hostName: '' });
  const pk: Pk = {
    pkId: 'pk-1',
    state: 'running',
    inviter: party('room', 'host'),
    opponent: party('jazz', 'rival'),
    minutes: 5,
    punishSeconds: 60,
    round: NO_ROUND,
    past: [],
    proposal: undefined,
    startedAtMs: 0,
    deadlineMs: 300_000,
    outcome: undefined,
    endedAtMs: 0,
  };
  const now = { nowMs: 1000, hostGoneSinceMs: undefined };
  const inMix = (fence: number) =>
    roomWith({ pk: pointerIn('running'), mix: { state: 'live', fence } });
  expect(nextPkStep(inMix(1), pk, now)).toEqual({ do: 'nothing' });
  expect(nextPkStep(inMix(2), pk, now)).toEqual({ do: 'end', outcome: 'mix-ended' });
});
