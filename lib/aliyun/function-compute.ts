import GenericClient, { $OpenApiUtil } from '@alicloud/openapi-core';
import { RuntimeOptions } from '@darabonba/typescript';
import * as z from 'zod/mini';
import type { Credentials } from './credentials';
import { ApiOutcomeUnknown, ApiRefused, refusal } from './openapi';

const VERSION = '2023-03-30';
/** For connecting, and again for the answer, as in `openapi-client.ts`. */
const TIMEOUT_MS = 15_000;
/** The most that a list gives at once, by the comments of the official client's models. */
const PAGE_SIZE = 100;

/** What a function is deployed with, as far as it is checked. */
const DeployedFunction = z.object({
  functionName: z.string(),
  description: z._default(z.string(), ''),
  role: z._default(z.string(), ''),
  environmentVariables: z._default(z.record(z.string(), z.string()), {}),
});
export type DeployedFunction = z.infer<typeof DeployedFunction>;

const DeployedTrigger = z.object({
  triggerName: z.string(),
  triggerType: z.string(),
  /** JSON. */
  triggerConfig: z._default(z.string(), '{}'),
});
export type DeployedTrigger = z.infer<typeof DeployedTrigger>;

const DeployedDomain = z.object({
  domainName: z.string(),
  protocol: z._default(z.string(), 'HTTP'),
  certConfig: z.optional(
    z.object({
      certName: z.optional(z.string()),
      /** In PEM form; the key is not told. */
      certificate: z.optional(z.string()),
    }),
  ),
  routeConfig: z._default(
    z.object({
      routes: z._default(
        z.array(
          z.object({
            path: z.string(),
            functionName: z.string(),
            methods: z._default(z.array(z.string()), []),
          }),
        ),
        [],
      ),
    }),
    { routes: [] },
  ),
});
export type DeployedDomain = z.infer<typeof DeployedDomain>;

const FunctionPage = z.object({
  functions: z._default(z.array(DeployedFunction), []),
  nextToken: z.optional(z.string()),
});
const TriggerPage = z.object({
  triggers: z._default(z.array(DeployedTrigger), []),
  nextToken: z.optional(z.string()),
});

/**
 * What is deployed, by Function Compute's OpenAPI; an operator's tool. The forms are those of the
 * official client, npm `@alicloud/fc20230330`.
 */
export class FunctionCompute {
  #client: GenericClient;

  constructor(endpoint: URL, credentials: Credentials) {
    this.#client = new GenericClient(
      new $OpenApiUtil.Config({
        ...credentials,
        endpoint: endpoint.host,
        protocol: endpoint.protocol.replace(':', ''),
        connectTimeout: TIMEOUT_MS,
        readTimeout: TIMEOUT_MS,
      }),
    );
  }

  /**
   * The functions whose names begin so.
   * Throws `ApiRefused` and `ApiOutcomeUnknown`, as the others do.
   */
  async functions(prefix: string): Promise<DeployedFunction[]> {
    const found: DeployedFunction[] = [];
    let nextToken: string | undefined;
    do {
      const query = { prefix, limit: String(PAGE_SIZE), ...(nextToken && { nextToken }) };
      const page = FunctionPage.parse(await this.#get('ListFunctions', '/functions', query));
      found.push(...page.functions);
      nextToken = page.nextToken;
    } while (nextToken);
    return found;
  }

  /** The triggers of a function. */
  async triggers(functionName: string): Promise<DeployedTrigger[]> {
    const path = `/functions/${encodeURIComponent(functionName)}/triggers`;
    const answer = await this.#get('ListTriggers', path, { limit: String(PAGE_SIZE) });
    return TriggerPage.parse(answer).triggers;
  }

  /** The custom domain with this name, if the account has it. */
  async domain(domainName: string): Promise<DeployedDomain | undefined> {
    const path = `/custom-domains/${encodeURIComponent(domainName)}`;
    try {
      return DeployedDomain.parse(await this.#get('GetCustomDomain', path));
    } catch (error) {
      if (error instanceof ApiRefused && error.code === 'DomainNameNotFound') return undefined;
      throw error;
    }
  }

  /** Removes a function and, as a function with triggers cannot be removed, these first. */
  async removeFunction(functionName: string): Promise<void> {
    const path = `/functions/${encodeURIComponent(functionName)}`;
    for (const { triggerName } of await this.triggers(functionName)) {
      const trigger = `${path}/triggers/${encodeURIComponent(triggerName)}`;
      await this.#call('DELETE', 'DeleteTrigger', trigger);
    }
    await this.#call('DELETE', 'DeleteFunction', path);
  }

  #get(action: string, path: string, query?: Record<string, string>): Promise<object> {
    return this.#call('GET', action, path, query);
  }

  async #call(
    method: 'GET' | 'DELETE',
    action: string,
    path: string,
    query: Record<string, string> = {},
  ): Promise<object> {
    const params = new $OpenApiUtil.Params({
      action,
      version: VERSION,
      protocol: 'HTTPS',
      pathname: `/${VERSION}${path}`,
      method,
      authType: 'AK',
      style: 'ROA',
      reqBodyType: 'json',
      // An answer to a removal has no body.
      bodyType: method === 'GET' ? 'json' : 'none',
    });
    const request = new $OpenApiUtil.OpenApiRequest({ query });
    try {
      const answer = await this.#client.callApi(params, request, new RuntimeOptions({}));
      return answer.body ?? {};
    } catch (error) {
      throw refusal(action, Object(error)) ?? new ApiOutcomeUnknown(action, { cause: error });
    }
  }
}
