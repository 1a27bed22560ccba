import type { Cloud } from './cloud';
import { GUESTS } from './guests';
import { drawTransfer } from './handover-evening';
import { presentHostOf } from './host';
import { drawLift, reportRequest } from './moderation-requests';
import {
  drawMove,
  drawUpdate,
  drawUpdateSeat,
  drawUpdates,
  reconcileRequest,
  seatAskerRequest,
  startRequest,
  unseatRequest,
  updateRoomRequest,
} from './operations';
import type { Request } from './request';
import type { World } from './world';

const TIMER_MS = 60_000;
/** One run of the timer. */
const RUN_MS = 55_000;
const PATIENCE_MS = 30_000;

/** All changes begin within this, so that they race. */
const CHANGES_MS = 2000;
const MAX_CHANGES = 6;

/** Until the newest scene must be shown, or also until the host is passed on alone again. */
const QUIET_MS = 35_000;
const LONG_QUIET_MS = 130_000;

/** How often each kind of change is made, compared with the others. */
const KINDS = [
  { weight: 6, kind: 'come' },
  { weight: 2, kind: 'flap' },
  { weight: 2, kind: 'unseat' },
  { weight: 1, kind: 'leave' },
  { weight: 2, kind: 'update' },
  { weight: 1, kind: 'rules' },
  { weight: 2, kind: 'seat' },
  { weight: 2, kind: 'cover' },
  { weight: 1, kind: 'lift' },
  { weight: 2, kind: 'hand over' },
] as const;

/**
 * With nothing going wrong any more people come, leave, flap and are seated in every room, its host
 * changes the scene, all at once; then nothing happens but the timer.
 */
export class LastChanges {
  readonly #world: World;
  readonly #cloud: Cloud;

  constructor(world: World, cloud: Cloud) {
    this.#world = world;
    this.#cloud = cloud;
  }

  /** Makes the changes and waits until what follows from them has been looked at. */
  play(roomIds: string[]): Promise<void> {
    return this.#cloud.sceneChecks.whileFresh(() => this.#play(roomIds));
  }

  async #play(roomIds: string[]): Promise<void> {
    const { random, scheduler } = this.#world;
    const endMs = this.#world.nowMs + CHANGES_MS + random.pick([QUIET_MS, QUIET_MS, LONG_QUIET_MS]);
    const timer = this.#runTimer(endMs);
    await Promise.all(roomIds.map((roomId) => this.#changeRoom(roomId)));
    await scheduler.sleep(endMs - this.#world.nowMs);
    await timer;
  }

  /** One run follows the other; when the changes begin the first has some of its time left. */
  async #runTimer(endMs: number): Promise<void> {
    const { random, scheduler } = this.#world;
    let runMs = random.between(0, RUN_MS);
    while (this.#world.nowMs < endMs) {
      await Promise.all([
        this.#call('reconcile', '', 'timer', reconcileRequest(runMs)),
        scheduler.sleep(runMs + TIMER_MS - RUN_MS),
      ]);
      runMs = RUN_MS;
    }
  }

  async #changeRoom(roomId: string): Promise<void> {
    const { random, scheduler } = this.#world;
    if (random.chance(0.7)) await this.#start(roomId);
    const changes = Array.from({ length: random.between(1, MAX_CHANGES) }, async () => {
      await scheduler.sleep(random.between(0, CHANGES_MS));
      await this.#make(roomId);
    });
    await Promise.all(changes);
  }

  async #make(roomId: string): Promise<void> {
    const { random } = this.#world;
    const userId = random.pick(GUESTS);
    const { kind = 'come' } = random.pickByWeight(KINDS) ?? {};
    switch (kind) {
      case 'come':
        return this.#come(roomId, userId);
      case 'flap':
        return this.#flap(roomId, userId);
      case 'unseat':
        return this.#unseat(roomId, userId);
      case 'leave':
        return this.#cloud.rtc.channels.remove(roomId, [userId]);
      case 'update':
        return this.#update(roomId);
      case 'rules':
        return this.#changeRules(roomId);
      case 'seat':
        return this.#changeSeat(roomId);
      case 'cover':
        return this.#call('moderate', roomId, 'vendor', reportRequest(random, roomId, kind));
      case 'lift':
        return this.#call('liftModeration', roomId, 'admin', drawLift(random, roomId));
      case 'hand over':
        return this.#handOver(roomId);
      default:
        return kind satisfies never;
    }
  }

  #start(roomId: string): Promise<void> {
    const start = startRequest(roomId, { onCooldown: 'wait', idempotencyKey: '' });
    return this.#call('startMix', roomId, this.#hostOf(roomId), start);
  }

  /** A guest is seated and comes, or is waited for in vain. */
  async #come(roomId: string, userId: string): Promise<void> {
    const { random, scheduler } = this.#world;
    const host = this.#hostOf(roomId);
    await this.#call('seatMember', roomId, host, seatAskerRequest(roomId, userId));
    if (random.chance(0.2)) return;
    await scheduler.sleep(random.between(0, 1000));
    this.#join(roomId, userId);
  }

  #unseat(roomId: string, userId: string): Promise<void> {
    const actor = this.#world.random.pick([userId, this.#hostOf(roomId)]);
    return this.#call('unseatMember', roomId, actor, unseatRequest(roomId, userId));
  }

  async #flap(roomId: string, userId: string): Promise<void> {
    const { random, scheduler } = this.#world;
    this.#cloud.rtc.channels.remove(roomId, [userId]);
    await scheduler.sleep(random.between(0, 1000));
    this.#join(roomId, userId);
  }

  #update(roomId: string): Promise<void> {
    const { random } = this.#world;
    const draw = random.pick([drawUpdate, drawUpdates]);
    return this.#call('updateMix', roomId, this.#hostOf(roomId), draw(random, roomId));
  }

  #handOver(roomId: string): Promise<void> {
    const request = drawTransfer(this.#world.random, roomId);
    return this.#call('transferRoom', roomId, this.#hostOf(roomId), request);
  }

  #changeRules(roomId: string): Promise<void> {
    const { random } = this.#world;
    const rules = { allowRelay: random.chance(0.5), namePlates: random.chance(0.5) };
    const request = updateRoomRequest(roomId, rules);
    return this.#call('updateRoom', roomId, this.#hostOf(roomId), request);
  }

  #changeSeat(roomId: string): Promise<void> {
    const { random } = this.#world;
    const host = this.#hostOf(roomId);
    return random.chance(0.5)
      ? this.#call('updateSeat', roomId, host, drawUpdateSeat(random, roomId))
      : this.#call('moveSeat', roomId, host, drawMove(random, roomId));
  }

  #hostOf(roomId: string): string {
    return presentHostOf(this.#cloud.rows, roomId).userId;
  }

  #join(roomId: string, userId: string): void {
    const { channels } = this.#cloud.rtc;
    if (!channels.users(roomId).includes(userId)) channels.join(roomId, userId);
  }

  async #call(operation: string, roomId: string, userId: string, request: Request) {
    const actor = { userId, isAdmin: false };
    await this.#cloud.invoke({ operation, roomId, actor, request, patienceMs: PATIENCE_MS });
  }
}
