import type Client from '@alicloud/fc20230330';
import type { Call } from '../../local/call-log';
import { fcClientOf } from '../../local/fc3/fc-client';
import { LocalCloud } from '../local-cloud';
import { CANARIES } from './canaries';
import { FEW, onlyWith, SProject, type SResult } from './serverless-devs-project';

export const DOMAIN = 'api.example.com';

/** A cloud, a project whose `s.yaml` has a few functions, and an operator who deploys it. */
export class Operator {
  readonly online: Client;
  readonly project: SProject;
  #counted = 0;

  private constructor(readonly cloud: LocalCloud) {
    this.online = fcClientOf(cloud.description);
    this.project = new SProject(cloud.statePath);
    this.project.write('s.yaml', onlyWith([...FEW, 'domain']));
  }

  static async start(): Promise<Operator> {
    return new Operator(await LocalCloud.start());
  }

  async stop(): Promise<void> {
    this.project.remove();
    await this.cloud.stop();
  }

  deploy(extra: Record<string, string> = {}, ...args: string[]): Promise<SResult> {
    return this.project.deploy({ ...this.environment(), ...extra }, ...args);
  }

  environment(): Record<string, string> {
    const env = { ...this.cloud.operatorEnvironment(), ...CANARIES, API_DOMAIN: DOMAIN };
    return { ...env, FC3_COMPONENT: './local/fc3' };
  }

  /** What changed something since this was asked before, by the services' own word. */
  async changes(): Promise<string[]> {
    const { cloud } = this;
    const calls = [...(await cloud.calls('fc-api')), ...(await cloud.calls('tablestore'))];
    const isOperator = ({ detail }: Call) => detail?.caller === cloud.description.accessKeyId;
    const all = calls.filter(isOperator).map(({ operation }) => operation);
    const made = all.filter((name) => /^(Create|Update|Delete|Put)/.test(name));
    const newer = made.slice(this.#counted);
    this.#counted = made.length;
    return newer;
  }

  async domain() {
    return (await this.online.getCustomDomain(DOMAIN)).body;
  }
}

/** The one sentence of a failure. */
export function sentence({ exitCode, stderr }: SResult): string {
  expect(exitCode).toBe(1);
  const [said = '', ...more] = stderr.trim().split('\n');
  expect(more).toEqual([]);
  return said;
}
