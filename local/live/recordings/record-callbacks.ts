import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { CallLog } from '../../call-log';
import { type CallbackPace, CallbackSender } from '../../callbacks/callback-sender';
import type { Clock } from '../../clock';
import type { Faults } from '../../control/faults';

/**
 * Five further attempts when no answer comes in time, each after 100 ms to 10 s. How long one may
 * take is our choice.
 * https://help.aliyun.com/document_detail/84935.html
 */
const RETRIES = 5;
const TIMEOUT_MS = 5000;

/** Where recordings are told. */
export interface RecordReceiver {
  url: string;
  /** Signs the requests; they are unsigned when absent. */
  key?: string;
  /** Whether the states of recordings are told as well, beside their files. */
  wantsStates: boolean;
}

/** What is told of a recording. https://help.aliyun.com/document_detail/55016.html */
export type RecordMessage = { domain: string; app: string; stream: string } & (
  | { event: 'record_started' | 'record_paused' }
  | { uri: string; duration: number; start_time: number; stop_time: number }
);

/** Tells one receiver of recordings, by POST. */
export class RecordCallbacks {
  receiver: RecordReceiver | undefined;
  readonly #sender: CallbackSender;

  constructor(options: {
    clock: Clock;
    faults: Faults;
    log: CallLog;
    pace?: Partial<CallbackPace>;
  }) {
    const { clock, faults, log } = options;
    const retryDelaysMs = Array.from({ length: RETRIES }, () => randomInt(100, 10_000));
    const pace = { timeoutMs: TIMEOUT_MS, retryDelaysMs, ...options.pace };
    this.#sender = new CallbackSender({ service: 'record-callback', pace, clock, faults, log });
  }

  tell(message: RecordMessage): void {
    const { receiver } = this;
    const isState = 'event' in message;
    if (!receiver || (isState && !receiver.wantsStates)) return;
    const { url, key } = receiver;
    const body = JSON.stringify(message);
    this.#sender.send({
      id: randomBytes(16).toString('hex'),
      operation: isState ? message.event : 'record_file',
      detail: { stream: message.stream },
      receiver: url,
      url,
      request: (timestampSeconds) => ({
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key !== undefined && signature(url, key, timestampSeconds)),
        },
        body,
      }),
    });
  }

  /** Stops sending. */
  close(): void {
    this.#sender.close();
  }
}

/** https://help.aliyun.com/en/live/developer-reference/usage-notes-for-callback-authentication */
function signature(url: string, key: string, timestampSeconds: number): Record<string, string> {
  const signed = `${new URL(url).hostname}|${timestampSeconds}|${key}`;
  return {
    'ALI-LIVE-TIMESTAMP': String(timestampSeconds),
    'ALI-LIVE-SIGNATURE': createHash('md5').update(signed).digest('hex'),
  };
}
