import * as sdk from '@alicloud/fc20230330';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import type { CloudDescription } from '../state/environment';

/** A function may run for as long; the API's other answers come within seconds. */
const TIMEOUT_MS = 24 * 3600 * 1000;
const CONNECT_TIMEOUT_MS = 30_000;

/** Node.js gives an ES module the whole package as `default`, whose own `default` is the class. */
const loaded = sdk.default as unknown as { default?: typeof sdk.default };
const Client = loaded.default ?? sdk.default;

/**
 * The official client of Function Compute, aimed at the local cloud and with its access key. Where
 * the local cloud's clock was advanced, its calls need that time, `nowMs`, as their date, which is
 * good for 15 minutes.
 */
export function fcClientOf(
  { accessKeyId, accessKeySecret, fc }: CloudDescription,
  nowMs?: number,
): sdk.default {
  const dated = nowMs === undefined ? {} : { globalParameters: datedAt(nowMs) };
  return new Client(
    new $OpenApiUtil.Config({
      accessKeyId,
      accessKeySecret,
      protocol: 'http',
      endpoint: new URL(fc.endpoint).host,
      regionId: fc.region,
      readTimeout: TIMEOUT_MS,
      connectTimeout: CONNECT_TIMEOUT_MS,
      ...dated,
    }),
  );
}

function datedAt(ms: number) {
  const date = `${new Date(ms).toISOString().slice(0, 19)}Z`;
  return new $OpenApiUtil.GlobalParameters({ headers: { 'x-acs-date': date } });
}
