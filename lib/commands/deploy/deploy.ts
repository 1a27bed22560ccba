import { readFileSync } from 'node:fs';
import type { DeployedDomain } from '../../aliyun/function-compute';
import type { Environment } from '../../config/variables';
import { Account } from '../account';
import { readBuild } from '../project/build';
import { checkCertificate } from '../project/certificate';
import { sEnvironment } from '../project/s-environment';
import { ServerlessDevs } from '../project/serverless-devs';
import { withoutUnset } from '../project/template';
import {
  domainNameOf,
  environmentBytes,
  MAX_ENVIRONMENT_BYTES,
  NAME_PREFIX,
  type Wanted,
  wantedOf,
} from '../project/wanted';
import { createTables } from '../provision/create-tables';
import { DEPLOYER, explainedBy, reasonOf } from '../reason';
import { tableSettings } from '../settings';
import { checkOnline, checkOwner, checkTables } from './online';
import { type DeploySettings, deploySettings } from './settings';

/** The rights that the domain for a try takes beside. */
const AUTO_DOMAIN = 'docs/ram/auto-domain.json';

/**
 * Deploys everything and makes sure that it is there. Whatever can be seen to be wrong is said
 * before anything is begun. Throws a sentence.
 */
export async function deploy(
  env: Environment,
  options: { takesDomain: boolean; takesFunctions: boolean },
): Promise<void> {
  const settings = deploySettings(env);
  const { certificate, domain, region } = settings;
  if (certificate) checkCertificate(certificate, { domain, nowMs: Date.now() });
  const policy = domain === 'auto' ? `${DEPLOYER} and ${AUTO_DOMAIN}` : DEPLOYER;
  const account = new Account(env);
  const accountId = await account.accountId().catch(explainedBy(DEPLOYER));
  const s = serverlessDevs(env, settings, accountId);
  try {
    const wanted = wantedOf(await s.resolve());
    requireRoom(wanted);
    const domainName = domainNameOf(domain, wanted, { accountId, region });
    const online = await account.functionCompute.domain(domainName).catch(explainedBy(policy));
    if (online && !options.takesDomain) checkOwner(online);
    const functions = await account.functionCompute
      .functions(NAME_PREFIX)
      .catch(explainedBy(DEPLOYER));
    if (!options.takesFunctions) checkTables(functions, wanted);
    requireCertificate(settings, online);
    await createTables(tableSettings(env));
    await s.deploy((text) => process.stdout.write(text)).catch(stoppedFor(policy));
    const left = await checkOnline(account.functionCompute, wanted, domainName).catch(
      explainedBy(policy),
    );
    report(wanted, domainName, left);
  } finally {
    s.remove();
  }
}

function serverlessDevs(
  env: Environment,
  settings: DeploySettings,
  accountId: string,
): ServerlessDevs {
  const { certificate, secrets } = settings;
  const given = sEnvironment(env, { ...settings, accountId, build: readBuild() });
  const privateKey = certificate ? [readFileSync(certificate.keyFile, 'utf8')] : [];
  return new ServerlessDevs({
    template: withoutUnset(readFileSync('s.yaml', 'utf8'), given),
    env: given,
    secrets: [...secrets, ...privateKey],
  });
}

/** Function Compute counts names and values together. */
function requireRoom({ functions }: Wanted): void {
  for (const wanted of functions) {
    const bytes = environmentBytes(wanted);
    if (bytes <= MAX_ENVIRONMENT_BYTES) continue;
    throw new Error(
      `The environment variables of ${wanted.functionName} have ${bytes} bytes, names included, and ` +
        `Function Compute takes ${MAX_ENVIRONMENT_BYTES}: shorten the longest, as ALLOWED_ORIGINS.`,
    );
  }
}

/** A certificate that was set in the console stays there through a deployment. */
function requireCertificate(settings: DeploySettings, online: DeployedDomain | undefined): void {
  const { protocol, certificate, domain } = settings;
  if (!protocol.includes('HTTPS') || certificate || online?.certConfig?.certName) return;
  throw new Error(
    `API_PROTOCOL is ${protocol}, and ${domain} has no certificate: set API_CERT_FILE and API_CERT_KEY_FILE.`,
  );
}

/** What has been deployed before a failure stays, so that the next try goes on from there. */
function stoppedFor(policy: string): (error: Error) => never {
  return (error) => {
    throw new Error(
      `s has stopped: ${reasonOf(error, policy)}; what it had deployed by then stays, and the next run goes on from there.`,
    );
  };
}

function report({ functions, routes }: Wanted, domainName: string, left: string[]): void {
  process.stdout.write(
    `\nDeployed and there: ${functions.length} functions, ${routes.length} routes of ${domainName}.\n`,
  );
  if (left.length === 0) return;
  process.stdout.write(
    `No longer in s.yaml, but still there: ${left.join(', ')}. ` +
      'Remove them with: npm run deploy -- --remove-left\n',
  );
}
