import type { Clock } from '../../lib/clock';
import { readConfig } from '../../lib/config/config';
import type { ErrorCode } from '../../lib/errors';
import { toAppError } from '../../lib/http/failure';
import { signersOf } from '../../lib/http/signers';
import type { Actor } from '../../lib/model/actor';
import { mixParams } from '../../lib/model/layout';
import type { Room } from '../../lib/model/room';
import type { Row, Update } from '../../lib/model/table';
import { replayStoresOn } from '../../lib/store/replay-stores';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import { TABLES } from '../../lib/store/schema';
import { storesOn } from '../../lib/store/stores';
import { UsageStore } from '../../lib/store/usage-store';
import { WaitStore } from '../../lib/store/wait-store';
import type { MixResult } from '../../lib/use-cases/mix-result';
import { createRoom, createRoomBody } from '../../lib/use-cases/room';
import type { Start } from '../../lib/use-cases/run-claim';
import type { TimerServices } from '../../lib/use-cases/services';
import { startMix } from '../../lib/use-cases/start-mix';
import { stopMix } from '../../lib/use-cases/stop-mix';
import { BlockService } from '../simulation/block-service';
import { Callbacks } from '../simulation/callbacks';
import type { FunctionCall } from '../simulation/function-call';
import { Gifts } from '../simulation/gifts';
import { Tokens } from '../simulation/guests';
import { ModerationChecks } from '../simulation/moderation-checks';
import { PaymentService } from '../simulation/payment-service';
import { RecordChecks } from '../simulation/record-checks';
import { RecordService } from '../simulation/record-service';
import { RowTable } from '../simulation/row-table';
import { RtcService } from '../simulation/rtc-service';
import { Transfers } from '../simulation/transfers';
import { World } from '../simulation/world';
import { HouseFiles, HouseRecorder } from './house-recorder';
import {
  HouseBlocklist,
  HouseChannels,
  HouseMixer,
  HousePayments,
  HouseReceiver,
} from './house-services';
import { HouseTable } from './house-table';

/** One of the seeds by which mixes run by the RTC API, which knows ended tasks. */
const SEED = 4;

const ENVIRONMENT = {
  OTS_ENDPOINT: 'http://store.test',
  OTS_INSTANCE: 'house',
  MIXER: 'rtc',
  RTC_APP_ID: 'app',
  RTC_APP_KEY: 'rtc-key',
  LIVE_PUSH_DOMAIN: 'push.test',
  LIVE_PUSH_KEY: 'push-key',
  LIVE_PLAY_DOMAIN: 'play.test',
  LIVE_PLAY_KEY: 'play-key',
  CALLBACK_SECRET: 'a-secret-of-at-least-thirty-two-characters',
  PAYMENT_URL_BASE: 'http://payments.test',
  PAYMENT_KEY: 'a key of at least thirty-two characters',
  JWT_SECRET: 'a secret of at least thirty-two characters',
};

/** A user as a token names them. */
export function user(userId: string): Actor {
  return { userId, isAdmin: false };
}
export const HOST = user('host');
export const ADMIN: Actor = { userId: 'admin', isAdmin: true };

/**
 * lib's use cases on rows in memory and on the simulation's services, in calm weather: nothing goes
 * wrong but what a test has planned, and time passes only when a test, or a sleeper, lets it.
 */
export class House implements Clock {
  readonly world = new World(SEED, { traced: false });
  readonly rows: RowTable;
  readonly table: HouseTable;
  readonly rtc: RtcService;
  readonly payments: PaymentService;
  readonly mixer: HouseMixer;
  readonly channels: HouseChannels;
  readonly provider: HousePayments;
  readonly records: RecordService;
  readonly recorder: HouseRecorder;
  /** What the live service does not take. */
  readonly blocked = new BlockService();
  readonly blocklist = new HouseBlocklist(this.blocked);
  readonly files: HouseFiles;
  readonly receiver = new HouseReceiver();
  readonly services: TimerServices;
  /** How many play each stream. */
  readonly viewers = new Map<string, number>();
  /** Parameters that the service has nothing for. */
  readonly lacks: string[] = [];
  readonly logged: Record<string, unknown>[] = [];
  /** Hears of every update that was done. */
  onUpdate: (update: Update) => void = () => undefined;

  constructor(environment: Record<string, string> = {}) {
    const { world } = this;
    this.rows = new RowTable(this, { wrote: (update) => this.onUpdate(update) });
    this.table = new HouseTable(this.rows);
    const callbacks = new Callbacks(world, (call) => this.#invoke(call));
    this.rtc = new RtcService(world, callbacks);
    this.payments = new PaymentService(world, {
      tell: (notice, heard) => callbacks.money(notice, heard),
      refunded: () => undefined,
    });
    this.mixer = new HouseMixer(this.rtc);
    this.channels = new HouseChannels(this.rtc);
    this.provider = new HousePayments(this.payments);
    this.records = new RecordService(world, this.rtc.log);
    this.recorder = new HouseRecorder(this.records);
    this.files = new HouseFiles(this.records);
    const config = readConfig({ ...ENVIRONMENT, ...environment });
    const stores = storesOn(this.table, config);
    this.services = {
      config,
      clock: this,
      log: (fields) => this.logged.push(fields),
      ...stores,
      ...replayStoresOn(this.table, stores.undelivered),
      usage: new UsageStore(this.table),
      waits: new WaitStore(this.table, config.maxWaits),
      ...signersOf(config, this),
      cannotShow: () => [...this.lacks],
      mixer: this.mixer,
      channels: this.channels,
      recorder: this.recorder,
      blocklist: this.blocklist,
      files: this.files,
      payments: this.provider,
      audience: { viewersAt: async () => this.viewers },
      receiver: config.webhook && this.receiver,
    };
  }

  now(): number {
    return this.world.nowMs;
  }

  /** Lets time pass, and happen what happens in it. */
  async advance(ms: number): Promise<void> {
    let isOver = false;
    this.world.scheduler.after(ms, () => {
      isOver = true;
    });
    await this.world.scheduler.run(() => !isOver);
  }

  async sleepUntil(timeMs: number): Promise<void> {
    if (timeMs > this.now()) await this.advance(timeMs - this.now());
  }

  /** A room of this host, as a create makes it. */
  async open(roomId: string, rules: object = {}, actor = HOST): Promise<void> {
    await createRoom(this.services, { ...createRoomBody.parse(rules), roomId, actor });
  }

  start(roomId: string, request: Partial<Start> = {}): Promise<MixResult> {
    const defaults = { actor: HOST, onCooldown: 'reject', idempotencyKey: '' } as const;
    return startMix(this.services, { roomId, params: mixParams({}), ...defaults, ...request });
  }

  stop(roomId: string, actor = HOST): Promise<MixResult> {
    return stopMix(this.services, { roomId, actor });
  }

  /** A room with its host in the channel, whose mix is live. */
  async live(roomId: string, rules: object = {}, actor = HOST): Promise<void> {
    await this.open(roomId, rules, actor);
    this.rtc.channels.join(roomId, actor.userId);
    await this.start(roomId, { actor });
    // The news of it come in.
    await this.advance(1000);
  }

  /** What the room's row says, without a call of the store. */
  room(roomId: string): Room {
    const row = this.rows.get('rooms', roomKey(roomId));
    if (!row) throw new Error(`There is no room ${roomId}.`);
    return roomFromRow(row);
  }

  /** The rows of a table whose key begins so. */
  all(table: string, prefix: Record<string, string> = {}): Row[] {
    const keyColumns = TABLES.find(({ name }) => name === table)?.key.map(({ name }) => name) ?? [];
    return this.rows.range({ table, prefix, keyColumns, direction: 'forward', limit: 5000 }).rows;
  }

  /** The rules on StreamURLs were kept, by the RTC service's own log. */
  requireRules(): void {
    if (this.world.violation) throw this.world.violation;
  }

  async #invoke({ request, actor }: FunctionCall) {
    // What it does goes on before anything else happens.
    this.world.scheduler.wake(() => undefined);
    const { services, rtc } = this;
    const aside = {
      tokens: new Tokens(),
      gifts: new Gifts(this.world),
      transfers: new Transfers(),
      moderationChecks: new ModerationChecks(this.world),
      recordChecks: new RecordChecks(this.world, this.records),
    };
    const run = { services, actor, calledAtMs: this.now(), log: rtc.log, ...aside };
    return { outcome: await request(run).catch(({ message }: Error) => message) };
  }
}

/** The code that the API answers. Throws when the call succeeds, or fails by itself. */
export async function codeOf(call: Promise<unknown>): Promise<ErrorCode> {
  const error = await call.then(
    () => new Error('It was expected to be refused.'),
    (reason: unknown) => reason,
  );
  const { code } = toAppError(error);
  if (code === 'InternalError') throw error;
  return code;
}
