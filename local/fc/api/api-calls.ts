import { setTimeout as delay } from 'node:timers/promises';
import type { Credential, Credentials } from '../../account/credentials';
import type { CallLog } from '../../call-log';
import type { Clock } from '../../clock';
import type { Fault, Faults } from '../../control/faults';
import { ACCOUNT_ID } from '../account';
import { FcError } from '../fc-error';
import { readAcs3Signature, requireHeader, type SignedRequest } from './acs3';
import type { Action, ActionAnswer, ActionCall } from './action';
import { Authentication } from './authentication';
import { readFc2Signature } from './fc2-signature';
import type { TempBucket } from './temp-bucket';

const VERSION = '2023-03-30';
const TOKEN_PATH = '/2016-08-15/tempBucketToken';
/** A planned delay longer than this would outlive any caller. */
const MAX_DELAY_MS = 60_000;

interface ApiCallsOptions {
  actions: Action[];
  bucket: TempBucket;
  region: string;
  credentials: Credentials;
  clock: Clock;
  faults: Faults;
  log: CallLog;
}

/** Finds the action of each call, verifies who calls, acts, and logs each authentic call. */
export class ApiCalls {
  readonly #options: ApiCallsOptions;
  readonly #authentication: Authentication;
  readonly #patterns: { action: Action; pattern: RegExp }[];

  constructor(options: ApiCallsOptions) {
    this.#options = options;
    this.#authentication = new Authentication(options);
    const tokenAction: Action = {
      name: 'GetTempBucketToken',
      method: 'GET',
      path: TOKEN_PATH,
      resource: '*',
      perform: () => ({ body: options.bucket.token() }),
    };
    this.#patterns = [
      ...options.actions.map((action) => ({
        action,
        pattern: patternOf(`/${VERSION}${action.path}`),
      })),
      { action: tokenAction, pattern: patternOf(TOKEN_PATH) },
    ];
  }

  /** How much the action of this path takes in its body, if it says so itself. */
  maxBodyBytes(method: string, path: string): number | undefined {
    return this.#find(method, path)?.action.maxBodyBytes;
  }

  /** Answers a call, or drops it where a fault wants that. Throws an `FcError` for a refusal. */
  async answer(request: SignedRequest): Promise<ActionAnswer | 'drop'> {
    const found = this.#find(request.method, request.path);
    if (!found) {
      const message = `'${request.path}' against '${request.method}' is not supported`;
      throw new FcError(400, 'PathNotSupported', message);
    }
    const { action, names } = found;
    const caller = this.#authenticate(request, action);
    const { query, headers, body } = request;
    return this.#perform(action, { names, query, headers, body }, caller);
  }

  #find(method: string, path: string) {
    for (const { action, pattern } of this.#patterns) {
      const match = action.method === method ? pattern.exec(path) : null;
      if (!match) continue;
      const names = Object.entries(match.groups ?? {}).map(([name, value]) => [
        name,
        decode(value),
      ]);
      return { action, names: Object.fromEntries(names) as Record<string, string> };
    }
    return undefined;
  }

  #authenticate(request: SignedRequest, action: Action): Credential {
    if (action.path === TOKEN_PATH) return this.#authentication.verify(readFc2Signature(request));
    const caller = this.#authentication.verify(readAcs3Signature(request));
    const asked = [
      requireHeader(request.headers, 'x-acs-action'),
      requireHeader(request.headers, 'x-acs-version'),
    ];
    if (asked[0] === action.name && asked[1] === VERSION) return caller;
    const message = `'${request.path}' against '${asked.join(' ')}' is not supported`;
    throw new FcError(400, 'PathNotSupported', message);
  }

  async #perform(
    action: Action,
    call: ActionCall,
    caller: Credential,
  ): Promise<ActionAnswer | 'drop'> {
    const resource = this.#resourceOf(action, call);
    const fault = this.#options.faults.next('fc', action.name, resource);
    const entry = { action, resource, caller, fault, arrivedAt: performance.now() };
    if (fault?.kind === 'delay') {
      await delay(Math.min(fault.delayMs ?? 0, MAX_DELAY_MS), undefined, { ref: false });
    }
    if (fault?.kind === 'drop') {
      this.#log(entry);
      return 'drop';
    }
    try {
      if (fault?.kind === 'fail') throw planned(fault, action, resource);
      this.#authorize(caller, action, resource);
      const answer = await action.perform(call);
      this.#log(entry, { status: answer.status ?? (answer.body === undefined ? 204 : 200) });
      return fault?.kind === 'apply-then-drop' ? 'drop' : answer;
    } catch (error) {
      const refused = error instanceof FcError ? error : undefined;
      this.#log(entry, {
        status: refused?.status ?? 500,
        code: refused?.code ?? 'InternalServerError',
      });
      throw error;
    }
  }

  /** The role of a function is there for what the function calls: it deploys nothing. */
  #authorize(caller: Credential, action: Action, resource: string): void {
    if (caller !== this.#options.credentials.root) throw accessDenied(action, resource);
  }

  #resourceOf({ resource }: Action, { names, body }: ActionCall): string {
    if (resource === '*') return resource;
    const isNamed = [...resource.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => name in names);
    const given = isNamed ? names : { ...namesIn(body), ...names };
    const path = resource.replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '*');
    return `acs:fc:${this.#options.region}:${ACCOUNT_ID}:${path}`;
  }

  #log(
    {
      action,
      resource,
      caller,
      fault,
      arrivedAt,
    }: {
      action: Action;
      resource: string;
      caller: Credential;
      fault: Fault | undefined;
      arrivedAt: number;
    },
    outcome: { status?: number; code?: string } = {},
  ): void {
    const { clock, log } = this.#options;
    log.add({
      service: 'fc-api',
      operation: action.name,
      atMs: clock.now(),
      durationMs: performance.now() - arrivedAt,
      ...outcome,
      detail: { resource, caller: caller.accessKeyId, ...(fault && { fault: fault.kind }) },
    });
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decode(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '');
  } catch {
    throw new FcError(400, 'InvalidArgument', 'the path is not valid');
  }
}

/** What is created is named in the body: the only thing that is read of it before the action does. */
function namesIn(body: Buffer): Record<string, string> {
  try {
    const { functionName, triggerName, domainName } = JSON.parse(body.toString('utf8'));
    const names = Object.entries({ functionName, triggerName, domainName });
    return Object.fromEntries(names.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

/** The words of https://help.aliyun.com/zh/functioncompute/fc/policies-and-sample-policies */
function accessDenied({ name }: Action, resource: string): FcError {
  const message = `the caller is not authorized to perform 'fc:${name}' on resource '${resource}'`;
  return new FcError(403, 'AccessDenied', message);
}

function planned({ status, code, message }: Fault, action: Action, resource: string): FcError {
  if (code === 'AccessDenied') return accessDenied(action, resource);
  return new FcError(status ?? 500, code ?? 'InternalServerError', message ?? 'A planned fault.');
}
