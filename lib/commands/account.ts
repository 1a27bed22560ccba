import type { Credentials } from '../aliyun/credentials';
import { FunctionCompute } from '../aliyun/function-compute';
import { LIVE_API_VERSION } from '../aliyun/live-mixer';
import type { OpenApi } from '../aliyun/openapi';
import { RTC_API_VERSION } from '../aliyun/rtc-mixer';
import { TableReader } from '../aliyun/table-reader';
import type { Environment } from '../config/variables';
import { operatorApi } from './operator-api';

const RAM_API_VERSION = '2015-05-01';
const STS_API_VERSION = '2015-04-01';

/** What is so where nothing else is set. */
const DEFAULTS: Record<string, string> = {
  REGION: 'cn-hangzhou',
  RTC_ENDPOINT: 'https://rtc.aliyuncs.com',
  LIVE_ENDPOINT: 'https://live.aliyuncs.com',
  RAM_ENDPOINT: 'https://ram.aliyuncs.com',
  STS_ENDPOINT: 'https://sts.aliyuncs.com',
  LIVE_PLAY_SCHEME: 'https',
  // As in `s.yaml`.
  FUNCTION_ROLE: 'lianmai-function',
};

/** The account that a shell's variables name: its services, each connected to when first asked. */
export class Account {
  readonly env: Environment;
  readonly #known = new Map<string, unknown>();

  constructor(env: Environment) {
    // An empty value counts as absent.
    this.env = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  }

  /** Whether the variable is set, or has a default. */
  has(name: string): boolean {
    return (this.env[name] ?? DEFAULTS[name]) !== undefined;
  }

  /** The value of a variable that the check needs. */
  value(name: string): string {
    const value = this.env[name] ?? DEFAULTS[name];
    if (value === undefined) throw new Error(`${name} is not set.`);
    return value;
  }

  /** The RTC service's own API. */
  get rtc(): OpenApi {
    return this.#openApi('RTC_ENDPOINT', RTC_API_VERSION);
  }

  get live(): OpenApi {
    return this.#openApi('LIVE_ENDPOINT', LIVE_API_VERSION);
  }

  get ram(): OpenApi {
    return this.#openApi('RAM_ENDPOINT', RAM_API_VERSION);
  }

  get sts(): OpenApi {
    return this.#openApi('STS_ENDPOINT', STS_API_VERSION);
  }

  get functionCompute(): FunctionCompute {
    return this.once('functionCompute', () => {
      const { FC_CLIENT_CUSTOM_ENDPOINT: custom } = this.env;
      const endpoint = custom ?? `https://fcv3.${this.value('REGION')}.aliyuncs.com`;
      return new FunctionCompute(new URL(endpoint), this.#credentials);
    });
  }

  get tables(): TableReader {
    return this.once('tables', () => {
      const endpoint = this.env.PROVISION_OTS_ENDPOINT ?? this.value('OTS_ENDPOINT');
      return new TableReader({
        endpoint,
        instance: this.value('OTS_INSTANCE'),
        prefix: this.env.TABLE_PREFIX ?? '',
        credentials: this.#credentials,
      });
    });
  }

  /** The account that the access key belongs to. */
  accountId(): Promise<string> {
    return this.once('accountId', async () => {
      const { AccountId } = await this.sts.call('GetCallerIdentity', {});
      return String(AccountId);
    });
  }

  /** Where the account's custom domains have to lead. */
  async accountEndpoint(): Promise<string> {
    const { FC_CLIENT_CUSTOM_ENDPOINT: custom } = this.env;
    if (custom) return new URL(custom).hostname;
    return `${await this.accountId()}.${this.value('REGION')}.fc.aliyuncs.com`;
  }

  get #credentials(): Credentials {
    return {
      accessKeyId: this.value('ALIBABA_CLOUD_ACCESS_KEY_ID'),
      accessKeySecret: this.value('ALIBABA_CLOUD_ACCESS_KEY_SECRET'),
      // An access key has no token, unlike a role's credentials.
      securityToken: '',
    };
  }

  #openApi(name: string, version: Parameters<typeof operatorApi>[0]['version']): OpenApi {
    return this.once(name, () =>
      operatorApi({ endpoint: new URL(this.value(name)), version }, this.#credentials),
    );
  }

  /** Several checks rest on the same; it is made, and asked for, once. */
  once<T>(name: string, make: () => T): T {
    if (!this.#known.has(name)) this.#known.set(name, make());
    return this.#known.get(name) as T;
  }
}
