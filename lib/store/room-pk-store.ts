import type { Fact } from '../model/event';
import { pkEndedFacts, pkFact, pkRoomsFact, stageFacts } from '../model/fact';
import { onAirAfter } from '../model/on-air';
import type { Pk, PkPointer } from '../model/pk';
import { othersIn } from '../model/pk-parties';
import { lastStep, roundFacts } from '../model/pk-rounds';
import type { Room, Stage } from '../model/room';
import type { Table } from '../model/table';
import { type Values, writeRow } from './columns';
import { hasPkPointer, hasStageVersion, isHostedBy, isOpen } from './conditions';
import { factColumns } from './outbox-column';
import { changeRoom } from './room-change';
import { ROOM, raisedBy } from './room-row';

/** A room's way to a PK, and the PK. */
interface RoomPk {
  pointer: PkPointer;
  pk: Pk;
}

/** What the rows of rooms say of the PKs that they are in; the PKs' own rows are `pk-store.ts`'s. */
export class RoomPkStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Binds the room to a PK. Throws `ConditionFailed` if it is bound to one, closed, or handed over. */
  async bind({ roomId, hostId }: Room, pointer: PkPointer, nowMs: number): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: { and: [isOpen, isHostedBy(hostId), hasPkPointer(undefined)] },
      put: {
        ...writeRow(ROOM, { pk: pointer }),
        ...factColumns([pkFact('pk.invited', pointer, nowMs)]),
      },
    });
  }

  /**
   * The room's mix shall show the hosts of all rooms that are in the PK, and this is its stage without
   * those who have left it. Throws `ConditionFailed` if somebody else was faster.
   */
  async show(room: Room, stage: Stage, { pointer, pk }: RoomPk, nowMs: number): Promise<void> {
    const { roomId } = room;
    const known: PkPointer = { ...pointer, state: 'running', others: othersIn(pk, roomId) };
    const shown = { ...known, ...upTo(pk) };
    const isFirst = pointer.state === 'invited';
    const news = isFirst ? pkFact('pk.started', known, nowMs) : pkRoomsFact(known, pk, nowMs);
    const facts = [news, ...roundFacts(roomId, known, pk)];
    await this.#move(room, { to: { pk: shown }, stage, facts, nowMs });
  }

  /**
   * Tells what has become of the rounds of the room's PK, which the mix does not show. Throws
   * `ConditionFailed` if somebody else was faster.
   */
  async tellRounds({ roomId }: Room, { pointer, pk }: RoomPk): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: hasPkPointer(pointer),
      put: {
        ...writeRow(ROOM, { pk: { ...pointer, ...upTo(pk) } }),
        ...factColumns(roundFacts(roomId, pointer, pk)),
      },
    });
  }

  /**
   * The room has left its PK, and its stage, refusals and last PK are these. Throws
   * `ConditionFailed` if somebody else was faster.
   */
  async leave(
    room: Room,
    left: Pick<Room, 'stage' | 'refusals' | 'lastPk'>,
    { pk, nowMs }: { pk: Pk | undefined; nowMs: number },
  ): Promise<void> {
    const { stage, ...others } = left;
    const facts = pkEndedFacts(room, pk, nowMs);
    await this.#move(room, { to: { ...others, pk: undefined }, stage, facts, nowMs });
  }

  /** Who may be in the channel and what the mix shows change with the pointer, in one write. */
  async #move(
    room: Room,
    { to, stage, facts, nowMs }: { to: Values<Room>; stage: Stage; facts: Fact[]; nowMs: number },
  ): Promise<void> {
    const { roomId, pk, stageVersion } = room;
    const isSameStage = stage === room.stage;
    const people = isSameStage ? {} : { stage, ...onAirAfter(room, stage) };
    const left = isSameStage ? [] : stageFacts(room, stage, { nowMs });
    await changeRoom(this.#table, roomId, {
      condition: {
        and: [hasPkPointer(pk), ...(isSameStage ? [] : [hasStageVersion(stageVersion)])],
      },
      put: { ...writeRow(ROOM, { ...to, ...people }), ...factColumns([...facts, ...left]) },
      increment: raisedBy('pk'),
    });
  }
}

/** How far a room has followed the rounds of its PK. */
function upTo(pk: Pk): Pick<PkPointer, 'deadlineMs' | 'toldStep'> {
  return { deadlineMs: pk.round.bellAtMs, toldStep: lastStep(pk) };
}
