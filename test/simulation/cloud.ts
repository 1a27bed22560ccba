import { UNSHOWABLE } from '../../lib/aliyun/unshowable';
import { type Config, readConfig } from '../../lib/config/config';
import { toAppError } from '../../lib/http/failure';
import { signersOf } from '../../lib/http/signers';
import { taskId } from '../../lib/model/room';
import type { Update } from '../../lib/model/table';
import { replayStoresOn } from '../../lib/store/replay-stores';
import { storesOn } from '../../lib/store/stores';
import { UsageStore } from '../../lib/store/usage-store';
import { WaitStore } from '../../lib/store/wait-store';
import { deliverBeforeTheEnd } from '../../lib/use-cases/deliver-events';
import type { TimerServices } from '../../lib/use-cases/services';
import { AnswerChecks } from './answer-checks';
import { BanChecks } from './ban-checks';
import { BlockService } from './block-service';
import { Callbacks } from './callbacks';
import { Caller } from './caller';
import { EventChecks } from './event-checks';
import { EventInbox } from './event-inbox';
import type { Answer, FunctionCall } from './function-call';
import { Gifts } from './gifts';
import { Tokens } from './guests';
import { HostChecks } from './host-checks';
import { InstanceClock } from './instance-clock';
import { ModerationChecks } from './moderation-checks';
import { POLICY } from './moderation-requests';
import { Network } from './network';
import { PaymentService } from './payment-service';
import { PkChecks } from './pk-checks';
import { PkTally } from './pk-tally';
import { QnaChecks } from './qna-checks';
import { QuotaChecks } from './quota-checks';
import { RecordChecks } from './record-checks';
import { RecordService } from './record-service';
import { RowTable } from './row-table';
import { RtcService } from './rtc-service';
import { SceneChecks } from './scene-checks';
import { SeatChecks } from './seat-checks';
import { SimulatedBlocklist } from './simulated-blocklist';
import { SimulatedChannels } from './simulated-channels';
import { SimulatedMixer } from './simulated-mixer';
import { SimulatedPayments } from './simulated-payments';
import { SimulatedReceiver } from './simulated-receiver';
import { SimulatedFiles, SimulatedRecorder } from './simulated-recorder';
import { SimulatedTable } from './simulated-table';
import { Transfers } from './transfers';
import type { World } from './world';

/** The cloud that a run plays in: function instances, the store, RTC service and payments. */
export class Cloud {
  readonly rows: RowTable;
  readonly rtc: RtcService;
  readonly tokens = new Tokens();
  readonly gifts: Gifts;
  readonly transfers = new Transfers();
  readonly seatChecks: SeatChecks;
  readonly hostChecks: HostChecks;
  readonly banChecks: BanChecks;
  readonly eventChecks: EventChecks;
  readonly eventInbox: EventInbox;
  readonly moderationChecks: ModerationChecks;
  readonly pkChecks: PkChecks;
  readonly qnaChecks: QnaChecks;
  readonly answerChecks: AnswerChecks;
  readonly quotaChecks: QuotaChecks;
  readonly sceneChecks: SceneChecks;
  readonly payments: PaymentService;
  readonly blocked = new BlockService();
  readonly records: RecordService;
  readonly recordChecks: RecordChecks;
  readonly #world: World;
  readonly #network: Network;
  readonly #config: Config;
  readonly #instances: [InstanceClock, ...InstanceClock[]];
  #calls = 0;

  constructor(world: World) {
    this.#world = world;
    this.#network = new Network(world);
    const wrote = (update: Update) => {
      this.#checkLive(update);
      this.seatChecks.wrote(update);
      this.hostChecks.wrote(update);
      this.banChecks.wrote(update);
      this.eventChecks.wrote(update);
      this.#checkPk(update);
      pkTally.wrote(update);
      this.#checkQuota(update);
      this.qnaChecks.wrote(update, () => this.rows.get(update.table, update.key));
      this.#checkAnswer(update);
      if (update.table === 'rooms') this.sceneChecks.changed(String(update.key.room_id));
      this.#checkRecording(update);
    };
    this.rows = new RowTable({ now: () => world.nowMs }, { wrote });
    const pkTally = new PkTally(world, this.rows);
    this.seatChecks = new SeatChecks(world, this.rows);
    this.banChecks = new BanChecks(world, this.rows);
    this.eventChecks = new EventChecks(world, this.rows);
    this.eventInbox = new EventInbox(world, this.rows);
    this.moderationChecks = new ModerationChecks(world);
    this.gifts = new Gifts(world);
    this.qnaChecks = new QnaChecks(world);
    const { quota, mixer, ...settings } = config();
    // How many rooms a PK may have does not depend on how the service here answers.
    const acrossChannels = { ...mixer, mixesAcrossChannels: true };
    this.#config = { ...settings, quota: { ...quota }, mixer: acrossChannels };
    const { random } = world;
    // Sometimes fewer than there are rooms.
    if (random.chance(0.2)) this.#config.quota.mixesPerApp = random.between(1, 2);
    this.quotaChecks = new QuotaChecks(world, this.#config.quota.mixesPerApp);
    this.pkChecks = new PkChecks(world, this.rows, this.gifts);
    const callbacks = new Callbacks(world, (call) => this.invoke(call));
    this.rtc = new RtcService(world, callbacks);
    this.hostChecks = new HostChecks(world, this);
    this.answerChecks = new AnswerChecks(world, this.rtc);
    this.sceneChecks = new SceneChecks(world, this.rows, this.rtc);
    this.rtc.onChanged = (channelId) => this.sceneChecks.changed(channelId);
    this.records = new RecordService(world, this.rtc.log);
    this.recordChecks = new RecordChecks(world, this.records);
    this.payments = new PaymentService(world, {
      tell: (notice, heard) => callbacks.money(notice, heard),
      refunded: (payment) => this.qnaChecks.refunded(payment),
    });
    this.#instances = [new InstanceClock(world, 'fc1')];
    for (let index = 2; index <= 4; index++) {
      this.#instances.push(new InstanceClock(world, `fc${index}`));
    }
  }

  /** From now on every room may run its mix. */
  liftQuota(): void {
    const { mixesPerApp } = config().quota;
    this.#config.quota.mixesPerApp = mixesPerApp;
    this.quotaChecks.mixesPerApp = mixesPerApp;
  }

  /** Calls a function on some instance; resolves with no answer when patience is at its end. */
  invoke(call: FunctionCall): Promise<Answer> {
    const { scheduler } = this.#world;
    return new Promise((resolve) => {
      scheduler.after(call.patienceMs, () => scheduler.wake(() => resolve(undefined)));
      void this.#run(call).then(resolve);
    });
  }

  async #run({ operation, roomId, actor, request, onKilled }: FunctionCall): Promise<Answer> {
    const world = this.#world;
    this.#calls += 1;
    const clock = world.random.pick(this.#instances);
    const name = `#${this.#calls} ${operation} ${roomId}`;
    const caller = new Caller(world, { name, clock, onKilled });
    world.note(caller.name, () => `is called by ${actor.userId}`);
    const calledAtMs = world.nowMs;
    const services = this.#services(caller);
    const { tokens, gifts, transfers, moderationChecks, recordChecks } = this;
    const { log } = this.rtc;
    let answer: Answer;
    try {
      const outcome = await request({
        services,
        actor,
        calledAtMs,
        log,
        tokens,
        gifts,
        transfers,
        moderationChecks,
        recordChecks,
      });
      answer = { outcome };
    } catch (cause) {
      const { code, retryAfterMs } = toAppError(cause);
      if (code === 'InternalError')
        world.violate(`${operation} failed by itself: ${stackOf(cause)}`);
      answer = { outcome: code, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
    await deliverBeforeTheEnd(services);
    world.tally.add(`${operation}: ${answer.outcome}`);
    world.note(caller.name, () => `answers ${JSON.stringify(answer)}`);
    return answer;
  }

  /** A row may say `live` only of a task that the service has started. */
  #checkLive({ table, key, put }: Update): void {
    if (table !== 'rooms' || put?.mix_state !== 'live') return;
    const row = this.rows.get(table, key);
    const task = taskId(String(row?.room_id), Number(row?.fence));
    if (!this.rtc.log.find(task)) this.#world.violate(`A row says that ${task} is live too early.`);
  }

  #checkRecording({ table, key, put }: Update): void {
    const row = table === 'rooms' && put?.record_state && this.rows.get(table, key);
    if (row) this.recordChecks.checkClaim(row);
  }

  #checkAnswer({ table, key, put }: Update): void {
    const row = table === 'questions' && put?.question_state && this.rows.get(table, key);
    if (row) this.answerChecks.check(row);
  }

  /** A room is in a PK only when its own row says so, too. */
  #checkPk({ table, key, put }: Update): void {
    const row = table === 'pks' && put?.parties !== undefined && this.rows.get(table, key);
    if (row) this.pkChecks.checkParties(row);
    const written = table === 'pks' && this.rows.get(table, key);
    if (written) this.pkChecks.checkRounds(written);
    if (written) this.pkChecks.checkGifts(written, put);
  }

  #checkQuota({ table, key }: Update): void {
    const row = table === 'quotas' && this.rows.get(table, key);
    if (row) this.quotaChecks.checkRow(row);
  }

  #services(caller: Caller): TimerServices {
    const random = this.#world.random;
    const parts = { network: this.#network, caller, random };
    const table = new SimulatedTable({ ...parts, rows: this.rows });
    const stores = storesOn(table, this.#config);
    return {
      config: this.#config,
      clock: caller,
      log: (fields) => this.#world.note('  log', () => JSON.stringify(fields)),
      ...stores,
      ...replayStoresOn(table, stores.undelivered),
      usage: new UsageStore(table),
      waits: new WaitStore(table, this.#config.maxWaits),
      ...signersOf(this.#config, caller),
      cannotShow: UNSHOWABLE[this.#config.mixer.driver],
      mixer: new SimulatedMixer({ ...parts, rtc: this.rtc }),
      channels: new SimulatedChannels({ ...parts, rtc: this.rtc }),
      blocklist: new SimulatedBlocklist({ ...parts, blocked: this.blocked }),
      recorder: new SimulatedRecorder({ ...parts, records: this.records }),
      files: new SimulatedFiles({ ...parts, records: this.records }),
      audience: { viewersAt: async () => new Map() },
      payments: new SimulatedPayments({ ...parts, payments: this.payments }),
      receiver: new SimulatedReceiver({ ...parts, inbox: this.eventInbox }),
    };
  }
}

let sharedConfig: Config | undefined;

function config(): Config {
  sharedConfig ??= readConfig({
    OTS_ENDPOINT: 'http://store.test',
    OTS_INSTANCE: 'simulation',
    MIXER: 'rtc',
    RTC_APP_ID: 'app',
    RTC_APP_KEY: 'rtc-key',
    LIVE_PUSH_DOMAIN: 'push.test',
    LIVE_PUSH_KEY: 'push-key',
    LIVE_PLAY_DOMAIN: 'play.test',
    LIVE_PLAY_KEY: 'play-key',
    MODERATION_POLICY: JSON.stringify(POLICY),
    MODERATION_KEYS: `whsec_${Buffer.alloc(32).toString('base64')}`,
    REPLAY_BUCKET: 'replays',
    CALLBACK_SECRET: 'a-secret-of-at-least-thirty-two-characters',
    PAYMENT_URL_BASE: 'http://payments.test',
    PAYMENT_KEY: 'a key of at least thirty-two characters',
    JWT_SECRET: 'a secret of at least thirty-two characters',
    WEBHOOK_URL: 'https://hooks.test',
    WEBHOOK_KEYS: `whsec_${Buffer.alloc(32).toString('base64')}`,
  });
  return sharedConfig;
}

function stackOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
