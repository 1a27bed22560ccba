import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { CallLog } from '../../call-log';
import { CallbackRecords } from '../../callbacks/callback-records';
import {
  type CallbackMessage,
  type CallbackPace,
  CallbackSender,
} from '../../callbacks/callback-sender';
import type { Clock } from '../../clock';
import type { Faults } from '../../control/faults';
import type { ChannelEvents } from '../channels';
import { signatureHeaders } from './callback-signature';
import { channelContent, type EventContent, tagOf, userContent } from './event-content';
import { type EventSubscription, EventSubscriptions } from './event-subscriptions';

/** Events of one channel within this time make one message. */
const BATCH_MS = 50;
/** A batch that has grown so long is sent at once. */
const MAX_CONTENTS = 64;
/**
 * For these callbacks no repetition is documented, so there is none.
 * https://help.aliyun.com/document_detail/274447.html
 */
const PACE: CallbackPace = { timeoutMs: 5_000, retryDelaysMs: [] };

interface RtcCallbacksOptions {
  appId: string;
  events: EventEmitter<ChannelEvents>;
  clock: Clock;
  faults: Faults;
  log: CallLog;
}

/** What a record tells of a message, beside how the attempt ended. */
export interface SentMessage {
  messageId: string;
  subscribeId: string;
  url: string;
  body: string;
}

interface Batch {
  subscription: EventSubscription;
  contentType: string;
  /** Where it is noted what became of it; the RTC API tells nobody. */
  records?: CallbackRecords<SentMessage>;
  channelId: string;
  contents: EventContent[];
  timer: NodeJS.Timeout;
}

/**
 * Tells subscribers what happens in the channels, by `POST <CallbackUrl>`.
 * https://help.aliyun.com/document_detail/274447.html
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-createeventsub
 */
export class RtcCallbacks {
  readonly subscriptions = new EventSubscriptions();
  /** Those of the Live API. */
  readonly liveSubscriptions = new EventSubscriptions();
  /** What became of their messages. */
  readonly liveRecords = new CallbackRecords<SentMessage>();
  #appId: string;
  #clock: Clock;
  #sender: CallbackSender;
  #batches = new Map<string, Batch>();
  #isClosed = false;

  constructor({ appId, events, clock, faults, log }: RtcCallbacksOptions) {
    this.#appId = appId;
    this.#clock = clock;
    const service = 'rtc-callback';
    this.#sender = new CallbackSender({ service, pace: PACE, clock, faults, log });
    events.on('open', (event) => this.#tell(event, channelContent('Open', event)));
    events.on('join', (event) => this.#tell(event, userContent('Join', event)));
    events.on('publish', (event) => this.#tell(event, userContent('Publish', event)));
    events.on('unpublish', (event) => this.#tell(event, userContent('Unpublish', event)));
    events.on('leave', (event) => this.#tell(event, userContent('Leave', event)));
    events.on('close', (event) => this.#tell(event, channelContent('Close', event)));
  }

  /** Stops sending. */
  close(): void {
    this.#isClosed = true;
    for (const { timer } of this.#batches.values()) clearTimeout(timer);
    this.#batches.clear();
    this.#sender.close();
  }

  #tell({ channelId }: { channelId: string }, content: EventContent): void {
    if (this.#isClosed) return;
    // Documented so, though both bodies are JSON: a receiver must not trust it.
    const senders = [
      { of: this.subscriptions, contentType: 'application/x-www-form-urlencoded' },
      {
        of: this.liveSubscriptions,
        contentType: 'application/json',
        records: this.liveRecords,
      },
    ];
    for (const { of: subscriptions, ...sender } of senders) {
      for (const subscription of subscriptions.wanting(channelId, content)) {
        const batch = this.#batchOf({ subscription, channelId, ...sender });
        if (batch.contents.push(content) >= MAX_CONTENTS) this.#flush(batch);
      }
    }
  }

  #batchOf(to: Omit<Batch, 'contents' | 'timer'>): Batch {
    const { subscription, channelId } = to;
    const name = nameOf(subscription, channelId);
    const begun = this.#batches.get(name);
    if (begun) return begun;
    const timer = setTimeout(() => this.#flush(batch), BATCH_MS);
    const batch: Batch = { ...to, contents: [], timer };
    this.#batches.set(name, batch);
    return batch;
  }

  #flush(batch: Batch): void {
    clearTimeout(batch.timer);
    this.#batches.delete(nameOf(batch.subscription, batch.channelId));
    this.#sender.send(this.#messageOf(batch));
  }

  #messageOf(batch: Batch): CallbackMessage {
    const { subscription, channelId, contentType, contents, records } = batch;
    const { url, key, subscribeId } = subscription;
    const id = randomBytes(16).toString('hex');
    const body = JSON.stringify({
      MsgId: id,
      MsgTimestamp: Math.floor(this.#clock.now() / 1000),
      SubscribeId: subscribeId,
      AppId: this.#appId,
      ChannelId: channelId,
      Contents: contents,
    });
    const [first] = contents;
    const sent = { messageId: id, subscribeId, url, body };
    return {
      id,
      operation: first ? tagOf(first) : '',
      detail: { channelId, tags: contents.map(tagOf) },
      receiver: url,
      url,
      request: (timestampSeconds) => ({
        method: 'POST',
        headers: {
          'Content-Type': contentType,
          ...(key !== undefined && signatureHeaders({ body, key, timestampSeconds })),
        },
        body,
      }),
      onAnswer: (answer) => records?.add({ ...sent, ...answer, atMs: this.#clock.now() }),
    };
  }
}

function nameOf({ subscribeId }: EventSubscription, channelId: string): string {
  return `${subscribeId} ${channelId}`;
}
