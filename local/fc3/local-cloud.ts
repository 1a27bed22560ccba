import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CloudDescription } from '../environment';
import type { CodePackage } from '../fc/code-package';
import type { FunctionView, InvocationView } from '../fc/deploy-actions';
import type { DomainProps } from '../fc/domain-props';
import type { LogLine } from '../fc/function-logs';
import { type Inputs, projectPath } from './inputs';

/** Just below the five minutes after which Node's `fetch` gives up by itself. */
const INVOKE_TIMEOUT_MS = 290_000;
const TIMEOUT_MS = 60_000;

/** What of a function to deploy; what is absent stays as it is. */
export interface Put {
  props: unknown;
  code?: CodePackage;
  config?: boolean;
  triggerNames?: string[];
}

export interface DomainView {
  props: DomainProps;
  url: string;
}

/** The running local cloud, asked through its control endpoint. */
export class LocalCloud {
  readonly #descriptionPath: string;
  readonly #description: CloudDescription;

  private constructor(descriptionPath: string, description: CloudDescription) {
    this.#descriptionPath = descriptionPath;
    this.#description = description;
  }

  /** Finds the local cloud by its `cloud.json`. Throws an error that says how to start one. */
  static find(inputs: Inputs): LocalCloud {
    const statePath = process.env.LIANMAI_STATE ?? join(projectPath(inputs), '.lianmai');
    const path = resolve(statePath, 'cloud.json');
    try {
      return new LocalCloud(path, JSON.parse(readFileSync(path, 'utf8')));
    } catch (cause) {
      throw notRunning(path, cause);
    }
  }

  get description(): CloudDescription {
    return this.#description;
  }

  /** Whether nothing is deployed to it any more. */
  async isEmpty(): Promise<boolean> {
    const { isEmpty } = await this.#ask<{ isEmpty: boolean }>('GET', '/deployments', {});
    return isEmpty;
  }

  putFunction(put: Put): Promise<FunctionView> {
    return this.#ask('PUT', '/functions', { body: put });
  }

  getFunction(name: string): Promise<FunctionView> {
    return this.#ask('GET', '/functions', { query: { name } });
  }

  removeFunction(name: string, triggers?: string[]): Promise<void> {
    const query = { name, ...(triggers && { triggers: triggers.join(',') }) };
    return this.#ask('DELETE', '/functions', { query });
  }

  putDomain(props: unknown): Promise<DomainView> {
    return this.#ask('PUT', '/domains', { body: props as object });
  }

  getDomain(name: string): Promise<DomainView> {
    return this.#ask('GET', '/domains', { query: { name } });
  }

  removeDomain(name: string): Promise<void> {
    return this.#ask('DELETE', '/domains', { query: { name } });
  }

  invoke(invocation: {
    functionName: string;
    event: string;
    invocationType: 'Sync' | 'Async';
  }): Promise<InvocationView> {
    return this.#ask('POST', '/invocations', { body: invocation, timeoutMs: INVOKE_TIMEOUT_MS });
  }

  logs(name: string): Promise<LogLine[]> {
    return this.#ask('GET', '/logs', { query: { name } });
  }

  /** A bearer token of this user. */
  async token(claims: { userId: string; scope?: string }): Promise<string> {
    const made = await this.#ask<{ token: string }>('POST', '/tokens', { body: claims });
    return made.token;
  }

  /** Milliseconds on the local cloud's clock. */
  async now(): Promise<number> {
    const clock = await this.#ask<{ now: string }>('POST', '/clock', { body: { advanceMs: 0 } });
    return Date.parse(clock.now);
  }

  async #ask<T>(
    method: string,
    path: string,
    request: { body?: object; query?: Record<string, string>; timeoutMs?: number },
  ): Promise<T> {
    const { body, query, timeoutMs = TIMEOUT_MS } = request;
    const url = `${this.#description.control}${path}?${new URLSearchParams(query)}`;
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause) => {
      // A time-out says of itself what it is.
      throw cause.name === 'TimeoutError' ? cause : notRunning(this.#descriptionPath, cause);
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(answer.error);
    return answer;
  }
}

function notRunning(path: string, cause: unknown): Error {
  return new Error(
    `No local cloud runs: start one with "npm start" and try again. ` +
      `(It is looked for by ${path}; LIANMAI_STATE names another folder. ` +
      `For Alibaba Cloud take FC3_COMPONENT out of .env and the shell.)`,
    { cause },
  );
}
