import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { StoredCode } from './code/code-package';
import { createDomainShape, type DomainConfig } from './config/domain-config';
import { changedConfigShape, type FunctionConfig } from './config/function-config';
import { problemsOf } from './config/problems';
import type { TriggerConfig } from './config/trigger-config';
import {
  domainNotFound,
  FcError,
  functionNotFound,
  invalidArgument,
  triggerNotFound,
} from './fc-error';
import { type FunctionRecord, type TriggerRecord, toFunctionSpec } from './function-record';
import type { Gateway } from './gateway/gateway';

/** A custom domain as it is deployed. */
export interface DomainRecord {
  config: DomainConfig;
  createdAtMs: number;
  modifiedAtMs: number;
}

export interface ResourcesOptions {
  gateway: Gateway;
  clock: Clock;
  region: string;
}

/** A function of a whole deployment, before it has an identity. */
export interface LoadedFunction {
  config: FunctionConfig;
  code: StoredCode;
  triggers: TriggerConfig[];
}

/** What changes; what is absent (or undefined) stays. */
type Changes<T> = { [K in keyof T]?: T[K] | undefined };

/**
 * The functions, triggers and custom domains of the local Function Compute, and the one way to
 * change them. A change that is refused (an `FcError`) changes nothing; one that is done serves.
 */
export class Resources {
  readonly region: string;
  readonly #gateway: Gateway;
  readonly #clock: Clock;
  readonly #functions = new Map<string, FunctionRecord>();
  /** The one that was written last is the last. */
  readonly #domains = new Map<string, DomainRecord>();
  readonly #changing = new Set<string>();
  /** Changes are put in place one after the other: each starts from what the one before left. */
  #last: Promise<unknown> = Promise.resolve();

  constructor({ gateway, clock, region }: ResourcesOptions) {
    this.region = region;
    this.#gateway = gateway;
    this.#clock = clock;
  }

  get functions(): FunctionRecord[] {
    return [...this.#functions.values()];
  }

  get domains(): DomainRecord[] {
    return [...this.#domains.values()];
  }

  /** Throws FunctionNotFound. */
  getFunction(functionName: string): FunctionRecord {
    const found = this.#functions.get(functionName);
    if (found) return found;
    throw functionNotFound(functionName);
  }

  /** Throws FunctionAlreadyExists. */
  createFunction(config: FunctionConfig, readCode: () => Promise<StoredCode>) {
    const { functionName } = config;
    return this.#change(`functions/${functionName}`, async () => {
      if (this.#functions.has(functionName)) {
        const message = `function '${functionName}' already exists`;
        throw new FcError(409, 'FunctionAlreadyExists', message);
      }
      const code = await readCode();
      return this.#put(newRecord({ config, code, triggers: [] }, this.#clock.now()));
    });
  }

  /** Throws FunctionNotFound, and InvalidArgument if the parts would not fit each other. */
  updateFunction(
    functionName: string,
    changes: Changes<FunctionConfig>,
    readCode?: () => Promise<StoredCode>,
  ) {
    return this.#change(`functions/${functionName}`, async () => {
      const before = this.getFunction(functionName);
      const config = { ...before.config, ...present(changes) };
      refuse(problemsOf(changedConfigShape, config));
      const code = readCode ? await readCode() : before.code;
      const { triggers } = this.getFunction(functionName);
      return this.#put({ ...before, triggers, config, code, modifiedAtMs: this.#clock.now() });
    });
  }

  /** Throws FunctionNotFound, and FunctionNotEmpty if it still has triggers. */
  deleteFunction(functionName: string): Promise<void> {
    return this.#change(`functions/${functionName}`, async () => {
      const { triggers } = this.getFunction(functionName);
      if (triggers.length > 0) {
        const message = `function '${functionName}' has active triggers`;
        throw new FcError(409, 'FunctionNotEmpty', message);
      }
      this.#functions.delete(functionName);
      await this.#apply();
    });
  }

  /** Throws FunctionNotFound or TriggerNotFound. */
  getTrigger(functionName: string, triggerName: string): TriggerRecord {
    const { triggers } = this.getFunction(functionName);
    const found = triggers.find(({ config }) => config.triggerName === triggerName);
    if (found) return found;
    throw triggerNotFound(functionName, triggerName);
  }

  /** Throws FunctionNotFound, TriggerAlreadyExists, or InvalidArgument for a second HTTP trigger. */
  createTrigger(functionName: string, config: TriggerConfig): Promise<TriggerRecord> {
    return this.#change(`functions/${functionName}`, async () => {
      const record = this.getFunction(functionName);
      checkNewTrigger(record, config);
      const trigger = newTrigger(config, this.#clock.now());
      await this.#put({ ...record, triggers: [...record.triggers, trigger] });
      return trigger;
    });
  }

  /** Throws FunctionNotFound or TriggerNotFound. */
  updateTrigger(functionName: string, config: TriggerConfig): Promise<TriggerRecord> {
    return this.#change(`functions/${functionName}`, async () => {
      const before = this.getTrigger(functionName, config.triggerName);
      const trigger = { ...before, config, modifiedAtMs: this.#clock.now() };
      const record = this.getFunction(functionName);
      const triggers = record.triggers.map((it) => (it === before ? trigger : it));
      await this.#put({ ...record, triggers });
      return trigger;
    });
  }

  /** Throws FunctionNotFound or TriggerNotFound. */
  deleteTrigger(functionName: string, triggerName: string): Promise<void> {
    return this.#change(`functions/${functionName}`, async () => {
      const gone = this.getTrigger(functionName, triggerName);
      const record = this.getFunction(functionName);
      await this.#put({ ...record, triggers: record.triggers.filter((it) => it !== gone) });
    });
  }

  /** Throws DomainNameNotFound. */
  getDomain(domainName: string): DomainRecord {
    const found = this.#domains.get(domainName);
    if (found) return found;
    throw domainNotFound(domainName);
  }

  /** Throws DomainNameAlreadyExists, and InvalidArgument if a route leads to no HTTP trigger. */
  createDomain(config: DomainConfig): Promise<DomainRecord> {
    const { domainName } = config;
    return this.#change(`custom-domains/${domainName}`, async () => {
      if (this.#domains.has(domainName)) {
        const message = `domain name '${domainName}' already exists`;
        throw new FcError(409, 'DomainNameAlreadyExists', message);
      }
      return this.#putDomain({ config, ...this.#times() });
    });
  }

  /** Replaces what is given, the whole list of routes. Throws DomainNameNotFound. */
  updateDomain(domainName: string, changes: Changes<DomainConfig>): Promise<DomainRecord> {
    return this.#change(`custom-domains/${domainName}`, async () => {
      const before = this.getDomain(domainName);
      const config = { ...before.config, ...present(changes) };
      refuse(problemsOf(createDomainShape, config));
      return this.#putDomain({ ...before, config, modifiedAtMs: this.#clock.now() });
    });
  }

  /** Throws DomainNameNotFound. */
  deleteDomain(domainName: string): Promise<void> {
    return this.#change(`custom-domains/${domainName}`, async () => {
      this.getDomain(domainName);
      this.#domains.delete(domainName);
      await this.#apply();
    });
  }

  /** Puts a whole deployment in place at once, in place of everything before. */
  async load(functions: LoadedFunction[], domains: DomainConfig[]): Promise<void> {
    this.#functions.clear();
    this.#domains.clear();
    for (const loaded of functions) {
      this.#functions.set(loaded.config.functionName, newRecord(loaded, this.#clock.now()));
    }
    for (const config of domains) {
      this.#domains.set(config.domainName, { config, ...this.#times() });
    }
    await this.#apply();
  }

  async #put(record: FunctionRecord): Promise<FunctionRecord> {
    this.#functions.set(record.config.functionName, record);
    await this.#apply();
    return record;
  }

  async #putDomain(record: DomainRecord): Promise<DomainRecord> {
    const { domainName, routeConfig } = record.config;
    refuse(routeConfig.routes.flatMap((route) => this.#problemOf(route)));
    this.#domains.delete(domainName);
    this.#domains.set(domainName, record);
    await this.#apply();
    return record;
  }

  /** https://help.aliyun.com/document_detail/90763.html: a route's function needs an HTTP trigger. */
  #problemOf({ path, functionName }: { path: string; functionName: string }): string[] {
    const record = this.#functions.get(functionName);
    if (!record) return [`route ${path}: function '${functionName}' does not exist`];
    if (record.triggers.some(({ config }) => config.triggerType === 'http')) return [];
    return [`route ${path}: function '${functionName}' has no HTTP trigger`];
  }

  #times() {
    const nowMs = this.#clock.now();
    return { createdAtMs: nowMs, modifiedAtMs: nowMs };
  }

  /** One change of a resource at a time: the service refuses a second one. */
  async #change<T>(resource: string, work: () => Promise<T>): Promise<T> {
    if (this.#changing.has(resource)) {
      throw new FcError(
        409,
        'ConcurrentUpdateError',
        `${resource} is being changed by another call`,
      );
    }
    this.#changing.add(resource);
    try {
      return await work();
    } finally {
      this.#changing.delete(resource);
    }
  }

  #apply(): Promise<void> {
    const applied = this.#last.then(() =>
      this.#gateway.replace({
        functions: this.functions.map((record) => toFunctionSpec(record, this.region)),
        domains: this.domains.map(({ config }) => ({
          domainName: config.domainName,
          routes: config.routeConfig.routes,
        })),
      }),
    );
    // The one who asked is told of a failure; the next one starts all the same.
    this.#last = applied.catch(() => {});
    return applied;
  }
}

/** A function that is new, with an identity of its own. */
export function newRecord(loaded: LoadedFunction, nowMs: number): FunctionRecord {
  return {
    ...loaded,
    id: randomUUID(),
    createdAtMs: nowMs,
    modifiedAtMs: nowMs,
    triggers: loaded.triggers.map((config) => newTrigger(config, nowMs)),
  };
}

function newTrigger(config: TriggerConfig, nowMs: number): TriggerRecord {
  return { config, id: randomUUID(), createdAtMs: nowMs, modifiedAtMs: nowMs };
}

function checkNewTrigger({ config, triggers }: FunctionRecord, added: TriggerConfig): void {
  const { functionName } = config;
  const { triggerName } = added;
  if (triggers.some((it) => it.config.triggerName === triggerName)) {
    const message = `trigger '${triggerName}' already exists in function '${functionName}'`;
    throw new FcError(409, 'TriggerAlreadyExists', message);
  }
  // https://help.aliyun.com/zh/functioncompute/fc/user-guide/http-triggers-overview
  const hasHttp = triggers.some((it) => it.config.triggerType === 'http');
  if (hasHttp && added.triggerType === 'http') {
    throw invalidArgument(`function '${functionName}' has an HTTP trigger already`);
  }
}

function refuse(problems: string[]): void {
  if (problems.length > 0) throw invalidArgument(problems.join('; '));
}

/** Without the parts that are undefined, which would take away what is there. */
function present<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
