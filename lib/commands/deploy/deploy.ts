import { readFileSync } from 'node:fs';
import type { DeployedDomain } from '../../aliyun/function-compute';
import { Facts } from '../doctor/facts';
import { createTables } from '../provision/create-tables';
import { type Environment, tableSettings } from '../settings';
import { checkCertificate } from './certificate';
import { checkOnline, checkOwner } from './online';
import { explained, reasonOf } from './reason';
import { sEnvironment } from './s-environment';
import { ServerlessDevs } from './serverless-devs';
import { type DeploySettings, deploySettings } from './settings';
import { withoutUnset } from './template';
import { type Wanted, wantedOf } from './wanted';

/**
 * Deploys everything and makes sure that it is there. Whatever can be seen to be wrong is said
 * before anything is begun. Throws a sentence.
 */
export async function deploy(env: Environment, options: { takesDomain: boolean }): Promise<void> {
  const settings = deploySettings(env);
  const { certificate, domain } = settings;
  if (certificate) checkCertificate(certificate, { domain, nowMs: Date.now() });
  const facts = new Facts(env);
  const accountId = await facts.accountId().catch(explained);
  const s = serverlessDevs(env, settings, accountId);
  try {
    const wanted = wantedOf(await s.resolve());
    const domainName = domainNameOf(settings, wanted, accountId);
    const online = await facts.functionCompute.domain(domainName).catch(explained);
    if (online && !options.takesDomain) checkOwner(online);
    requireCertificate(settings, online);
    await createTables(tableSettings(env));
    await s.deploy((text) => process.stdout.write(text)).catch(stopped);
    const left = await checkOnline(facts.functionCompute, wanted, domainName).catch(explained);
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
  const given = sEnvironment(env, settings, accountId);
  const privateKey = certificate ? [readFileSync(certificate.keyFile, 'utf8')] : [];
  return new ServerlessDevs({
    template: withoutUnset(readFileSync('s.yaml', 'utf8'), given),
    env: given,
    secrets: [...secrets, ...privateKey],
  });
}

/** The component makes the name of a domain for a try from the function of the first route. */
function domainNameOf({ domain, region }: DeploySettings, wanted: Wanted, accountId: string) {
  if (domain !== 'auto') return domain;
  const [first] = wanted.routes;
  return `${first?.functionName}.fcv3.${accountId}.${region}.fc.devsapp.net`;
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
function stopped(error: Error): never {
  throw new Error(
    `s has stopped: ${reasonOf(error)}; what it had deployed by then stays, and the next run goes on from there.`,
  );
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
