/** How the API shows what is deployed: the SDK's models Function, Trigger and CustomDomain. */
import { ACCOUNT_ID } from '../account';
import type { FunctionRecord, TriggerRecord } from '../function-record';
import { subdomainOf } from '../function-record';
import type { DomainRecord } from '../resources';

/**
 * A function as it was given, with its defaults. fc3 takes a field that it did not send for a
 * difference and asks before it goes on, so there is none; and no layers are not an empty list.
 */
export function functionView(record: FunctionRecord, region: string) {
  const { config, code, id } = record;
  const { layers: _, ...shown } = config;
  return {
    ...shown,
    functionArn: `acs:fc:${region}:${ACCOUNT_ID}:functions/${config.functionName}`,
    functionId: id,
    codeChecksum: code.checksum,
    codeSize: code.bytes,
    ...timesOf(record),
  };
}

/** A trigger; of an HTTP trigger also its own addresses, which lead here by `port`. */
export function triggerView(
  functionName: string,
  record: TriggerRecord,
  { port }: { port: number },
) {
  const { config, id } = record;
  const subdomain = subdomainOf(functionName);
  const url = `http://${subdomain}.localhost:${port}`;
  return {
    ...config,
    triggerId: id,
    ...(config.triggerType === 'http' && { httpTrigger: { urlInternet: url, urlIntranet: url } }),
    ...timesOf(record),
  };
}

/** A custom domain; its private key is not shown. */
export function domainView(record: DomainRecord) {
  const { certConfig, ...config } = record.config;
  return {
    accountId: ACCOUNT_ID,
    apiVersion: '2023-03-30',
    wafConfig: { enableWAF: false },
    ...config,
    ...(certConfig && {
      certConfig: { certName: certConfig.certName, certificate: certConfig.certificate },
    }),
    ...timesOf(record),
  };
}

function timesOf({ createdAtMs, modifiedAtMs }: { createdAtMs: number; modifiedAtMs: number }) {
  return { createdTime: timeOf(createdAtMs), lastModifiedTime: timeOf(modifiedAtMs) };
}

/** Seconds, as the service's own examples have it: `2023-04-01T08:15:27Z`. */
function timeOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
