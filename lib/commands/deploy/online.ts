import type {
  DeployedDomain,
  DeployedFunction,
  FunctionCompute,
} from '../../aliyun/function-compute';
import { NAME_PREFIX, type Route, type Wanted, type WantedFunction } from '../project/wanted';

const MAX_NAMED = 5;

/**
 * Refuses a domain with routes of other functions, as a deployment replaces all of them. Throws a
 * sentence.
 */
export function checkOwner(domain: DeployedDomain): void {
  const others = domain.routeConfig.routes.filter(
    ({ functionName }) => !functionName.startsWith(NAME_PREFIX),
  );
  if (others.length === 0) return;
  const routes = listOf(others.map(({ path, functionName }) => `${path} to ${functionName}`));
  throw new Error(
    `${domain.domainName} has routes that are not Lianmai's (${routes}), and a deployment would ` +
      'remove them: give Lianmai a domain of its own, or say so with "npm run deploy -- --take-domain".',
  );
}

/**
 * Refuses to give functions that are online other tables: their names are fixed, so that a second
 * deployment in the same account and region would take the first one's place. Throws a sentence.
 */
export function checkTables(online: DeployedFunction[], { functions }: Wanted): void {
  for (const wanted of functions) {
    const found = online.find(({ functionName }) => functionName === wanted.functionName);
    // Without an instance it serves nobody.
    if (!found?.environmentVariables.OTS_INSTANCE) continue;
    if (tablesOf(found) === tablesOf(wanted)) continue;
    throw new Error(
      `${wanted.functionName} is online with ${tablesOf(found)}, and this deployment has ` +
        `${tablesOf(wanted)}: an account has one deployment a region, so give this one a region or ` +
        'an account of its own, or say so with "npm run deploy -- --take-functions".',
    );
  }
}

function tablesOf({
  environmentVariables: { OTS_INSTANCE = '', TABLE_PREFIX = '' },
}: Pick<WantedFunction, 'environmentVariables'>): string {
  return `OTS_INSTANCE=${OTS_INSTANCE} and TABLE_PREFIX=${TABLE_PREFIX || '(empty)'}`;
}

/**
 * Makes sure that everything is there, whatever the deployment said. Answers which of our functions
 * are there though they are no longer in `s.yaml`. Throws a sentence.
 */
export async function checkOnline(
  api: FunctionCompute,
  { functions, routes }: Wanted,
  domainName: string,
): Promise<string[]> {
  const found = (await api.functions(NAME_PREFIX)).map(({ functionName }) => functionName);
  const names = functions.map(({ functionName }) => functionName);
  const missing = names.filter((name) => !found.includes(name));
  if (missing.length > 0) throw new Error(`These functions are not there: ${listOf(missing)}.`);
  const domain = await api.domain(domainName);
  if (!domain) throw new Error(`The domain ${domainName} is not there.`);
  const lost = routes.filter((route) => !domain.routeConfig.routes.some((one) => is(one, route)));
  if (lost.length > 0) {
    const paths = listOf(lost.map(({ path }) => path));
    throw new Error(`The domain ${domainName} lacks ${lost.length} of its routes: ${paths}.`);
  }
  return found.filter((name) => !names.includes(name));
}

function is(one: Route, other: Route): boolean {
  const sameMethods = [...one.methods].sort().join() === [...other.methods].sort().join();
  return one.path === other.path && one.functionName === other.functionName && sameMethods;
}

function listOf(texts: string[]): string {
  const rest = texts.length - MAX_NAMED;
  return [...texts.slice(0, MAX_NAMED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
