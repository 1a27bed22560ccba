import { type Blocklist, BlocklistFailed } from '../../lib/model/blocklist';
import type { Channels } from '../../lib/model/channels';
import type { RoomEvent } from '../../lib/model/event';
import { type EventReceiver, ReceiverFailed } from '../../lib/model/event-receiver';
import {
  type Mixer,
  MixerOutcomeUnknown,
  MixerRefused,
  type MixTask,
  type TaskStatus,
} from '../../lib/model/mixer';
import { type Payment, type Payments, PaymentsFailed } from '../../lib/model/payments';
import type { Scene } from '../../lib/model/scene';
import type { BlockService } from '../simulation/block-service';
import type { PaymentService } from '../simulation/payment-service';
import type { RtcService } from '../simulation/rtc-service';
import { PlannedCalls } from './planned';

interface MixerCall {
  operation: 'start' | 'update' | 'stop' | 'status';
  taskId: string;
  /** Of an update. */
  scene?: Scene;
}

/** The simulation's RTC service without a network: its calls go as the test has planned. */
export class HouseMixer implements Mixer {
  readonly calls = new PlannedCalls<MixerCall>({
    refused: () => new MixerRefused('Forbidden', { throttled: false }),
    unknown: ({ operation }) => new MixerOutcomeUnknown(operation),
  });
  readonly #rtc: RtcService;

  constructor(rtc: RtcService) {
    this.#rtc = rtc;
  }

  async start(task: MixTask): Promise<void> {
    const { taskId } = task;
    await this.calls.carry({ operation: 'start', taskId }, () => this.#rtc.start(task));
  }

  update({ taskId, scene }: Omit<MixTask, 'pushUrl'>): Promise<void> {
    const act = () => this.#rtc.update(taskId, scene);
    return this.calls.carry({ operation: 'update', taskId, scene }, act);
  }

  stop(taskId: string): Promise<'stopped' | 'absent'> {
    return this.calls.carry({ operation: 'stop', taskId }, () => this.#rtc.stop(taskId));
  }

  status(taskId: string): Promise<TaskStatus> {
    return this.calls.carry({ operation: 'status', taskId }, () => this.#rtc.status(taskId));
  }
}

interface ChannelCall {
  operation: 'users' | 'remove';
  channelId: string;
}

/** Who is in the channels of that service. */
export class HouseChannels implements Channels {
  readonly calls = new PlannedCalls<ChannelCall>({
    refused: () => new Error('Throttling.User'),
    unknown: () => new Error('No answer'),
  });
  readonly #rtc: RtcService;

  constructor(rtc: RtcService) {
    this.#rtc = rtc;
  }

  users(channelId: string): Promise<string[]> {
    const act = () => this.#rtc.channels.users(channelId);
    return this.calls.carry({ operation: 'users', channelId }, act);
  }

  remove(channelId: string, userIds: string[]): Promise<void> {
    const act = () => this.#rtc.channels.remove(channelId, userIds);
    return this.calls.carry({ operation: 'remove', channelId }, act);
  }
}

interface BlocklistCall {
  operation: 'forbid' | 'allow';
  stream: string;
}

/** The streams that the simulation's live service does not take. */
export class HouseBlocklist implements Blocklist {
  readonly calls = new PlannedCalls<BlocklistCall>({
    refused: () => new BlocklistFailed('Throttling.User'),
    unknown: () => new BlocklistFailed('No answer'),
  });
  readonly #blocked: BlockService;

  constructor(blocked: BlockService) {
    this.#blocked = blocked;
  }

  forbid(stream: string): Promise<void> {
    return this.calls.carry({ operation: 'forbid', stream }, () => this.#blocked.forbid(stream));
  }

  allow(stream: string): Promise<void> {
    return this.calls.carry({ operation: 'allow', stream }, () => this.#blocked.allow(stream));
  }
}

/** The simulation's payment provider without a network. */
export class HousePayments implements Payments {
  readonly calls = new PlannedCalls<'refund' | 'close'>({
    refused: () => new PaymentsFailed('Refused'),
    unknown: () => new PaymentsFailed('No answer'),
  });
  readonly #payments: PaymentService;

  constructor(payments: PaymentService) {
    this.#payments = payments;
  }

  refund(payment: Payment): Promise<'refunded' | 'pending'> {
    return this.calls.carry('refund', () => this.#payments.refund(payment));
  }

  close(orderId: string): Promise<Payment | undefined> {
    return this.calls.carry('close', () => this.#payments.close(orderId));
  }
}

/** A customer's server, which keeps what it is told. */
export class HouseReceiver implements EventReceiver {
  readonly calls = new PlannedCalls<RoomEvent>({
    refused: () => new ReceiverFailed('It answered 500.'),
    unknown: () => new ReceiverFailed('No answer'),
  });
  /** Everything that has come, as often as it came. */
  readonly events: RoomEvent[] = [];
  /** How long it was given for each call. */
  readonly limitsMs: number[] = [];
  /** While it is, nothing is taken. */
  isDown = false;

  send(event: RoomEvent, withinMs: number): Promise<void> {
    this.limitsMs.push(withinMs);
    return this.calls.carry(event, () => {
      if (this.isDown) throw new ReceiverFailed('Connection refused');
      this.events.push(event);
    });
  }
}
