import type { ApiVersion } from '../openapi/openapi';

/**
 * The security token service, version 2015-04-01: only whose access key this is.
 * https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-getcalleridentity
 */
export function stsApi(accountId: string): ApiVersion {
  const identity = {
    IdentityType: 'Account',
    AccountId: accountId,
    PrincipalId: accountId,
    UserId: accountId,
    Arn: `acs:ram::${accountId}:root`,
  };
  const actions = new Map([['GetCallerIdentity', () => identity]]);
  return { service: 'sts', version: '2015-04-01', hostId: 'sts.aliyuncs.com', actions };
}
