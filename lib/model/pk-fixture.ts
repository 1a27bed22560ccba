import type { Pk, PkParty } from './pk';
import { begun } from './pk-terms';
import { NO_ROUND } from './round';

/** A room that came into a PK when it began. */
export function partyIn(roomId: string): PkParty {
  return {
    roomId,
    hostId: `host of ${roomId}`,
    hostName: roomId,
    state: 'in',
    stay: 0,
    sinceMs: 1000,
    sinceRound: 0,
  };
}

/** A PK of these rooms whose first round has begun at 1 s, for five minutes. */
export function pkOf(...roomIds: string[]): Pk {
  const terms = { minutes: 5, punishSeconds: 60 };
  const pk: Pk = {
    ...{ pkId: 'pk-1', version: 1, state: 'running', parties: roomIds.map(partyIn), ...terms },
    ...{ startedAtMs: 1000, deadlineMs: 0, outcome: undefined, endedAtMs: 0 },
    ...{ round: NO_ROUND, past: [], proposal: undefined },
  };
  return begun(pk, terms, 1000);
}
