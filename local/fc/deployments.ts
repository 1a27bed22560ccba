import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Clock } from '../clock';
import { type CodePackage, packCode, type StoredCode, storeCode } from './code-package';
import { type FunctionSpec, toFunctionSpec, toRoutes } from './deployment';
import { type DomainProps, domainPropsShape } from './domain-props';
import { type FunctionProps, functionPropsShape } from './function-props';
import type { Gateway } from './gateway';
import { problemsOf } from './problems';
import type { Template } from './template';

/** A function as it was deployed last. */
export interface DeployedFunction {
  /** As they were given: what the local cloud supplied is in `spec` alone. */
  props: FunctionProps;
  spec: FunctionSpec;
  code: StoredCode;
  createdAtMs: number;
  modifiedAtMs: number;
}

/** What to deploy of a function; what is absent stays as it is deployed. */
export interface FunctionUpdate {
  props: unknown;
  code?: CodePackage | undefined;
  /** False keeps the configuration that is deployed. */
  config?: boolean | undefined;
  /** The names of the triggers to deploy; absent for all of them. */
  triggerNames?: string[] | undefined;
}

export interface DeploymentsOptions {
  gateway: Gateway;
  clock: Clock;
  /** Where the code of each version is kept while the local cloud runs. */
  codeRoot: string;
  /** The local cloud's values for variables that a function declares and leaves empty. */
  supplied: Record<string, string>;
}

/** The one way into the gateway: checks what is deployed, keeps its code, and puts it in place. */
export class Deployments {
  readonly #options: DeploymentsOptions;
  #functions = new Map<string, DeployedFunction>();
  #domains = new Map<string, DomainProps>();
  /** Deployments come one after the other: each starts from what the one before left. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: DeploymentsOptions) {
    this.#options = options;
  }

  /** Deploys every resource of `s.yaml`, with the code that was built in the project. */
  deployTemplate(template: Template, projectPath: string): Promise<void> {
    return this.#inTurn(async () => {
      // Code of an earlier run.
      await rm(this.#options.codeRoot, { recursive: true, force: true });
      const functions = template.functions.map(async (props) => {
        const code = await packCode(resolve(projectPath, props.code));
        return [props.functionName, await this.#deployed({ props, code })] as const;
      });
      this.#functions = new Map(await Promise.all(functions));
      this.#domains = new Map(template.domains.map((props) => [props.domainName, props]));
      await this.#apply();
    });
  }

  /** Whether nothing is deployed. */
  get isEmpty(): boolean {
    return this.#functions.size + this.#domains.size === 0;
  }

  /** Creates a function or updates it. Throws an error that names what is wrong with it. */
  putFunction(update: FunctionUpdate): Promise<DeployedFunction> {
    return this.#inTurn(async () => {
      const deployed = await this.#deployed(update);
      this.#functions.set(deployed.props.functionName, deployed);
      await this.#apply();
      return deployed;
    });
  }

  /** The function of this name. Throws if there is none. */
  getFunction(functionName: string): DeployedFunction {
    const found = this.#functions.get(functionName);
    if (found) return found;
    throw new Error(`FunctionNotFound: function '${functionName}' does not exist`);
  }

  /** Removes a function, or some of its triggers. Throws if there is no such function. */
  removeFunction(functionName: string, triggerNames?: string[]): Promise<void> {
    return this.#inTurn(async () => {
      const { props, ...rest } = this.getFunction(functionName);
      this.#functions.delete(functionName);
      if (triggerNames) {
        const triggers = props.triggers.filter((it) => !triggerNames.includes(it.triggerName));
        this.#functions.set(functionName, this.#withProps({ ...props, triggers }, rest));
      }
      await this.#apply();
    });
  }

  /** Puts the routes of a custom domain in place. Throws if one leads to no function. */
  putDomain(given: unknown): Promise<DomainProps> {
    return this.#inTurn(async () => {
      refuse(problemsOf(domainPropsShape, given));
      const props = domainPropsShape.parse(given);
      const lost = props.routeConfig.routes.filter(
        ({ functionName }) => !this.#functions.has(functionName),
      );
      refuse(lost.map((it) => `route ${it.path}: function ${it.functionName} is not deployed`));
      this.#domains.set(props.domainName, props);
      await this.#apply();
      return props;
    });
  }

  /** The custom domain of this name. Throws if there is none. */
  getDomain(domainName: string): DomainProps {
    const found = this.#domains.get(domainName);
    if (found) return found;
    throw new Error(`DomainNameNotFound: domain name '${domainName}' does not exist`);
  }

  /** Removes a custom domain and its routes. Throws if there is none. */
  removeDomain(domainName: string): Promise<void> {
    return this.#inTurn(async () => {
      this.getDomain(domainName);
      this.#domains.delete(domainName);
      await this.#apply();
    });
  }

  async #deployed(update: FunctionUpdate): Promise<DeployedFunction> {
    refuse(problemsOf(functionPropsShape, update.props));
    const given = functionPropsShape.parse(update.props);
    const before = this.#functions.get(given.functionName);
    if (!before && (!update.code || update.config === false)) this.getFunction(given.functionName);
    const base = before && update.config === false ? before.props : given;
    const props = { ...base, triggers: mergeTriggers(given, before?.props, update.triggerNames) };
    const nowMs = this.#options.clock.now();
    const code = update.code
      ? await storeCode(update.code, this.#options.codeRoot)
      : this.getFunction(given.functionName).code;
    const times = { createdAtMs: before?.createdAtMs ?? nowMs, modifiedAtMs: nowMs };
    return this.#withProps(props, { code, ...times });
  }

  #withProps(
    props: FunctionProps,
    rest: Pick<DeployedFunction, 'code' | 'createdAtMs' | 'modifiedAtMs'>,
  ): DeployedFunction {
    const environmentVariables = this.#supply(props.environmentVariables);
    const spec = toFunctionSpec({ ...props, environmentVariables }, rest.code.codePath);
    return { ...rest, props, spec };
  }

  /** `s deploy` runs where nobody set the local cloud's endpoints and keys. */
  #supply(declared: Record<string, string>): Record<string, string> {
    const { supplied } = this.#options;
    const filled = Object.entries(declared).map(([name, value]) => [
      name,
      value === '' ? (supplied[name] ?? '') : value,
    ]);
    return Object.fromEntries(filled);
  }

  #apply(): Promise<void> {
    return this.#options.gateway.replace({
      functions: [...this.#functions.values()].map(({ spec }) => spec),
      routes: [...this.#domains.values()].flatMap(toRoutes),
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    // The one who asked is told of a failure; the next one starts all the same.
    this.#last = done.catch(() => {});
    return done;
  }
}

function refuse(problems: string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function mergeTriggers(given: FunctionProps, before: FunctionProps | undefined, names?: string[]) {
  if (names === undefined) return given.triggers;
  const kept = before?.triggers.filter(({ triggerName }) => !names.includes(triggerName)) ?? [];
  return [...kept, ...given.triggers.filter(({ triggerName }) => names.includes(triggerName))];
}
