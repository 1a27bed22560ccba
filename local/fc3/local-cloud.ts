import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type Client from '@alicloud/fc20230330';
import * as models from '@alicloud/fc20230330';
import type { CloudDescription } from '../environment';
import type { LogLine } from '../fc/function-logs';
import { fcClientOf } from './fc-client';
import { type Inputs, projectPath } from './inputs';

const CONTROL_TIMEOUT_MS = 60_000;

/** What the SDK makes of an answer; one that deletes has no body. */
interface Answer<T> {
  statusCode?: number;
  body?: T;
}

/**
 * The running local cloud: its Function Compute by the service's own API and SDK, and by its
 * control endpoint what only a local cloud has.
 */
export class LocalCloud {
  /** The API of Function Compute, signed for with the local cloud's access key. */
  readonly fc: Client;
  readonly description: CloudDescription;
  readonly #descriptionPath: string;

  private constructor(descriptionPath: string, description: CloudDescription) {
    this.#descriptionPath = descriptionPath;
    this.description = description;
    this.fc = fcClientOf(description);
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

  /**
   * What a call of the API answers; undefined for what does not exist. Throws the API's refusal as
   * `<code>: <message>`, or an error that says how to start a local cloud.
   */
  async find<T>(call: Promise<Answer<T>>): Promise<T | undefined> {
    try {
      return await this.ask(call);
    } catch (error) {
      if (/^\w+NotFound:/.test((error as Error).message)) return undefined;
      throw error;
    }
  }

  /** The same, where what does not exist is an error too. */
  async ask<T>(call: Promise<Answer<T>>): Promise<T> {
    try {
      const { body } = await call;
      return body as T;
    } catch (cause) {
      throw this.#readable(cause);
    }
  }

  /** Whether nothing is deployed to it any more. */
  async isEmpty(): Promise<boolean> {
    const { functions } = await this.ask(this.fc.listFunctions(new models.ListFunctionsRequest()));
    const domains = this.fc.listCustomDomains(new models.ListCustomDomainsRequest());
    const { customDomains } = await this.ask(domains);
    return [...(functions ?? []), ...(customDomains ?? [])].length === 0;
  }

  /** What a function printed lately: stands in for the log service. */
  logs(name: string): Promise<LogLine[]> {
    return this.#control('GET', `/logs?${new URLSearchParams({ name })}`);
  }

  /** A bearer token of this user. */
  async token(claims: { userId: string; scope?: string }): Promise<string> {
    return (await this.#control<{ token: string }>('POST', '/tokens', claims)).token;
  }

  /** Milliseconds on the local cloud's clock. */
  async now(): Promise<number> {
    const clock = await this.#control<{ now: string }>('POST', '/clock', { advanceMs: 0 });
    return Date.parse(clock.now);
  }

  async #control<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(this.description.control + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(CONTROL_TIMEOUT_MS),
    }).catch((cause) => {
      throw this.#readable(cause);
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(answer.error);
    return answer;
  }

  /** The SDK says `code: 404, <message> request id: …`; only `code` and the message are of use. */
  #readable(cause: unknown): Error {
    const { code, message, statusCode } = cause as {
      code?: string;
      message: string;
      statusCode?: number;
    };
    if (statusCode === undefined) return notRunning(this.#descriptionPath, cause);
    const text = message.replace(/^(\w+: )?code: \d+, /, '').replace(/ request id: \S*$/, '');
    return new Error(`${code}: ${text}`, { cause });
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
