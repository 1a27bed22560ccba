import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Fault, Faults } from '../control/faults';
import type { Detail } from '../rtc/actions/action';
import { type Answer, type Format, sendAnswer, sendError } from './api-answer';
import { ApiError, refusal } from './api-error';
import { type ApiRequest, parametersOf, readApiRequest } from './api-request';
import type { Authentication } from './authentication';
import type { CallParameters } from './call-parameters';
import { CallQuotas, type Quota } from './call-quotas';
import type { Claim } from './claim';
import type { Parameters } from './parameters';

/** A planned delay longer than this would outlive any caller. */
const MAX_DELAY_MS = 60_000;

/** Empty is the default. https://developer.aliyun.com/ask/278265 (InvalidParameter.Format) */
const FORMATS = new Set(['', 'JSON', 'XML', 'json', 'xml']);

/** One version of an API: its operations by name. */
export interface ApiVersion {
  /** What the call log and the faults know it by. */
  service: string;
  version: string;
  /** The host that its errors name. */
  hostId: string;
  actions: ReadonlyMap<
    string,
    (parameters: Parameters, detail: Detail) => Answer | Promise<Answer>
  >;
  /** The operations that are documented for one HTTP method only, the others take both. */
  methods?: Readonly<Record<string, 'GET' | 'POST'>>;
  /** Of the operations whose quota is documented. */
  quotas?: Readonly<Record<string, Quota>>;
}

interface OpenApiOptions {
  api: ApiVersion;
  clock: Clock;
  authentication: Authentication;
  faults: Faults;
  log: CallLog;
}

interface Call {
  action: string;
  parameters: CallParameters;
  format: Format;
  fault: Fault | undefined;
  detail: Detail;
  arrivedAt: number;
}

/** The RPC style of OpenAPI: verifies, acts, answers, and logs each authenticated call. */
export class OpenApi {
  #options: OpenApiOptions;
  #quotas: CallQuotas;

  constructor(options: OpenApiOptions) {
    this.#options = options;
    this.#quotas = new CallQuotas(options.api.quotas ?? {}, options.clock);
  }

  /** Answers one HTTP request. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let format: Format = 'json';
    try {
      const apiRequest = await readApiRequest(request);
      const parameters = parametersOf(apiRequest);
      format = formatOf(apiRequest, parameters);
      if (!FORMATS.has(parameters.get('Format') ?? '')) throw refusal('InvalidParameter.Format');
      const claim = this.#options.authentication.verify(apiRequest, parameters);
      const { version, methods } = this.#options.api;
      if (claim.version !== version) throw refusal('InvalidApi.NotFound');
      const method = methods?.[claim.action] ?? apiRequest.method;
      if (method !== apiRequest.method) throw refusal('UnsupportedHTTPMethod');
      await this.#call(claim, parameters, format, response);
    } catch (error) {
      if (response.headersSent || response.destroyed) return;
      const refused = error instanceof ApiError ? error : refusal('InternalError');
      this.#sendError(response, format, refused);
    }
  }

  async #call(
    { action, accessKeyId: caller }: Claim,
    parameters: CallParameters,
    format: Format,
    response: ServerResponse,
  ): Promise<void> {
    const { hostId: host, service } = this.#options.api;
    const about = { ...namesOf(parameters), caller, host };
    const fault = this.#options.faults.next(service, action, parameters.get('TaskId'));
    const detail: Detail = { ...about, ...(fault && { fault: fault.kind }) };
    const arrivedAt = performance.now();
    const call: Call = { action, parameters, format, fault, detail, arrivedAt };
    if (fault?.kind === 'delay') {
      await delay(Math.min(fault.delayMs ?? 0, MAX_DELAY_MS), undefined, { ref: false });
    }
    if (fault?.kind === 'drop') {
      this.#log(call);
      response.destroy();
      return;
    }
    const outcome = await this.#perform(call);
    if (fault?.kind === 'apply-then-drop') response.destroy();
    else if (outcome instanceof ApiError) this.#sendError(response, format, outcome);
    else sendAnswer(response, format, action, outcome);
  }

  #sendError(response: ServerResponse, format: Format, error: ApiError): void {
    sendError(response, format, { error, hostId: this.#options.api.hostId });
  }

  /** Does the work and logs it in the same breath, so that the log's order is the order of effect. */
  async #perform(call: Call): Promise<Answer | ApiError> {
    const { action, parameters, fault, detail } = call;
    try {
      if (fault?.kind === 'fail') throw planned(fault);
      const perform = this.#options.api.actions.get(action);
      if (!perform) throw refusal('InvalidApi.NotFound');
      if (!this.#quotas.admit(action)) throw refusal('Throttling.User');
      const outcome = perform(parameters, detail);
      const answer = outcome instanceof Promise ? await outcome : outcome;
      this.#log(call, 200);
      return answer;
    } catch (error) {
      const refused = error instanceof ApiError ? error : refusal('InternalError');
      this.#log(call, refused.status, refused.code);
      return refused;
    }
  }

  #log({ action, detail, parameters, arrivedAt }: Call, status?: number, code?: string): void {
    const { clock, log, api } = this.#options;
    const { ignored } = parameters;
    log.add({
      service: api.service,
      operation: action,
      atMs: clock.now(),
      durationMs: performance.now() - arrivedAt,
      ...(status !== undefined && { status }),
      ...(code !== undefined && { code }),
      detail: { ...detail, ...(ignored.length > 0 && { ignored }) },
    });
  }
}

function planned({ status, code }: Fault): ApiError {
  const error = refusal('InternalError');
  return new ApiError(status ?? error.status, code ?? error.code, 'A planned fault.');
}

/** ACS3 clients read JSON; the old style asks for it with Format and gets XML otherwise. */
function formatOf(request: ApiRequest, parameters: Map<string, string>): Format {
  const isAcs3 = request.headers.authorization !== undefined;
  return isAcs3 || parameters.get('Format')?.toUpperCase() === 'JSON' ? 'json' : 'xml';
}

/** The names that the log shows of every call; they are no secrets, unlike the StreamURL. */
function namesOf(parameters: Map<string, string>): Detail {
  const [taskId, channelId] = [parameters.get('TaskId'), parameters.get('ChannelId')];
  return {
    ...(taskId !== undefined && { taskId }),
    ...(channelId !== undefined && { channelId }),
  };
}
