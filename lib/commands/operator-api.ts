import type { Credentials } from '../aliyun/credentials';
import { OpenApi } from '../aliyun/openapi';

/** An operator may be far from the region. */
const TIMEOUT_MS = 15_000;

/** A service's API for a command, which is more patient than a function. */
export function operatorApi(
  options: Omit<Parameters<typeof OpenApi.connect>[0], 'timeoutMs'>,
  credentials: Credentials,
): OpenApi {
  return OpenApi.connect({ ...options, timeoutMs: TIMEOUT_MS }, credentials);
}
