import { readFileSync } from 'node:fs';
import { ApiRefused } from '../../aliyun/openapi';
import { ACCESS_KEY_NAMES } from '../settings';
import type { Check } from './check';
import type { Facts } from './facts';
import { type Finding, notYet, right, wrong } from './finding';
import { allows, type Right, type Statement, statementsOf, trusts } from './policy';

const POLICY_PATH = 'docs/ram/function-role.json';
/** More policies of the role, by the variable that calls for each; as in docs/deploy.md. */
const MORE_POLICIES: Record<string, string> = {
  REPLAY_BUCKET: 'docs/ram/function-recordings.json',
  LOG_STORE: 'docs/ram/function-logs.json',
  VPC_ID: 'docs/ram/function-vpc.json',
};
/** What runs functions. https://help.aliyun.com/zh/functioncompute/fc/user-guide/grant-function-compute-permissions-to-access-other-alibaba-cloud-services */
const TRUSTED = 'fc.aliyuncs.com';
/** Enough to see what is wrong; all of them would fill the screen. */
const MAX_NAMED = 5;
/** By `MIXER`, what the API starts that does not mix: the statement with it is not needed. */
const STARTS_OF_OTHER: Record<string, string> = {
  live: 'rtc:StartMPUTask',
  rtc: 'live:StartLiveMPUTask',
};

/** A right, and the policy's file that has it. */
type WantedRight = Right & { path: string };

/** The role that the functions have, who may assume it, and what it may do. */
export const roleChecks: Check[] = [
  { name: 'role', needs: ACCESS_KEY_NAMES, run: role },
  { name: 'role-trust', needs: ACCESS_KEY_NAMES, run: trust },
  {
    name: 'role-rights',
    needs: [...ACCESS_KEY_NAMES, 'OTS_INSTANCE', 'RTC_APP_ID', 'MIXER'],
    run: rights,
  },
];

/** https://help.aliyun.com/zh/ram/developer-reference/api-ram-2015-05-01-getrole */
async function roleOf(facts: Facts): Promise<Record<string, unknown> | undefined> {
  const parameters = { RoleName: facts.value('FUNCTION_ROLE') };
  const answer = await facts.ram.call('GetRole', parameters).catch(unlessAbsent);
  return answer && { ...Object(answer.Role) };
}

async function role(facts: Facts): Promise<Finding> {
  const name = facts.value('FUNCTION_ROLE');
  if (await roleOf(facts)) return right(`The functions' role ${name} is there.`);
  return wrong(
    `There is no role ${name}.`,
    `Make it in the RAM console for the service Function Compute, with the policy ${POLICY_PATH}; or set FUNCTION_ROLE.`,
  );
}

async function trust(facts: Facts): Promise<Finding> {
  const found = await roleOf(facts);
  if (!found) return noRole();
  const name = facts.value('FUNCTION_ROLE');
  if (trusts(statementsOf(String(found.AssumeRolePolicyDocument)), TRUSTED)) {
    return right(`${TRUSTED} may assume ${name}.`);
  }
  return wrong(
    `${TRUSTED} may not assume ${name}: no function would have credentials.`,
    `RAM console > roles > ${name} > trust policy: allow sts:AssumeRole to the service ${TRUSTED}.`,
  );
}

/**
 * https://help.aliyun.com/zh/ram/developer-reference/api-ram-2015-05-01-listpoliciesforrole
 * https://help.aliyun.com/zh/ram/developer-reference/api-ram-2015-05-01-getpolicy
 */
async function rights(facts: Facts): Promise<Finding> {
  const RoleName = facts.value('FUNCTION_ROLE');
  const listed = await facts.ram.call('ListPoliciesForRole', { RoleName }).catch(unlessAbsent);
  if (!listed) return noRole();
  const policies: unknown = Object(listed.Policies).Policy;
  const accountId = await facts.accountId();
  const attached = Array.isArray(policies) ? policies.map(Object) : [];
  const documents = await Promise.all(attached.map((policy) => documentOf(facts, policy)));
  const paths = policyPathsOf(facts);
  const missing = paths
    .flatMap((path) => wantedRights(path, facts, accountId))
    .filter((needed) => !allows(documents.flat(), needed));
  if (missing.length === 0) return right(`${RoleName} has all rights of ${paths.join(', ')}.`);
  const named = missing.slice(0, MAX_NAMED).map(({ action, resource }) => `${action} ${resource}`);
  const more = missing.length > MAX_NAMED ? `, and ${missing.length - MAX_NAMED} more` : '';
  return wrong(
    `${RoleName} lacks ${named.join(', ')}${more}.`,
    `Attach ${pathsIn(missing).join(', ')} with the names filled in, as docs/deploy.md shows.`,
  );
}

function policyPathsOf({ env }: Facts): string[] {
  const more = Object.entries(MORE_POLICIES).filter(([name]) => env[name]);
  return [POLICY_PATH, ...more.map(([, path]) => path)];
}

function pathsIn(missing: { path: string }[]): string[] {
  return [...new Set(missing.map(({ path }) => path))];
}

async function documentOf(
  facts: Facts,
  { PolicyName, PolicyType }: Record<string, unknown>,
): Promise<Statement[]> {
  const answer = await facts.ram.call('GetPolicy', { PolicyName, PolicyType });
  return statementsOf(String(Object(answer.DefaultPolicyVersion).PolicyDocument));
}

/** The rights of the policy's file, with this deployment's names; of the two APIs' only the chosen one's. */
function wantedRights(path: string, facts: Facts, accountId: string): WantedRight[] {
  const names: Record<string, string> = {
    '<instance>': facts.value('OTS_INSTANCE'),
    '<prefix>': facts.env.TABLE_PREFIX ?? '',
    '<app-id>': facts.value('RTC_APP_ID'),
    '<replay-bucket>': facts.env.REPLAY_BUCKET ?? '',
    '<log-project>': facts.env.LOG_PROJECT ?? '',
    '<log-store>': facts.env.LOG_STORE ?? '',
  };
  const text = readFileSync(path, 'utf8').replace(/<[a-z-]+>/g, (name) => names[name] ?? name);
  const startOfOther = STARTS_OF_OTHER[facts.value('MIXER')] ?? '';
  return statementsOf(text)
    .filter(({ Action = [] }) => !Action.includes(startOfOther))
    .flatMap(({ Action = [], Resource = [] }) =>
      Action.flatMap((action) =>
        Resource.map((resource) => ({
          path,
          action,
          resource: located(resource, facts, accountId),
        })),
      ),
    );
}

/** `acs:ots:*:*:…` of every region and account is wanted of this one only. */
function located(resource: string, facts: Facts, accountId: string): string {
  return resource.replace(/^(acs:\w+):\*:\*:/, `$1:${facts.value('REGION')}:${accountId}:`);
}

function noRole(): Finding {
  return notYet('There is no role yet.', 'See role.');
}

function unlessAbsent(error: unknown): undefined {
  if (!(error instanceof ApiRefused) || error.code !== 'EntityNotExist.Role') throw error;
}
