import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import TableStore from 'tablestore';
import type { CloudDescription } from './cloud-process';

const require = createRequire(import.meta.url);
const {
  default: OpenApiClient,
  $OpenApiUtil,
  OpenApiUtil,
} = require('@alicloud/openapi-core') as typeof import('@alicloud/openapi-core');
const { RuntimeOptions } =
  require('@darabonba/typescript') as typeof import('@darabonba/typescript');

type Env = CloudDescription['env'];
type Credentials = CloudDescription['credentials'];
type Operation = 'getRow' | 'putRow' | 'updateRow' | 'deleteRow' | 'getRange';

/** The Tablestore client as its documentation uses it, with connections kept alive. */
export class BareStore {
  readonly #client: TableStore.Client;

  constructor(env: Env, credentials: Credentials) {
    this.#client = new TableStore.Client({
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.accessKeySecret,
      securityToken: credentials.securityToken,
      endpoint: env.OTS_ENDPOINT ?? '',
      instancename: env.OTS_INSTANCE ?? '',
      maxRetries: 0,
      httpOptions: { timeout: 3000, agent: new Agent({ keepAlive: true }) },
    });
  }

  call(operation: Operation, params: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#client[operation](params, (error, answer) => (error ? reject(error) : resolve(answer)));
    });
  }
}

/** The generic OpenAPI client; it keeps connections alive by itself. */
export class BareMixer {
  readonly appId: string;
  readonly #client: InstanceType<typeof OpenApiClient>;

  constructor(env: Env, credentials: Credentials) {
    this.appId = env.RTC_APP_ID ?? '';
    const endpoint = new URL(env.RTC_ENDPOINT ?? '');
    this.#client = new OpenApiClient(
      new $OpenApiUtil.Config({ ...credentials, endpoint: endpoint.host, protocol: 'http' }),
    );
  }

  async call(action: string, parameters: object): Promise<void> {
    const params = new $OpenApiUtil.Params({
      action,
      version: '2018-01-11',
      protocol: 'HTTPS',
      pathname: '/',
      method: 'POST',
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    });
    const request = new $OpenApiUtil.OpenApiRequest({
      query: OpenApiUtil.query({ ...parameters }),
    });
    await this.#client.callApi(params, request, new RuntimeOptions({}));
  }
}
