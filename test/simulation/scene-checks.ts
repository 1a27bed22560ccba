import type { MixMode } from '../../lib/model/mix-mode';
import { type Room, taskId } from '../../lib/model/room';
import { type Scene, sceneOf } from '../../lib/model/scene';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import type { RowTable } from './row-table';
import type { RtcService } from './rtc-service';
import type { Task } from './task-log';
import type { World } from './world';

/** With nothing going wrong, the newest scene is shown this long after the last change. */
const FRESH_MS = 30_000;

/**
 * Rules of a room are changed without the mixing service; what follows for the scene is brought by the
 * timer's next run. One that finds nothing running ends at once, and the next comes a minute later.
 */
const RULE_MS = 65_000;

/**
 * As long may a guest on stage be missing from a relay, whatever is lost but a whole run of the timer: a
 * send that hangs (30 s), the timer's period (60 s) and the run that it may just have left.
 */
const LEFT_OUT_MS = 100_000;

/** A guest who was seated is waited for for a minute; then the host stays half of one in the mix. */
const COMPANY_LASTS_MS = 90_000;

/** The columns of a room's row that its scene follows from. */
const RULES = ['allow_relay', 'name_plates'];
const CAUSES = [
  'room_state',
  'mix_state',
  'fence',
  'host_id',
  'mix_params',
  'stage',
  'seat_rules',
  'pk',
  'cover',
  ...RULES,
];

/** What is noted of a room. */
interface Watch {
  /** Everything that its scene follows from, as text. */
  causes: string;
  changedAtMs: number;
  mode: MixMode | undefined;
  rules: string | undefined;
  rulesAtMs: number;
  /** Since when a guest has been missing from a relay. */
  leftOutSinceMs: number | undefined;
}

/** What a room's task has to show, by who is truly in the channel. */
interface Look {
  room: Room;
  task: Task;
  /** Seated guests who are there. */
  guests: string[];
}

/** The service shows the newest scene soon, and nobody is left out of it for long. */
export class SceneChecks {
  readonly #world: World;
  readonly #rows: RowTable;
  readonly #rtc: RtcService;
  #watches = new Map<string, Watch>();
  #isTimerRunning = true;
  /** Whether nothing goes wrong any more, and the timer runs. */
  #isFreshExpected = false;

  constructor(world: World, rows: RowTable, rtc: RtcService) {
    this.#world = world;
    this.#rows = rows;
    this.#rtc = rtc;
  }

  /** While it is awaited nothing goes wrong, and the timer runs: changes are shown in time. */
  async whileFresh(changes: () => Promise<void>): Promise<void> {
    this.#isFreshExpected = true;
    await changes();
    this.#isFreshExpected = false;
  }

  /** While it is awaited nothing runs the timer, so that nobody is due to be found missing. */
  async whileNoTimerRuns(wait: () => Promise<void>): Promise<void> {
    this.#isTimerRunning = false;
    await wait();
    this.#isTimerRunning = true;
    this.timerFailed();
  }

  /** A run of the timer has failed, so that nobody is due to be found missing before the next. */
  timerFailed(): void {
    for (const [roomId, watch] of this.#watches) {
      if (watch.leftOutSinceMs !== undefined) this.#isLeftOutFromNowOn(roomId, watch);
    }
  }

  /** To be called whenever anything of a room, its channel or its task may have changed. */
  changed(roomId: string): void {
    const before = this.#watches.get(roomId);
    const causes = this.#causesOf(roomId);
    const { mode } = this.#taskOf(roomId)?.shown ?? {};
    // Most writes change nothing of it, and reading a room takes long.
    if (before?.causes === causes && before.mode === mode) return;
    const { nowMs, scheduler } = this.#world;
    const look = this.#look(roomId);
    const rules = look ? rulesOf(look.room) : before?.rules;
    const areSame = !before?.rules || before.rules === rules;
    const isLeftOut = mode === 'relay' && look !== undefined && look.guests.length > 0;
    const watch = {
      causes,
      mode,
      changedAtMs: before?.causes === causes ? before.changedAtMs : nowMs,
      rules,
      rulesAtMs: areSame ? (before?.rulesAtMs ?? 0) : nowMs,
      leftOutSinceMs: isLeftOut ? (before?.leftOutSinceMs ?? nowMs) : undefined,
    };
    this.#watches.set(roomId, watch);
    if (watch.leftOutSinceMs === nowMs) this.#isLeftOutFromNowOn(roomId, watch);
    if (before?.causes === causes || !this.#isFreshExpected) return;
    for (const afterMs of [FRESH_MS, RULE_MS, COMPANY_LASTS_MS + FRESH_MS]) {
      scheduler.after(afterMs, () => this.#checkFresh(roomId, causes, nowMs));
    }
  }

  #isLeftOutFromNowOn(roomId: string, watch: Watch): void {
    const { nowMs, scheduler } = this.#world;
    watch.leftOutSinceMs = nowMs;
    scheduler.after(LEFT_OUT_MS, () => this.#checkLeftOut(roomId, nowMs));
  }

  #checkLeftOut(roomId: string, sinceMs: number): void {
    if (!this.#isTimerRunning || this.#watches.get(roomId)?.leftOutSinceMs !== sinceMs) return;
    const { task, guests } = this.#look(roomId) ?? {};
    this.#world.violate(`${task?.taskId} passes the host on alone while ${guests} are on stage.`);
  }

  #checkFresh(roomId: string, causes: string, sinceMs: number): void {
    const look = this.#look(roomId);
    const watch = this.#watches.get(roomId);
    const isSame = watch?.causes === causes && watch.changedAtMs === sinceMs;
    if (!look || !isSame || !this.#isFreshExpected) return;
    const { nowMs, tally } = this.#world;
    const quietMs = nowMs - sinceMs;
    const areRulesNew = nowMs < watch.rulesAtMs + RULE_MS;
    const wanted = [look.room, ...(areRulesNew ? withOtherRules(look.room) : [])].flatMap((room) =>
      wantedScenes({ ...look, room }, quietMs),
    );
    const { shown } = look.task;
    tally.add(`a newest scene is looked at: ${shown.mode}, ${shown.panes.length} panes`);
    const isShown = wanted.some((scene) => JSON.stringify(scene) === JSON.stringify(shown));
    if (!isShown) this.#violate(look.task, wanted, quietMs);
  }

  #violate({ taskId: id, shown }: Task, wanted: Scene[], quietMs: number): void {
    this.#world.note('  scenes', () => [shown, ...wanted].map((one) => JSON.stringify(one)).join());
    const { mode, panes, others } = shown;
    const users = [...panes.map(({ user }) => user), ...others].map(({ userId }) => userId);
    const picture = `${quietMs} ms after the last change a ${mode} of ${users.join()}`;
    this.#world.violate(`${id} shows ${picture}, which is not the newest scene.`);
  }

  /** Everything that the scene of the room follows from. */
  #causesOf(roomId: string): string {
    const row = this.#rows.get('rooms', roomKey(roomId)) ?? {};
    const columns = CAUSES.map((column) => row[column]);
    const users = this.#rtc.channels.users(roomId);
    return [...columns, ...users, this.#taskOf(roomId)?.isRunning].join(' ');
  }

  #taskOf(roomId: string): Task | undefined {
    const { fence } = this.#rows.get('rooms', roomKey(roomId)) ?? {};
    return this.#rtc.log.find(taskId(roomId, Number(fence)));
  }

  /** The room and its task, while the room takes it for one that goes on. */
  #look(roomId: string): Look | undefined {
    const row = this.#rows.get('rooms', roomKey(roomId));
    if (!row) return undefined;
    const room = roomFromRow(row);
    const { state, stage, mix } = room;
    const task = this.#taskOf(roomId);
    const isMeant = state === 'open' && (mix.state === 'live' || mix.state === 'starting');
    if (!isMeant || !task?.isRunning) return undefined;
    const users = this.#rtc.channels.users(roomId);
    const seated = stage.filter((seat) => seat.state === 'seated').map(({ userId }) => userId);
    const host = users.filter((userId) => userId === room.hostId);
    const guests = seated.filter((userId) => users.includes(userId));
    const onAir = guests.length > 0 ? [...host, ...guests] : [];
    return { room: { ...room, onAir }, task, guests };
  }
}

function rulesOf({ allowRelay, namePlates }: Room): string {
  return JSON.stringify({ allowRelay, namePlates });
}

/** The room, as if its rules had been changed meanwhile. */
function withOtherRules(room: Room): Room[] {
  const both = [true, false];
  return both.flatMap((allowRelay) =>
    both.map((namePlates) => ({ ...room, allowRelay, namePlates })),
  );
}

/** The scenes that are right; both, while a guest may still be waited for. */
function wantedScenes({ room, guests }: Look, quietMs: number): Scene[] {
  const { params } = room.mix;
  if (!params) return [];
  const inCompany = sceneOf({ ...room, hasCompany: true }, params);
  const alone = sceneOf({ ...room, hasCompany: false }, params);
  if (guests.length > 0 || room.pk?.state === 'running') return [inCompany];
  return quietMs < COMPANY_LASTS_MS + FRESH_MS ? [inCompany, alone] : [alone];
}
