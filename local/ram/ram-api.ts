import { z } from 'zod';
import type { Account } from '../account/account';
import type { Answer } from '../openapi/api-answer';
import { ApiError } from '../openapi/api-error';
import type { ApiVersion } from '../openapi/openapi';
import { type Parameters, parse } from '../openapi/parameters';

/** The one version that a role and a policy have here. */
const VERSION = 'v1';

const OfRole = z.object({ RoleName: z.string() });
const OfPolicy = z.object({ PolicyName: z.string(), PolicyType: z.enum(['System', 'Custom']) });

/** Resource Access Management, version 2015-05-01: what it tells of the functions' role. */
export function ramApi(account: Account, accountId: string): ApiVersion {
  const actions = new Map<string, (parameters: Parameters) => Answer>([
    ['GetRole', (parameters) => getRole(account, accountId, parameters)],
    ['ListPoliciesForRole', (parameters) => listPoliciesForRole(account, parameters)],
    ['GetPolicy', (parameters) => getPolicy(account, parameters)],
  ]);
  return { service: 'ram', version: '2015-05-01', hostId: 'ram.aliyuncs.com', actions };
}

/** https://help.aliyun.com/zh/ram/developer-reference/api-ram-2015-05-01-getrole */
function getRole(account: Account, accountId: string, parameters: Parameters): Answer {
  const { name, trust } = requireRole(account, parse(OfRole, parameters).RoleName);
  return {
    Role: {
      RoleName: name,
      Arn: `acs:ram::${accountId}:role/${name}`,
      AssumeRolePolicyDocument: JSON.stringify(trust),
    },
  };
}

/** https://help.aliyun.com/zh/ram/developer-reference/api-ram-2015-05-01-listpoliciesforrole */
function listPoliciesForRole(account: Account, parameters: Parameters): Answer {
  const { policies } = requireRole(account, parse(OfRole, parameters).RoleName);
  const listed = Object.keys(policies).map((name) => ({
    PolicyName: name,
    PolicyType: 'Custom',
    DefaultVersion: VERSION,
  }));
  return { Policies: { Policy: listed } };
}

/** https://help.aliyun.com/zh/ram/developer-reference/api-ram-2015-05-01-getpolicy */
function getPolicy(account: Account, parameters: Parameters): Answer {
  const { PolicyName, PolicyType } = parse(OfPolicy, parameters);
  const document = account.settings.role.policies[PolicyName];
  if (PolicyType !== 'Custom' || !document) {
    throw new ApiError(404, 'EntityNotExist.Policy', `The policy does not exist: ${PolicyName} .`);
  }
  return {
    Policy: { PolicyName, PolicyType, DefaultVersion: VERSION },
    DefaultPolicyVersion: {
      VersionId: VERSION,
      IsDefaultVersion: true,
      PolicyDocument: JSON.stringify(document),
    },
  };
}

function requireRole({ settings: { role } }: Account, name: string) {
  if (role.name === name) return role;
  throw new ApiError(404, 'EntityNotExist.Role', `The role not exists: ${name} .`);
}
