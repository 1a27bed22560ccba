import { EventEmitter, once, setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Fault, Faults } from '../control/faults';
import { timeLimit } from '../time-limit';
import type { CallbackAnswer } from './callback-records';

/** Messages that are being sent or wait for a retry; past this many, new ones are lost. */
export const MAX_PENDING = 1_000;
const DEFAULT_HOLD_MS = 2_000;
/** A planned delay longer than this would outlive any caller. */
const MAX_DELAY_MS = 60_000;

/** A message to a subscriber of a service's events. */
export interface CallbackMessage {
  /** Tells the message from others in the call log. */
  id: string;
  /** What the call log and the faults know it by. */
  operation: string;
  /** What else the call log says of it. */
  detail: Record<string, unknown>;
  /** Whose message it is: `reorder` looks at messages of one receiver. */
  receiver: string;
  /** Where it goes. It may hold a secret, so it never reaches the call log. */
  url: string;
  /** Makes the request of one attempt; each has a timestamp of its own, which may be signed. */
  request(timestampSeconds: number): RequestInit;
  /** Is told how each attempt ended. */
  onAnswer?(answer: CallbackAnswer): void;
}

/** How patient a sender is, in real time. */
export interface CallbackPace {
  /** How long the receiver may take to answer. */
  timeoutMs: number;
  /** The wait before each further attempt; when they are used up, the message is given up. */
  retryDelaysMs: readonly number[];
  /** Whether a message is sent again after an answer, too, if that is not 200. */
  wants200?: boolean;
  /** How long a message that is to arrive late waits for another to overtake it; 2 s when absent. */
  holdMs?: number;
}

interface CallbackSenderOptions {
  service: 'rtc-callback' | 'live-callback' | 'record-callback' | 'payment-callback';
  pace: CallbackPace;
  clock: Clock;
  faults: Faults;
  log: CallLog;
}

/**
 * Delivers messages over HTTP, in no promised order: whatever is not answered in time is sent again,
 * as often as the sender's pace has it. Each attempt is logged; trouble is not reported in any other way,
 * because a receiver that is not there is no concern of the service.
 */
export class CallbackSender {
  #options: CallbackSenderOptions;
  #closing = new AbortController();
  #delivered = new EventEmitter();
  #pending = 0;

  constructor(options: CallbackSenderOptions) {
    this.#options = options;
    setMaxListeners(0, this.#closing.signal, this.#delivered);
  }

  /** Takes a message and delivers it in the background. */
  send(message: CallbackMessage): void {
    if (this.#isClosed) return;
    if (this.#pending >= MAX_PENDING) {
      this.#log(message, { code: 'QueueFull' });
      return;
    }
    this.#pending += 1;
    void this.#carry(message).finally(() => {
      this.#pending -= 1;
    });
  }

  /** Gives up everything that is under way. */
  close(): void {
    this.#closing.abort();
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  async #carry(message: CallbackMessage): Promise<void> {
    const { service, faults } = this.#options;
    const fault = faults.next(service, message.operation);
    if (fault?.kind === 'drop') return this.#log(message, { detail: { fault: fault.kind } });
    if (fault?.kind === 'delay') await this.#wait(Math.min(fault.delayMs ?? 0, MAX_DELAY_MS));
    if (fault?.kind === 'reorder') await this.#hold(message.receiver);
    const copies = fault?.kind === 'duplicate' ? [message, message] : [message];
    await Promise.all(copies.map((copy) => this.#deliver(copy, fault)));
  }

  async #deliver(message: CallbackMessage, fault: Fault | undefined): Promise<void> {
    const { retryDelaysMs, wants200 } = this.#options.pace;
    for (let attempt = 1; !this.#isClosed; attempt++) {
      const sentAt = performance.now();
      const status = await this.#attempt(message);
      if (this.#isClosed) return;
      const durationMs = performance.now() - sentAt;
      message.onAnswer?.({ durationMs, ...(status !== undefined && { status }) });
      const detail = { attempt, ...(fault && { fault: fault.kind }) };
      this.#log(message, status === undefined ? { code: 'NoAnswer', detail } : { status, detail });
      if (status === 200) this.#delivered.emit(message.receiver);
      const delayMs = retryDelaysMs[attempt - 1];
      const isOver = status === 200 || (status !== undefined && !wants200);
      if (isOver || delayMs === undefined) return;
      await this.#wait(delayMs);
    }
  }

  /** The status of the answer, if there is one in time. */
  async #attempt(message: CallbackMessage): Promise<number | undefined> {
    const { clock, pace } = this.#options;
    const request = message.request(Math.floor(clock.now() / 1000));
    const { signal, done } = timeLimit(pace.timeoutMs, this.#closing.signal);
    try {
      const response = await fetch(message.url, { ...request, redirect: 'manual', signal });
      await response.body?.cancel();
      return response.status;
    } catch {
      // Refused, cut off or too late: all the same to the sender.
      return undefined;
    } finally {
      done();
    }
  }

  /** Waits until another message has reached the receiver, but not for ever. */
  async #hold(receiver: string): Promise<void> {
    const { holdMs = DEFAULT_HOLD_MS } = this.#options.pace;
    const { signal, done } = timeLimit(holdMs, this.#closing.signal);
    await once(this.#delivered, receiver, { signal }).catch(() => undefined);
    done();
  }

  /** Waits; `close` cuts it short. */
  async #wait(ms: number): Promise<void> {
    const { signal } = this.#closing;
    await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  }

  #log(message: CallbackMessage, outcome: Outcome): void {
    const { service, clock, log } = this.#options;
    const { detail, ...answer } = outcome;
    log.add({
      service,
      operation: message.operation,
      atMs: clock.now(),
      ...answer,
      detail: { ...message.detail, msgId: message.id, ...detail },
    });
  }
}

type Outcome = { status?: number; code?: string; detail?: Record<string, unknown> };
