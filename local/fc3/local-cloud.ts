import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type Client from '@alicloud/fc20230330';
import * as models from '@alicloud/fc20230330';
import type { LogLine } from '../fc/instance/function-logs';
import type { CloudDescription } from '../state/environment';
import { Control } from './control';
import { fcClientOf } from './fc-client';
import { type Inputs, projectPath } from './inputs';

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

  readonly #control: Control;

  private constructor(description: CloudDescription, parts: { fc: Client; control: Control }) {
    this.description = description;
    this.fc = parts.fc;
    this.#control = parts.control;
  }

  /** Finds the local cloud by its `cloud.json`. Throws an error that says how to start one. */
  static async find(inputs: Inputs): Promise<LocalCloud> {
    const statePath = process.env.LIANMAI_STATE ?? join(projectPath(inputs), '.lianmai');
    const path = resolve(statePath, 'cloud.json');
    try {
      const description: CloudDescription = JSON.parse(readFileSync(path, 'utf8'));
      const control = new Control(description.control);
      // The clock of a local cloud may have been advanced past what a signature is good for.
      const fc = fcClientOf(description, await control.now());
      return new LocalCloud(description, { fc, control });
    } catch (cause) {
      throw notRunning(path, cause);
    }
  }

  /**
   * What a call of the API answers; undefined for what does not exist. Throws the API's refusal as
   * `<code>: <message>`.
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
      throw readable(cause);
    }
  }

  /** Whether everything that was deployed to it has been removed. */
  async isEmpty(): Promise<boolean> {
    const { functions } = await this.ask(this.fc.listFunctions(new models.ListFunctionsRequest()));
    const domains = this.fc.listCustomDomains(new models.ListCustomDomainsRequest());
    const { customDomains } = await this.ask(domains);
    return [...(functions ?? []), ...(customDomains ?? [])].length === 0;
  }

  /** What a function printed lately: stands in for the log service. */
  logs(name: string): Promise<LogLine[]> {
    return this.#control.logs(name);
  }

  /** A bearer token of this user. */
  token(claims: { userId: string; scope?: string }): Promise<string> {
    return this.#control.token(claims);
  }

  /** Milliseconds on the local cloud's clock. */
  now(): Promise<number> {
    return this.#control.now();
  }
}

/** The SDK says `code: 404, <message> request id: …`; only `code` and the message are of use. */
function readable(cause: unknown): unknown {
  const { code, message, statusCode } = cause as {
    code?: string;
    message: string;
    statusCode?: number;
  };
  if (statusCode === undefined) return cause;
  const text = message.replace(/^(\w+: )?code: \d+, /, '').replace(/ request id: \S*$/, '');
  return new Error(`${code}: ${text}`, { cause });
}

function notRunning(path: string, cause: unknown): Error {
  return new Error(
    `No local cloud runs: start one with "npm start" and try again. ` +
      `(It is looked for by ${path}; LIANMAI_STATE names another folder. ` +
      `For Alibaba Cloud take FC3_COMPONENT out of .env and the shell.)`,
    { cause },
  );
}
