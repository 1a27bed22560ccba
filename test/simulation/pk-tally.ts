import type { Pk } from '../../lib/model/pk';
import { othersIn, partiesIn } from '../../lib/model/pk-parties';
import { endedRounds } from '../../lib/model/pk-rounds';
import type { Update } from '../../lib/model/table';
import { pkFromRow } from '../../lib/store/pk-row';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import type { RowTable } from './row-table';
import type { World } from './world';

/** Counts what a run has really played of PKs: how many rooms were in them, and how they came and left. */
export class PkTally {
  readonly #world: World;
  readonly #rows: RowTable;
  /** The PKs as they were written last. */
  #before = new Map<string, Pk>();
  /** Of each PK, how many rooms have all shown one another. */
  #shown = new Map<string, number>();

  constructor(world: World, rows: RowTable) {
    this.#world = world;
    this.#rows = rows;
  }

  wrote({ table, key, put = {} }: Update): void {
    const isOfPk = table === 'pks' && !Object.keys(put).some((name) => name.startsWith('gift_'));
    if (isOfPk) this.#followPk(String(key.pk_id));
    if (table === 'rooms' && put.pk !== undefined) this.#followRoom(String(key.room_id));
  }

  #followPk(pkId: string): void {
    const pk = this.#pk(pkId);
    const before = this.#before.get(pkId);
    if (!pk) return;
    this.#before.set(pkId, pk);
    if (!before) return;
    for (const round of endedRounds(pk).slice(endedRounds(before).length)) {
      this.#count(`a round of ${round.score.length} has ended: ${round.outcome}`);
    }
    if (pk.state !== 'running' || before.state !== 'running') return;
    for (const { roomId, state, outcome } of pk.parties) {
      const was = before.parties.find((party) => party.roomId === roomId);
      if (was?.state === state) continue;
      const hasLeft = was?.state === 'in' && state === 'gone';
      if (hasLeft) this.#count(`a room has left one that goes on: ${outcome}`);
      if (state === 'in') this.#count('a room has come into one that runs');
      const isBack = state === 'invited' && (was?.sinceMs ?? 0) > 0;
      if (isBack) this.#count('a room is invited back');
    }
  }

  /** Once the last of its rooms shows all others, the PK has truly so many. */
  #followRoom(roomId: string): void {
    const pkId = this.#room(roomId)?.pk?.pkId;
    const pk = pkId ? this.#pk(pkId) : undefined;
    if (!pkId || pk?.state !== 'running') return;
    const parties = partiesIn(pk);
    const isAll = parties.every((party) => {
      const pointer = this.#room(party.roomId)?.pk;
      const isShown = pointer?.pkId === pkId && pointer.state === 'running';
      return isShown && pointer.others.length === othersIn(pk, party.roomId).length;
    });
    const most = this.#shown.get(pkId) ?? 1;
    if (!isAll || parties.length <= most) return;
    this.#shown.set(pkId, parties.length);
    for (let size = most + 1; size <= parties.length; size++) this.#count(`${size} rooms have run`);
  }

  #count(what: string): void {
    this.#world.tally.add(`PK: ${what}`);
  }

  #pk(pkId: string): Pk | undefined {
    const row = this.#rows.get('pks', { pk_id: pkId });
    return row && pkFromRow(row);
  }

  #room(roomId: string) {
    const row = this.#rows.get('rooms', roomKey(roomId));
    return row && roomFromRow(row);
  }
}
