import { tally } from '../../examples/round-tally';
import type { Gift } from '../../lib/model/gift';
import type { Pk } from '../../lib/model/pk';
import { partiesIn } from '../../lib/model/pk-parties';
import { endedRounds, shownRounds } from '../../lib/model/pk-rounds';
import { type Room, taskId } from '../../lib/model/room';
import { roundId } from '../../lib/model/round';
import { sceneOf } from '../../lib/model/scene';
import type { Row } from '../../lib/model/table';
import { teamsIn } from '../../lib/model/teams';
import { pkFromRow } from '../../lib/store/pk-row';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import type { Gifts } from './gifts';
import type { RowTable } from './row-table';
import type { Task, TaskLog } from './task-log';
import type { World } from './world';

/** What is promised of PKs, read from the rows and from the RTC service's tasks. */
export class PkChecks {
  readonly #world: World;
  readonly #rows: RowTable;
  readonly #gifts: Gifts;
  readonly #final = new Map<string, string>();

  constructor(world: World, rows: RowTable, gifts: Gifts) {
    this.#world = world;
    this.#rows = rows;
    this.#gifts = gifts;
  }

  /** A room comes into a PK only when it is bound to it, and to no other. */
  checkParties(row: Row): void {
    const pk = pkFromRow(row);
    if (pk.state !== 'running') return;
    for (const { roomId } of partiesIn(pk)) {
      const bound = this.#room(roomId)?.pk?.pkId;
      if (bound !== pk.pkId) this.#world.violate(`${pk.pkId} goes on without room ${roomId}.`);
    }
  }

  /** The score of a round that was final once stays as it is. */
  checkRounds(row: Row): void {
    const pk = pkFromRow(row);
    for (const round of endedRounds(pk)) {
      const name = roundId(pk.pkId, round.number);
      const [said, before] = [JSON.stringify(round.score), this.#final.get(name)];
      this.#final.set(name, said);
      if (before !== undefined && before !== said) {
        this.#world.violate(`${name} was ${before} for good, and is ${said}.`);
      }
    }
  }

  /** A gift that is written counts for a room that can still win the round, while its score is open. */
  checkGifts(row: Row, put: Partial<Row> = {}): void {
    for (const { number, roomId, eventId } of giftsOf(put)) {
      const { pkId, round } = pkFromRow(row);
      const side = round.score.find((each) => each.roomId === roomId);
      const isOpen = number === round.number && !round.isSettled;
      if (isOpen && side && !side.out) continue;
      this.#world.violate(`${roundId(pkId, number)} counts ${eventId} for ${roomId} too late.`);
    }
  }

  /** Once everything is quiet a PK runs in all its rooms, or in none, and every gift is counted once. */
  checkEnd(pks: Row[], roomIds: string[]): void {
    for (const row of pks) {
      const pk = pkFromRow(row);
      this.#checkRooms(pk);
      if (pk.state === 'running' && !pk.round.isSettled && this.#world.nowMs >= pk.round.bellAtMs) {
        this.#world.violate(`${pk.pkId} has a round whose bell nobody has heard.`);
      }
      if (pk.round.number > 1) this.#world.tally.add('PKs of several rounds', 1);
      this.#checkLedgers(row);
    }
    for (const roomId of roomIds) {
      const pkId = this.#room(roomId)?.pk?.pkId;
      const isKnown = pks.some((row) => row.pk_id === pkId && row.pk_state !== 'over');
      if (pkId && !isKnown) this.#world.violate(`Room ${roomId} stays in ${pkId}, which is over.`);
    }
  }

  /** All rooms that are in a PK that runs show one another; of others none has anything to do with it. */
  #checkRooms(pk: Pk): void {
    const rooms = partiesIn(pk).map(({ roomId }) => roomId);
    for (const { roomId } of pk.parties) {
      const pointer = this.#room(roomId)?.pk;
      const isBound = pointer?.pkId === pk.pkId;
      const isIn = pk.state === 'running' && rooms.includes(roomId);
      const seen = isBound ? pointer.others.map((other) => other.roomId) : [];
      const wanted = isIn ? rooms.filter((each) => each !== roomId) : [];
      if (isBound !== isIn || seen.join() !== wanted.join()) {
        this.#world.violate(
          `${pk.pkId} is ${pk.state}, ${roomId} shows [${seen}], not [${wanted}].`,
        );
      }
    }
    if (pk.state === 'running') this.#world.tally.add(`a PK of ${rooms.length} runs at the end`, 1);
    if (pk.parties.length > 2)
      this.#world.tally.add(`PKs that ${pk.parties.length} rooms have known`, 1);
  }

  /** The service shows all hosts during a PK, and afterwards what it showed before. */
  checkScenes(log: TaskLog, roomIds: string[]): void {
    for (const roomId of roomIds) {
      const room = this.#room(roomId);
      const task = room && log.find(taskId(roomId, room.mix.fence));
      if (room?.mix.state !== 'live' || !room.mix.params || !task?.isRunning) continue;
      this.#checkShown(room, task);
      if (room.pk)
        this.#world.tally.add(`a PK that runs is looked at, ${room.stage.length} guests`);
      const wanted = JSON.stringify(sceneOf(room, room.mix.params));
      if (JSON.stringify(task.shown) !== wanted) {
        this.#world.violate(`${task.taskId} shows ${JSON.stringify(task.shown)}, not ${wanted}.`);
      }
    }
  }

  /** The task shows the hosts of the rooms that are in the PK by its own row, and of no others. */
  #checkShown({ roomId, pk: pointer }: Room, { taskId: id, shown }: Task): void {
    const row = pointer && this.#rows.get('pks', { pk_id: pointer.pkId });
    const pk = row && pkFromRow(row);
    const isIn = pk?.state === 'running' && partiesIn(pk).some((party) => party.roomId === roomId);
    const wanted = isIn
      ? partiesIn(pk).map(({ roomId: channelId, hostId }) => [channelId, hostId])
      : [];
    const users = [...shown.panes.map(({ user }) => user), ...shown.others];
    const seen = users.map(({ channelId, userId }) => [channelId, userId]);
    const foreign = (pairs: (string | undefined)[][]) =>
      pairs
        .filter(([channelId]) => channelId !== roomId)
        .sort()
        .join(' ');
    if (foreign(seen) === foreign(wanted)) return;
    this.#world.violate(`${id} shows [${foreign(seen)}] of other rooms, not [${foreign(wanted)}].`);
  }

  /** Each gift is in one ledger, whose sums are the scores; and so is each that was said to count. */
  #checkLedgers(row: Row): void {
    const pk = pkFromRow(row);
    const gifts = giftsOf(row);
    for (const round of [...pk.past, pk.round]) {
      const own = gifts.filter(({ number }) => number === round.number);
      const name = roundId(pk.pkId, round.number);
      for (const { roomId, points } of round.score) {
        const sum = own.filter((gift) => gift.roomId === roomId).reduce((a, b) => a + b.points, 0);
        if (sum !== points) this.#world.violate(`${name} has ${points} for ${roomId}, not ${sum}.`);
      }
      const isSide = (roomId: string) => round.score.some((side) => side.roomId === roomId);
      if (!own.every(({ roomId }) => isSide(roomId))) {
        this.#world.violate(`${name} has a gift for a room that is not in it.`);
      }
      const bellAtMs = 'bellAtMs' in round ? round.bellAtMs : round.endedAtMs;
      const isIn = (heardAtMs: number) => heardAtMs >= round.startedAtMs && heardAtMs < bellAtMs;
      // When a host gave it up or left is told by another clock than when a gift was heard of.
      if (round.score.every(({ out }) => !out) && !own.every(({ heardAtMs }) => isIn(heardAtMs))) {
        this.#world.violate(`${name} has a gift of another time.`);
      }
      const ids = own.map(({ eventId }) => eventId);
      if (pk.state === 'over' || round !== pk.round || pk.round.isSettled) {
        this.#gifts.listed(name, ids);
      }
    }
    this.#checkWinners(pk, gifts);
    const ids = new Set(gifts.map(({ eventId }) => eventId));
    if (ids.size < gifts.length) this.#world.violate(`${pk.pkId} has counted a gift twice.`);
    const lost = [...this.#gifts.ofPk(pk.pkId)].filter((eventId) => !ids.has(eventId));
    if (lost.length > 0) this.#world.violate(`${pk.pkId} has lost ${lost}.`);
  }

  /** Whoever counts the ledger of a round again finds the winners that its rooms show. */
  #checkWinners(pk: Pk, gifts: readonly (Gift & { number: number })[]): void {
    for (const { number, score } of endedRounds(pk)) {
      const roomIds = score.map(({ roomId }) => roomId);
      const outRoomIds = score.filter(({ out }) => out).map(({ roomId }) => roomId);
      const name = roundId(pk.pkId, number);
      const own = gifts.filter((gift) => gift.number === number);
      const listed = own.map(({ eventId, roomId, points }) => ({
        eventId,
        roomId,
        points,
        at: '',
      }));
      const teams = teamsIn(score);
      const round = { roundId: name, isFinal: true, roomIds, outRoomIds, ...(teams && { teams }) };
      const { winners } = tally([{ ...round, gifts: listed }]);
      if (teams) this.#world.tally.add(`rounds of teams, ${winners.length} have won`, 1);
      for (const roomId of roomIds) {
        const shown = shownRounds(pk, roomId).find((each) => each.number === number);
        if (shown && shown.winnerRoomIds.join() !== winners.join()) {
          this.#world.violate(`${name} shows ${shown.winnerRoomIds} in ${roomId}, not ${winners}.`);
        }
      }
    }
  }

  #room(roomId: string): Room | undefined {
    const row = this.#rows.get('rooms', roomKey(roomId));
    return row && roomFromRow(row);
  }
}

/** The gifts of all rounds, as the row has them. */
function giftsOf(row: Partial<Row>): (Gift & { number: number })[] {
  return Object.entries(row).flatMap(([column, stored]) => {
    const [, number] = /^gift_(\d{3})_/.exec(column) ?? [];
    return number === undefined ? [] : [{ ...JSON.parse(String(stored)), number: Number(number) }];
  });
}
