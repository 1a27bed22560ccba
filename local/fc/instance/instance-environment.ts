import type { Credential } from '../../account/credentials';
import { ACCOUNT_ID } from '../account';
import type { FunctionSpec } from '../deployment';

/**
 * The environment of one instance: the function's own variables and those that the platform
 * injects, nothing of this process.
 * https://help.aliyun.com/document_detail/2513539.html
 */
export function instanceEnvironment(
  spec: FunctionSpec,
  role: Credential,
  instanceId: string,
): Record<string, string> {
  return {
    ...spec.environmentVariables,
    ...(spec.role && {
      ALIBABA_CLOUD_ACCESS_KEY_ID: role.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: role.accessKeySecret,
      ALIBABA_CLOUD_SECURITY_TOKEN: role.securityToken ?? '',
    }),
    FC_ACCOUNT_ID: ACCOUNT_ID,
    FC_CUSTOM_LISTEN_PORT: '9000',
    FC_FUNC_CODE_PATH: spec.codePath,
    FC_FUNCTION_HANDLER: spec.handler,
    FC_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    FC_FUNCTION_NAME: spec.functionName,
    FC_INSTANCE_ID: instanceId,
    FC_REGION: spec.region,
    FC_VER_ID: 'LATEST',
  };
}
