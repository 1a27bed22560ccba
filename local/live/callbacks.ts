import { createHash, randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import type { CallLog } from '../call-log';
import { CallbackRecords } from '../callbacks/callback-records';
import { type CallbackPace, CallbackSender } from '../callbacks/callback-sender';
import type { Clock } from '../clock';
import type { Faults } from '../control/faults';
import type { StreamEvent } from './streams';

/**
 * What is not answered within 5 s is sent again up to five times, 1 s apart; an answer is the end.
 * https://help.aliyun.com/en/live/user-guide/manage-callbacks
 */
const PACE: CallbackPace = {
  timeoutMs: 5_000,
  retryDelaysMs: [1_000, 1_000, 1_000, 1_000, 1_000],
};

/** The address that gets the events. */
export interface LiveReceiver {
  url: string;
  /** Signs the requests; they are unsigned when absent. */
  key?: string;
}

/** What a record tells of a request, beside how the attempt ended. */
export interface ToldPush {
  action: Action;
  app: string;
  stream: string;
  /** Where it went, without what was told. */
  url: string;
}

interface LiveCallbacksOptions {
  pushDomain: string;
  events: EventEmitter;
  clock: Clock;
  faults: Faults;
  log: CallLog;
  /** For tests that cannot wait. */
  pace?: Partial<CallbackPace>;
}

type Action = 'publish' | 'publish_done';

/**
 * Tells one receiver when a push has started and when it has ended, by HTTP GET. A push domain has
 * one such receiver. https://help.aliyun.com/document_detail/54787.html
 */
export class LiveCallbacks {
  /** What became of the requests. */
  readonly records = new CallbackRecords<ToldPush>();
  #pushDomain: string;
  #clock: Clock;
  #sender: CallbackSender;
  #receiver: LiveReceiver | undefined;

  constructor({ pushDomain, events, clock, faults, log, pace }: LiveCallbacksOptions) {
    this.#pushDomain = pushDomain;
    this.#clock = clock;
    const service = 'live-callback';
    this.#sender = new CallbackSender({ service, pace: { ...PACE, ...pace }, clock, faults, log });
    events.on('publish', (event: StreamEvent) => this.#tell('publish', event));
    events.on('unpublish', (event: StreamEvent) => this.#tell('publish_done', event));
  }

  /** Has events sent to this receiver from now on, in place of any before. */
  notify(receiver: LiveReceiver | undefined): void {
    this.#receiver = receiver;
  }

  /** The addresses that get events. */
  get receiver(): LiveReceiver | undefined {
    return this.#receiver;
  }

  /** Stops sending. */
  close(): void {
    this.#sender.close();
  }

  #tell(action: Action, event: StreamEvent): void {
    const receiver = this.#receiver;
    if (!receiver) return;
    const { url, key } = receiver;
    const { app, stream } = event;
    this.#sender.send({
      // The request has no id; this one only tells messages apart in the call log.
      id: randomBytes(16).toString('hex'),
      operation: action,
      detail: { stream },
      receiver: url,
      url: this.#urlOf(url, action, event),
      request: (timestampSeconds) => ({
        method: 'GET',
        headers: key === undefined ? {} : this.#signature(key, timestampSeconds),
      }),
      onAnswer: (answer) =>
        this.records.add({ action, app, stream, url, ...answer, atMs: this.#clock.now() }),
    });
  }

  #urlOf(receiverUrl: string, action: Action, event: StreamEvent): string {
    const url = new URL(receiverUrl);
    const { ip, stream, app, atMs, args, width, height } = event;
    const query = {
      action,
      ip,
      id: stream,
      // Named so by the documentation: `app` is the push domain, `appname` the app.
      app: this.#pushDomain,
      appname: app,
      time: String(Math.floor(atMs / 1000)),
      usrargs: args,
      node: new URL(`rtmp://${this.#pushDomain}`).hostname,
      // The size comes with the first callback of a push only.
      ...(action === 'publish' && {
        ...(height !== undefined && { height: String(height) }),
        ...(width !== undefined && { width: String(width) }),
      }),
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url.href;
  }

  /** https://help.aliyun.com/en/live/developer-reference/usage-notes-for-callback-authentication */
  #signature(key: string, timestampSeconds: number): Record<string, string> {
    const signed = `${this.#pushDomain}|${timestampSeconds}|${key}`;
    return {
      'ALI-LIVE-TIMESTAMP': String(timestampSeconds),
      'ALI-LIVE-SIGNATURE': createHash('md5').update(signed).digest('hex'),
    };
  }
}
