import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Credential, Credentials } from '../account/credentials';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Fault, Faults } from '../control/faults';
import { BodyTooLarge, readBody } from '../http/body';
import { actionOf } from './actions';
import type { CallDetail } from './actions/action';
import { authenticate } from './authentication';
import { OtsError } from './errors';
import { type Answer, errorAnswer, sendAnswer } from './http-answer';
import { MAX_REQUEST_BYTES } from './limits';
import type { RowChange } from './row-change';
import type { RowStore } from './row-store';
import { TableEngine } from './table-engine';

interface HandlerOptions {
  store: RowStore;
  instance: string;
  credentials: Credentials;
  clock: Clock;
  faults: Faults;
  log: CallLog;
}

/** Answers requests: who asks, which fault is planned, the work, the log. */
export class RequestHandler {
  readonly #options: HandlerOptions;
  readonly #engine: TableEngine;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor(options: HandlerOptions) {
    this.#options = options;
    const refuse = (change: RowChange) => refusePlanned(options.faults, change);
    this.#engine = new TableEngine(options.store, options.clock, refuse);
  }

  /** Answers one request. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const work = this.#exchange(request, response)
      // The caller has gone; there is nobody to tell.
      .catch(() => void response.destroy())
      .finally(() => this.#inFlight.delete(work));
    this.#inFlight.add(work);
    return work;
  }

  /** Ends planned delays, and resolves when the last request has been answered. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#inFlight);
  }

  async #exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = (request.url ?? '/').slice(1);
    const reply = (answer: Answer, caller?: Credential) =>
      sendAnswer(response, answer, {
        operation,
        requestId: randomUUID(),
        nowMs: this.#options.clock.now(),
        caller,
      });
    let body: Buffer;
    let caller: Credential;
    try {
      if (request.method !== 'POST') throw new OtsError('OTSMethodNotAllowed');
      body = await readBody(request, MAX_REQUEST_BYTES).catch((error: unknown) => {
        throw error instanceof BodyTooLarge ? new OtsError('OTSRequestBodyTooLarge') : error;
      });
      const { headers } = request;
      caller = authenticate(
        { operation, headers, body },
        { ...this.#options, nowMs: this.#options.clock.now() },
      );
    } catch (error) {
      reply(errorAnswer(error));
      return;
    }
    const fault = this.#options.faults.next('tablestore', operation);
    const answer = await this.#perform(operation, body, caller, fault);
    if (answer) reply(answer, caller);
    else response.destroy();
  }

  #delay(ms: number): Promise<void> {
    return delay(ms, undefined, { signal: this.#closing.signal });
  }

  /** Does an authenticated call and logs it. No answer means that the connection is to be cut. */
  async #perform(
    operation: string,
    body: Buffer,
    caller: Credential,
    fault: Fault | undefined,
  ): Promise<Answer | undefined> {
    const arrivedAt = performance.now();
    if (fault?.kind === 'delay') await this.#delay(fault.delayMs ?? 0);
    const detail: CallDetail = {};
    const answer = await this.#answerTo(operation, body, fault, detail);
    this.#options.log.add({
      service: 'tablestore',
      operation,
      atMs: this.#options.clock.now(),
      durationMs: performance.now() - arrivedAt,
      ...(answer && { status: answer.status }),
      ...(answer?.code && { code: answer.code }),
      detail: { ...detail, caller: caller.accessKeyId, ...(fault && { fault: fault.kind }) },
    });
    return fault?.kind === 'apply-then-drop' ? undefined : answer;
  }

  async #answerTo(
    operation: string,
    body: Buffer,
    fault: Fault | undefined,
    detail: CallDetail,
  ): Promise<Answer | undefined> {
    try {
      const action = actionOf(operation);
      const call = action.open(body);
      Object.assign(detail, call.detail);
      if (fault?.kind === 'drop') return undefined;
      if (fault?.kind === 'fail') throw plannedError(fault);
      const run = () => call.run(this.#engine);
      return { status: 200, body: action.writes ? await this.#options.store.transact(run) : run() };
    } catch (error) {
      // The caller is told no more than "internal error"; the log says what went wrong.
      if (!(error instanceof OtsError)) Object.assign(detail, { failure: String(error) });
      return errorAnswer(error);
    }
  }
}

/** That 0 may be added to a column is documented nowhere, so a test may have it refused. */
function refusePlanned(faults: Faults, { cells }: RowChange): void {
  if (!cells.some(({ kind, value }) => kind === 'increment' && value === 0n)) return;
  const fault = faults.next('increment-by-zero', 'UpdateRow');
  if (fault) throw plannedError({ code: 'OTSParameterInvalid', ...fault });
}

function plannedError({ code = 'OTSServerBusy', message, status }: Fault): OtsError {
  return new OtsError(code, message, status);
}
