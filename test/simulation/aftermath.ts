import type { Actor } from '../../lib/model/actor';
import { type Mix, type Room, taskId } from '../../lib/model/room';
import { mayBeInChannel } from '../../lib/model/stage-state';
import type { Key, Row } from '../../lib/model/table';
import { readRow } from '../../lib/store/columns';
import { EVENT } from '../../lib/store/event-store';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import { TABLES } from '../../lib/store/schema';
import { unbanRequest } from './ban-requests';
import type { Cloud } from './cloud';
import type { Answer } from './function-call';
import { hostOf, presentHostOf } from './host';
import { ADMIN, allowRequest, checkForbidden } from './moderation-evening';
import {
  createRequest,
  listEventsRequest,
  readRequest,
  reconcileRequest,
  startRequest,
  stopRequest,
} from './operations';
import type { Request } from './request';
import type { RowTable } from './row-table';
import type { Task } from './task-log';
import { checkTold } from './told-checks';
import type { World } from './world';

/** By then every frozen caller has gone on and every message has arrived. */
const QUIET_MS = 90_000;
const ROUND_MS = 31_000;

/** A task whose start was lost is looked for twice, some time apart. */
const MIN_ROUNDS = 2;
const MAX_ROUNDS = 10;

/** One page of the agenda. */
const RECONCILE_MS = 1;

/** In this an event has come and its start has ended, when nothing fails. */
const AUTO_START_MS = 2000;

/** Long enough for the mixes to run. */
const SHOW_MS = 5000;

/** The longest grace of `drawRules`, and the minute until the timer runs. */
const FORGOTTEN_MS = 120_000;
const PATIENCE_MS = 60_000;

/** After this many tries, in good weather, the receiver has everything. */
const DELIVERY_ROUNDS = 3;
/** Longer than the pause after all the failures that fit into a run. */
const DELIVERY_ROUND_MS = 6 * 60_000;

/** Longer than a start that was sent may still arrive, and the checks after it. */
const RECORDING_ROUNDS = 5;

/** Together longer than an order may be paid, and the rests between the tries of a refund. */
const MONEY_ROUNDS = 8;
const MONEY_ROUND_MS = 10 * 60_000;

/**
 * After the play: with nothing going wrong any more, lib has to put everything right by itself, and
 * every room must be usable.
 */
export class Aftermath {
  readonly #world: World;
  readonly #cloud: Cloud;
  readonly #roomIds: string[];

  constructor(world: World, cloud: Cloud, roomIds: string[]) {
    this.#world = world;
    this.#cloud = cloud;
    this.#roomIds = roomIds;
  }

  /** Waits until nothing changes, and checks what is left. */
  async settle(): Promise<void> {
    this.#world.calmDown();
    const { scheduler } = this.#world;
    await this.#cloud.sceneChecks.whileNoTimerRuns(() => scheduler.sleep(QUIET_MS));
    // The hosts come, or come back, and stay, so that mixes which run go on. All news of a channel
    // may have been lost before; this is some, and whoever lost their seat has to be noticed by it.
    const { channels } = this.#cloud.rtc;
    for (const roomId of this.#roomIds) {
      const { userId } = this.#hostOf(roomId);
      channels.remove(roomId, [userId]);
      channels.join(roomId, userId);
    }
    let before: string;
    let rounds = 0;
    do {
      before = this.#states();
      await this.#do('reconcile', '', reconcileRequest(RECONCILE_MS));
      for (const roomId of this.#roomIds) await this.#do('readRoom', roomId, readRequest(roomId));
      await this.#world.scheduler.sleep(ROUND_MS);
      rounds += 1;
      if (rounds > MAX_ROUNDS) return this.#world.violate(`Never quiet: ${this.#states()}.`);
    } while (rounds < MIN_ROUNDS || this.#states() !== before);
    this.#checkRows();
    this.#checkTasks();
    this.#checkStages();
    const rooms = this.#roomIds.map((roomId) => this.#room(roomId));
    this.#cloud.banChecks.checkEnd(rooms, this.#cloud.rtc.channels);
    this.#cloud.quotaChecks.checkLive(this.#roomIds.map((roomId) => this.#room(roomId).mix.state));
    for (const roomId of this.#roomIds) checkForbidden(this.#world, this.#cloud, roomId);
    this.#cloud.liftQuota();
    const { pkChecks, rows, rtc } = this.#cloud;
    pkChecks.checkEnd(all(rows, 'pks', {}), this.#roomIds);
    pkChecks.checkScenes(rtc.log, this.#roomIds);
  }

  /** An admin allows what is forbidden, and the service takes the streams again. */
  async allowStreams(): Promise<void> {
    for (const roomId of this.#roomIds) {
      await this.#do('allowStream', roomId, allowRequest(roomId), ADMIN);
      checkForbidden(this.#world, this.#cloud, roomId);
    }
  }

  /** Stops what runs, and starts and stops every room once more. */
  async useEveryRoom(): Promise<void> {
    for (const roomId of this.#roomIds) {
      const { state, mix } = this.#room(roomId);
      if (state === 'closed') await this.#must('createRoom', roomId, createRequest(roomId));
      if (mix.state === 'live') await this.#must('stopMix', roomId, stopRequest(roomId));
      await this.#bringHost(roomId);
      await this.#mustStart(roomId, 'wait');
      await this.#must('stopMix', roomId, stopRequest(roomId));
    }
    for (const { taskId } of this.#cloud.rtc.log.alive()) {
      this.#world.violate(`${taskId} runs after everything was stopped.`);
    }
  }

  /** Starts every mix and lets everybody leave: the mixes have to end by themselves. */
  async leaveEveryRoom(): Promise<void> {
    for (const roomId of this.#roomIds) {
      await this.#bringHost(roomId);
      await this.#mustStart(roomId, 'rotate');
    }
    await this.#world.scheduler.sleep(SHOW_MS);
    for (const roomId of this.#roomIds) this.#cloud.rtc.channels.leaveAll(roomId);
    await this.#world.scheduler.sleep(FORGOTTEN_MS);
    await this.#do('reconcile', '', reconcileRequest(RECONCILE_MS));
    for (const { taskId } of this.#cloud.rtc.log.alive()) {
      this.#world.violate(`${taskId} runs although everybody has left.`);
    }
    this.#checkBooks();
  }

  /** Without mixes nothing is recorded, and what was recorded is written down once. */
  async settleRecordings(): Promise<void> {
    for (let rounds = 1; rounds <= RECORDING_ROUNDS; rounds++) {
      await this.#world.scheduler.sleep(ROUND_MS);
      await this.#do('reconcile', '', reconcileRequest(RECONCILE_MS));
    }
    const { recordChecks, rows, rtc } = this.#cloud;
    for (const roomId of this.#roomIds) {
      const row = rows.get('rooms', roomKey(roomId)) ?? {};
      recordChecks.checkEnd(roomId, row, all(rows, 'usage', { scope: `room ${roomId}` }));
    }
    recordChecks.checkBound(rtc.log.all());
  }

  /** Every payment has become an answer or is back, without anybody's help. */
  async settleMoney(): Promise<void> {
    const { payments, qnaChecks, rows } = this.#cloud;
    payments.tellAgain();
    for (let rounds = 1; rounds <= MONEY_ROUNDS; rounds++) {
      await this.#world.scheduler.sleep(MONEY_ROUND_MS);
      await this.#do('reconcile', '', reconcileRequest(RECONCILE_MS));
    }
    qnaChecks.checkEnd(payments, {
      questions: all(rows, 'questions', {}),
      open: all(rows, 'open_questions', {}),
      rooms: all(rows, 'rooms', {}),
    });
  }

  /** Whatever went wrong, the events of a room are its story: also what the money told late. */
  async settleEvents(): Promise<void> {
    for (let rounds = 1; rounds <= DELIVERY_ROUNDS; rounds++) {
      await this.#world.scheduler.sleep(DELIVERY_ROUND_MS);
      await this.#do('reconcile', '', reconcileRequest(RECONCILE_MS));
    }
    for (const roomId of this.#roomIds)
      await this.#must('listEvents', roomId, listEventsRequest(roomId));
    const { rows, eventChecks, moderationChecks } = this.#cloud;
    const eventsOf = (roomId: string) =>
      all(rows, 'events', roomKey(roomId)).map((row) => readRow(EVENT, row));
    eventChecks.checkEnd(this.#roomIds, eventsOf);
    moderationChecks.checkEnd(this.#roomIds, eventsOf);
    for (const roomId of this.#roomIds) {
      checkTold(this.#world, rows, { roomId, events: eventsOf(roomId) });
    }
    this.#cloud.eventInbox.checkEnd(this.#roomIds);
  }

  /** Nothing runs any more: no place of the quota is taken, and every task is in the usage. */
  #checkBooks(): void {
    const { rows, rtc } = this.#cloud;
    for (const { scope, mixes } of all(rows, 'quotas', {})) {
      if (mixes !== 0) this.#world.violate(`${mixes} places of ${scope} are held for ever.`);
    }
    for (const { taskId, channelId } of rtc.log.all()) {
      const usage = all(rows, 'usage', { scope: `room ${channelId}` });
      const own = usage.find(({ room_id, fence }) => `${room_id}-${fence}` === taskId);
      if (!own?.ended_at_ms) this.#world.violate(`The usage of ${taskId} is not written down.`);
    }
  }

  #checkRows(): void {
    for (const roomId of this.#roomIds) {
      const { mix } = this.#room(roomId);
      const isSettled = mix.state === 'idle' || mix.state === 'live';
      if (!isSettled) this.#world.violate(`Room ${roomId} stays ${mix.state}.`);
      const isAlive = this.#cloud.rtc.log.alive().some((task) => belongs(task, roomId, mix));
      if (mix.state === 'live' && !isAlive) {
        this.#world.violate(`Room ${roomId} is live, and its task ${mix.fence} does not run.`);
      }
    }
  }

  #checkTasks(): void {
    for (const task of this.#cloud.rtc.log.alive()) {
      const { mix } = this.#room(task.channelId);
      const isKnown = mix.state === 'live' && belongs(task, task.channelId, mix);
      if (!isKnown) this.#world.violate(`${task.taskId} runs, and no row knows it.`);
    }
  }

  #checkStages(): void {
    for (const roomId of this.#roomIds) {
      const room = this.#room(roomId);
      const users = this.#cloud.rtc.channels.users(roomId);
      const outsiders = users.filter((userId) => !mayBeInChannel(room, userId));
      if (outsiders.length === 0) continue;
      this.#world.violate(`${outsiders} stay in the channel of room ${roomId} without a seat.`);
    }
  }

  #room(roomId: string): Room {
    const row = this.#cloud.rows.get('rooms', roomKey(roomId));
    if (!row) throw new Error(`The row of room ${roomId} is gone.`);
    return roomFromRow(row);
  }

  #states(): string {
    return this.#roomIds
      .map((roomId) => {
        const { mix, state } = this.#room(roomId);
        // A room that starts by itself tries again and again while the others have the places.
        const isTrying = mix.state === 'idle' && this.#cloud.quotaChecks.isTight;
        const fence = isTrying ? '' : mix.fence;
        return `${roomId} ${state} ${mix.state} ${fence} ${mix.appliedLayoutVersion}`;
      })
      .join(', ');
  }

  /** A room that starts by itself has been started by the host's coming, with other params. */
  async #mustStart(roomId: string, onCooldown: 'wait' | 'rotate'): Promise<void> {
    const start = startRequest(roomId, { onCooldown, idempotencyKey: '' });
    const { autoStart } = this.#room(roomId);
    if (autoStart) await this.#world.scheduler.sleep(AUTO_START_MS);
    await this.#must('startMix', roomId, start, autoStart ? ['MixAlreadyRunning'] : []);
  }

  /**
   * Does what must succeed now, or be refused because it has just been done; only a rest of the
   * stream may still be waited for.
   */
  async #must(
    name: string,
    roomId: string,
    request: Request,
    doneAlready: string[] = [],
  ): Promise<void> {
    let answer = await this.#do(name, roomId, request);
    if (answer?.outcome === 'StreamCoolingDown') {
      await this.#world.scheduler.sleep(answer.retryAfterMs ?? 0);
      answer = await this.#do(name, roomId, request);
    }
    if (['done', ...doneAlready].includes(answer?.outcome ?? '')) return;
    this.#world.violate(`${name} of room ${roomId} must succeed, but: ${answer?.outcome}.`);
  }

  /** A guest who was given the room may have left since, or be banned from every room. */
  async #bringHost(roomId: string): Promise<void> {
    const { channels } = this.#cloud.rtc;
    const { userId } = this.#hostOf(roomId);
    await this.#do('unbanMember', roomId, unbanRequest(userId), ADMIN);
    if (!channels.users(roomId).includes(userId)) channels.join(roomId, userId);
  }

  #hostOf(roomId: string): Actor {
    return presentHostOf(this.#cloud.rows, roomId);
  }

  #do(
    operation: string,
    roomId: string,
    request: Request,
    // Only who has created a room can open it again.
    actor = operation === 'createRoom' ? hostOf(roomId) : this.#hostOf(roomId),
  ): Promise<Answer> {
    const call = { operation, roomId, request, actor, patienceMs: PATIENCE_MS };
    return this.#cloud.invoke(call);
  }
}

function all(rows: RowTable, table: string, prefix: Key): Row[] {
  const keyColumns = TABLES.find(({ name }) => name === table)?.key.map(({ name }) => name) ?? [];
  return rows.range({ table, prefix, keyColumns, direction: 'forward', limit: 1000 }).rows;
}

function belongs(task: Task, roomId: string, mix: Mix): boolean {
  return task.taskId === taskId(roomId, mix.fence);
}
