import type { Actor } from '../../lib/model/actor';
import type { LiveEvent } from '../../lib/model/events';
import type { PaymentNotice } from '../../lib/model/payments';
import type { MemberEvent } from '../../lib/model/presence';
import type { Answer, FunctionCall } from './function-call';
import { liveEventRequest, rtcMessageRequest } from './operations';
import { paymentNoticeRequest } from './qna-requests';
import { latencyMs } from './weather';
import type { World } from './world';

/** When a callback is sent again: as seldom as each sender documents. */
interface Pace {
  retryDelaysMs: number[];
  /** Whether it is sent again after an answer, too, if that says that it was not taken. */
  wantsTaken: boolean;
}

/** No repetition is documented. https://help.aliyun.com/document_detail/274447.html */
const RTC: Pace = { retryDelaysMs: [], wantsTaken: false };
/** https://help.aliyun.com/en/live/user-guide/manage-callbacks */
const LIVE: Pace = { retryDelaysMs: [1000, 1000, 1000, 1000, 1000], wantsTaken: false };
const PAYMENTS: Pace = { retryDelaysMs: [1000, 5000, 10_000, 10_000], wantsTaken: true };
const TIMEOUT_MS = 5000;

/** The most copies of one callback. */
const MAX_COPIES = 6;
const MAX_DELAY_MS = 60_000;
const VENDOR: Actor = { userId: 'vendor', isAdmin: false };

type Send = Pick<FunctionCall, 'operation' | 'roomId' | 'request'>;

/** The callbacks of the services: they may be lost, doubled, late and out of order. */
export class Callbacks {
  readonly #world: World;
  readonly #invoke: (call: FunctionCall) => Promise<Answer>;
  #messages = 0;

  constructor(world: World, invoke: (call: FunctionCall) => Promise<Answer>) {
    this.#world = world;
    this.#invoke = invoke;
  }

  /** The RTC service tells of a member. */
  member(event: MemberEvent): void {
    const id = this.#nextId();
    const message = { id, content: id, channelId: event.roomId, events: [event], problems: [] };
    const request = rtcMessageRequest(message);
    this.#send({ operation: 'rtcCallback', roomId: event.roomId, request }, RTC);
  }

  /** The live service tells that a push has begun or ended. */
  push(roomId: string, action: LiveEvent['action'], stream: string): void {
    const [app = '', name = ''] = stream.split('/').slice(-2);
    const request = liveEventRequest({ id: this.#nextId(), action, app, stream: name });
    this.#send({ operation: 'liveCallback', roomId, request }, LIVE);
  }

  /** The payment provider tells of a payment; `heard` is called once that has been taken in. */
  money(notice: PaymentNotice, heard: () => void): void {
    const request = paymentNoticeRequest(notice, heard);
    this.#send({ operation: 'paymentCallback', roomId: '', request }, PAYMENTS);
  }

  #nextId(): string {
    return `message${++this.#messages}`;
  }

  #send(call: Send, pace: Pace): void {
    const { random, scheduler } = this.#world;
    if (this.#world.isHitBy('callbackLost')) return;
    const isDoubled = this.#world.isHitBy('callbackDoubled');
    for (let copies = isDoubled ? random.pick([2, 2, 3, MAX_COPIES]) : 1; copies > 0; copies--) {
      const isDelayed = this.#world.isHitBy('callbackDelayed');
      const delayMs = isDelayed ? random.between(0, MAX_DELAY_MS) : latencyMs(random);
      scheduler.after(delayMs, () => void this.#deliver(call, pace));
    }
  }

  async #deliver(call: Send, { retryDelaysMs, wantsTaken }: Pace): Promise<void> {
    for (const delayMs of [...retryDelaysMs, undefined]) {
      const answer = await this.#invoke({ ...call, actor: VENDOR, patienceMs: TIMEOUT_MS });
      const isOver = answer?.outcome === 'done' || (answer && !wantsTaken);
      if (isOver || delayMs === undefined) return;
      await this.#world.scheduler.sleep(delayMs);
    }
  }
}
