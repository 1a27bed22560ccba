import * as sdk from '@alicloud/fc20230330';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import type { CloudDescription } from '../environment';

/** A function may run for as long; the API's other answers come within seconds. */
const TIMEOUT_MS = 24 * 3600 * 1000;
const CONNECT_TIMEOUT_MS = 30_000;

/** Node.js gives an ES module the whole package as `default`, whose own `default` is the class. */
const loaded = sdk.default as unknown as { default?: typeof sdk.default };
const Client = loaded.default ?? sdk.default;

/** The official client of Function Compute, aimed at the local cloud and with its access key. */
export function fcClientOf({ accessKeyId, accessKeySecret, fc }: CloudDescription): sdk.default {
  return new Client(
    new $OpenApiUtil.Config({
      accessKeyId,
      accessKeySecret,
      protocol: 'http',
      endpoint: new URL(fc.endpoint).host,
      regionId: fc.region,
      readTimeout: TIMEOUT_MS,
      connectTimeout: CONNECT_TIMEOUT_MS,
    }),
  );
}
