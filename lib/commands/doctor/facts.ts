import type { DeployedFunction } from '../../aliyun/function-compute';
import type { Environment } from '../../config/variables';
import { Account } from '../account';
import { domainNameOf, NAME_PREFIX, type Wanted } from '../project/wanted';

/** What a checkout says of itself. */
export interface Project {
  /** What its `s.yaml` asks for. */
  wanted(): Promise<Wanted>;
  /** Which code it has. */
  build(): string;
}

/** What the checks look at: the account, and what should be there. */
export class Facts extends Account {
  readonly #project: Project;

  constructor(env: Environment, project: Project) {
    super(env);
    this.#project = project;
  }

  /** What `s.yaml` asks for. */
  wanted(): Promise<Wanted> {
    return this.once('wanted', () => this.#project.wanted());
  }

  /** Which code this checkout has. */
  build(): string {
    return this.#project.build();
  }

  /** The functions of this project that are deployed. */
  functions(): Promise<DeployedFunction[]> {
    return this.once('functions', () => this.functionCompute.functions(NAME_PREFIX));
  }

  /** The name of the API's domain, also of one for a try. */
  async domainName(): Promise<string> {
    const apiDomain = this.value('API_DOMAIN');
    if (apiDomain !== 'auto') return apiDomain;
    const [wanted, accountId] = await Promise.all([this.wanted(), this.accountId()]);
    return domainNameOf(apiDomain, wanted, { accountId, region: this.value('REGION') });
  }
}
