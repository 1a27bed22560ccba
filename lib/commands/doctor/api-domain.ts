import { X509Certificate } from 'node:crypto';
import { lookup, Resolver } from 'node:dns/promises';
import type { DeployedDomain } from '../../aliyun/function-compute';
import { certificateProblem } from '../project/certificate';
import type { Wanted } from '../project/wanted';
import { ACCESS_KEY_NAMES } from '../settings';
import type { Check } from './check';
import type { Facts } from './facts';
import { type Finding, look, right, wrong } from './finding';
import { NOTHING_DEPLOYED } from './functions';

const NEEDS = [...ACCESS_KEY_NAMES, 'API_DOMAIN'];
const DEPLOY = 'npm run deploy';
const TIMEOUT_MS = 15_000;
/** Time to order a new certificate and to have it signed. */
const RENEW_MS = 14 * 86_400_000;

/** The domain of the API: its name, certificate and routes, and whether the API answers there. */
export const apiDomainChecks: Check[] = [
  { name: 'api-domain', needs: NEEDS, run: resolves },
  { name: 'routes', needs: NEEDS, run: routes },
  { name: 'certificate', needs: NEEDS, run: certificate },
  { name: 'api', needs: ['API_URL'], run: answers },
];

/**
 * A custom domain has to lead to the account's endpoint before it can be made
 * (DomainNameNotResolved).
 * https://help.aliyun.com/document_detail/440324.html
 */
async function resolves(facts: Facts): Promise<Finding> {
  const domain = await facts.domainName();
  if (facts.value('API_DOMAIN') === 'auto') {
    return look(
      `${domain} is for a try: Alibaba Cloud may take it away.`,
      'Before real users: API_DOMAIN with a domain of your own.',
    );
  }
  const endpoint = await facts.accountEndpoint();
  const [here = [], there = []] = await Promise.all([domain, endpoint].map(addressesOf));
  const isSame = here.some((address) => there.includes(address));
  if (isSame || (await cnamesOf(domain)).includes(endpoint)) {
    return right(`${domain} leads to ${endpoint}.`);
  }
  return wrong(
    `${domain} leads to ${here.join(', ') || 'nobody'}, not to ${endpoint}.`,
    `At the domain's DNS provider: a CNAME record from ${domain} to ${endpoint}. In the mainland the domain needs an ICP filing, too.`,
  );
}

/** Of an endpoint with many addresses, two questions may have different answers. */
function cnamesOf(domain: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 1 });
  return resolver.resolveCname(domain).catch(() => []);
}

/** All names of `localhost` are this machine's (RFC 6761 6.3), though not every resolver knows. */
async function addressesOf(host: string): Promise<string[]> {
  const name = host.endsWith('.localhost') ? 'localhost' : host;
  const found = await lookup(name, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

/**
 * https://help.aliyun.com/en/functioncompute/developer-reference/api-fc-2023-03-30-getcustomdomain
 */
async function deployed(facts: Facts): Promise<DeployedDomain | undefined> {
  return facts.once('domain', async () => facts.functionCompute.domain(await facts.domainName()));
}

/**
 * Without functions it is too early for a domain; with them, the deployment has not come so far.
 */
async function noDomain(facts: Facts): Promise<Finding> {
  if ((await facts.functions()).length === 0) return NOTHING_DEPLOYED;
  return wrong(
    `Function Compute has no domain ${await facts.domainName()}: the functions are deployed, but nothing leads to them.`,
    `See api-domain, then ${DEPLOY}.`,
  );
}

async function routes(facts: Facts): Promise<Finding> {
  const [wanted, found] = await Promise.all([facts.wanted(), deployed(facts)]);
  if (!found) return noDomain(facts);
  const problems = routeProblems(wanted, found);
  if (problems.length > 0) return wrong(`${problems.slice(0, 5).join('; ')}.`, DEPLOY);
  return right(`All ${wanted.routes.length} routes of s.yaml are there.`);
}

function routeProblems(wanted: Wanted, found: DeployedDomain): string[] {
  const online = found.routeConfig.routes;
  const known = wanted.routes.map(({ path }) => path);
  return [
    ...wanted.routes.flatMap(({ path, functionName, methods }) => {
      const route = online.find((it) => it.path === path);
      if (!route) return [`${path} is missing`];
      if (route.functionName !== functionName) return [`${path} leads to ${route.functionName}`];
      const lacking = methods.filter((method) => !route.methods.includes(method));
      return lacking.length > 0 ? [`${path} lacks ${lacking.join(', ')}`] : [];
    }),
    ...online
      .filter(({ path }) => !known.includes(path))
      .map(({ path }) => `${path} is not of s.yaml`),
  ];
}

async function certificate(facts: Facts): Promise<Finding> {
  const domain = await facts.domainName();
  const found = await deployed(facts);
  if (!found) return noDomain(facts);
  if (!found.protocol.includes('HTTPS')) {
    return look(
      `${domain} speaks plain HTTP, in which everybody on the way reads the tokens.`,
      `Before real users: API_PROTOCOL=HTTPS with a certificate, then ${DEPLOY}.`,
    );
  }
  const pem = found.certConfig?.certificate;
  if (!pem) return wrong(`${domain} has no certificate.`, `Set one, then ${DEPLOY}.`);
  return certificateFinding(new X509Certificate(pem), domain);
}

function certificateFinding(certificate: X509Certificate, domain: string): Finding {
  const next = `Get a new certificate with an RSA key for ${domain}, then ${DEPLOY}.`;
  const nowMs = Date.now();
  const problem = certificateProblem(certificate, { domain, nowMs });
  if (problem) return wrong(`The certificate cannot be used: ${problem}.`, next);
  const { validTo } = certificate;
  if (Date.parse(validTo) - nowMs <= RENEW_MS) {
    return look(`The certificate ends soon, ${validTo}.`, next);
  }
  return right(`The certificate is for ${domain} and good until ${validTo}.`);
}

/** A function that has its settings refuses a call without a token. */
async function answers(facts: Facts): Promise<Finding> {
  const url = `${facts.value('API_URL').replace(/\/$/, '')}/list-rooms`;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await fetch(url, { signal }).catch(() => undefined);
  const { code, message } = Object(await answer?.json().catch(() => ({})));
  if (answer?.status === 401 && code === 'Unauthenticated') return right('The API answers.');
  const functions = await facts.functions().catch(() => undefined);
  if (functions?.length === 0) return NOTHING_DEPLOYED;
  if (!answer) {
    return wrong(`${url} does not answer.`, 'Check API_URL, api-domain and certificate.');
  }
  return wrong(
    `${url} answers with ${answer.status}${code ? ` ${code}: ${message}` : ''}.`,
    'See the log of lianmai-list-rooms: it names settings that are not usable.',
  );
}
