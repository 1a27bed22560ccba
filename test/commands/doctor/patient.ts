import Client, * as models from '@alicloud/fc20230330';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import { authKey } from '../../../lib/aliyun/live-url';
import { examine } from '../../../lib/commands/doctor/check';
import { CHECKS } from '../../../lib/commands/doctor/checks';
import { Facts } from '../../../lib/commands/doctor/facts';
import type { Line } from '../../../lib/commands/doctor/finding';
import { readBuild } from '../../../lib/commands/project/build';
import { readWanted } from '../../../lib/commands/project/read-wanted';
import type { Wanted } from '../../../lib/commands/project/wanted';
import type { Environment } from '../../../lib/config/variables';
import { LAST_RUN_KEY } from '../../../lib/store/last-run';
import type { Call } from '../../../local/call-log';
import { RtmpClient } from '../../../local/live/rtmp/rtmp-client-fixture';
import { publish } from '../../../local/rtc/test-bed';
import { LocalCloud } from '../../local-cloud';

/** More calls than the doctor makes. */
export const ALL = 1000;
/** Longer than the timer's period. */
export const A_RUN_MS = 61_000;

/** A local cloud that the doctor looks at, and that is changed behind his back. */
export class Patient {
  private constructor(
    readonly cloud: LocalCloud,
    /** What an operator's shell has. */
    readonly env: Environment,
    /** What `s.yaml` asks for with it; reading it takes a second or more. */
    readonly wanted: Wanted,
    /** The official client. */
    readonly fc: Client,
  ) {}

  /** Starts a local cloud. */
  static async admit(environment: { MIXER?: string } = {}): Promise<Patient> {
    const cloud = await LocalCloud.start(environment);
    const env = cloud.operatorEnvironment();
    const wanted = await readWanted(shellWith(env));
    return new Patient(cloud, env, wanted, clientOf(cloud));
  }

  /** Which code is deployed at the start. */
  get build(): string {
    return readBuild();
  }

  /**
   * Somebody enters a channel, and a stream is pushed; ends when both services have told of it,
   * with this answer.
   */
  async rehearse(answer: number): Promise<void> {
    const isAnswered = ({ status }: Call) => status === answer;
    await this.cloud.api('POST', '/create-room', { body: { roomId: 'show' } });
    const joined = await this.cloud.api('POST', '/join-room/show', { body: { role: 'host' } });
    const host = await publish(this.cloud.description.rtc, String(joined.body.rtc?.singleToken));
    const { client } = await this.#push('show');
    await this.has('rtc-callback', isAnswered);
    await this.has('live-callback', isAnswered);
    client.socket.destroy();
    await host.close();
  }

  #push(stream: string) {
    const { LIVE_PUSH_DOMAIN = '', LIVE_PUSH_KEY = '', LIVE_APP = '' } = this.env;
    const endsAtSeconds = Math.floor(Date.now() / 1000) + 3600;
    const key = authKey(`/${LIVE_APP}/${stream}`, LIVE_PUSH_KEY, endsAtSeconds);
    return RtmpClient.open(LIVE_PUSH_DOMAIN, LIVE_APP, 'publish', `${stream}?auth_key=${key}`);
  }

  /** Waits for a call of this kind. */
  async has(service: string, isWanted: (call: Call) => boolean): Promise<void> {
    while (!(await this.cloud.calls(service)).some(isWanted)) {
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** Lets a minute pass, and waits until the timer has noted its run. */
  async timerRuns(): Promise<void> {
    await this.cloud.advance(A_RUN_MS);
    const facts = this.#facts({}, this.wanted);
    const hasRun = async () => (await facts.tables.get('agenda', LAST_RUN_KEY)) !== undefined;
    while (!(await hasRun())) await new Promise((done) => setTimeout(done, 50));
  }

  /** All lines. */
  lookAt(changes: Environment = {}): Promise<Line[]> {
    return examine(CHECKS, this.#facts(changes, this.wanted));
  }

  /** One line, with other variables or another `s.yaml` if they are given. */
  async lineOf(check: string, changes: Environment = {}, wanted = this.wanted) {
    const checks = CHECKS.filter(({ name }) => name === check);
    const [line] = await examine(checks, this.#facts(changes, wanted));
    return line;
  }

  #facts(changes: Environment, wanted: Wanted): Facts {
    const project = { wanted: async () => wanted, build: () => this.build };
    return new Facts({ ...this.env, ...changes }, project);
  }

  /** Changes a deployed function. */
  async changeFunction(name: string, changes: Partial<models.UpdateFunctionInput>) {
    const body = new models.UpdateFunctionInput(changes);
    await this.fc.updateFunction(name, new models.UpdateFunctionRequest({ body }));
  }

  /** Changes variables of a deployed function; answers how to undo it. */
  async changeVariables(name: string, changes: Record<string, string>) {
    const { body } = await this.fc.getFunction(name, new models.GetFunctionRequest({}));
    const { environmentVariables = {} } = body ?? {};
    const changed = { ...environmentVariables, ...changes };
    await this.changeFunction(name, { environmentVariables: changed });
    return () => this.changeFunction(name, { environmentVariables });
  }

  /** Changes settings of a trigger; answers how to undo it. */
  async changeTrigger(functionName: string, triggerName: string, changes: object) {
    const { body } = await this.fc.getTrigger(functionName, triggerName);
    const { triggerConfig = '{}' } = body ?? {};
    const set = async (to: string) => {
      const input = new models.UpdateTriggerInput({ triggerConfig: to });
      const request = new models.UpdateTriggerRequest({ body: input });
      await this.fc.updateTrigger(functionName, triggerName, request);
    };
    await set(JSON.stringify({ ...JSON.parse(triggerConfig), ...changes }));
    return () => set(triggerConfig);
  }

  /** Changes the routes of the API's domain; answers how to undo it. */
  async changeRoutes(change: (routes: models.PathConfig[]) => models.PathConfig[]) {
    const domain = String(this.env.API_DOMAIN);
    const { body } = await this.fc.getCustomDomain(domain);
    const { routes = [] } = body?.routeConfig ?? {};
    const set = async (to: models.PathConfig[]) => {
      const routeConfig = new models.RouteConfig({ routes: to });
      const input = new models.UpdateCustomDomainInput({ routeConfig });
      const request = new models.UpdateCustomDomainRequest({ body: input });
      await this.fc.updateCustomDomain(domain, request);
    };
    await set(change(routes));
    return () => set(routes);
  }
}

/** An operator's shell has the path of its programs, too. */
export function shellWith(env: Environment): Environment {
  return { PATH: process.env.PATH, ...env };
}

function clientOf({ description }: LocalCloud): Client {
  return new Client(
    new $OpenApiUtil.Config({
      accessKeyId: description.accessKeyId,
      accessKeySecret: description.accessKeySecret,
      protocol: 'http',
      endpoint: new URL(description.fc.endpoint).host,
      regionId: description.fc.region,
      connectTimeout: 30_000,
      readTimeout: 30_000,
    }),
  );
}
