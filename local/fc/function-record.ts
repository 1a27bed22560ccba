import { createHash } from 'node:crypto';
import { ACCOUNT_ID } from './account';
import type { StoredCode } from './code/code-package';
import type { FunctionConfig } from './config/function-config';
import type { TriggerConfig } from './config/trigger-config';
import { httpConfigShape, timerConfigShape } from './config/trigger-rules';
import type { FunctionSpec, Trigger } from './deployment';

/** A function as it is deployed. */
export interface FunctionRecord {
  config: FunctionConfig;
  code: StoredCode;
  id: string;
  createdAtMs: number;
  modifiedAtMs: number;
  triggers: TriggerRecord[];
}

export interface TriggerRecord {
  config: TriggerConfig;
  id: string;
  createdAtMs: number;
  modifiedAtMs: number;
}

/** What the gateway runs of a function. */
export function toFunctionSpec({ config, code, triggers }: FunctionRecord, region: string) {
  const spec: FunctionSpec = {
    functionName: config.functionName,
    region,
    handler: config.handler,
    codePath: code.codePath,
    timeoutSeconds: config.timeout,
    memoryMb: config.memorySize,
    environmentVariables: config.environmentVariables,
    ...(config.role && { role: config.role }),
    triggers: triggers.map((trigger) => toTrigger(config.functionName, trigger)),
  };
  return spec;
}

function toTrigger(functionName: string, { config, id }: TriggerRecord): Trigger {
  const { triggerName: name, triggerConfig } = config;
  if (config.triggerType === 'timer') {
    return { type: 'timer', name, ...timerConfigShape.parse(JSON.parse(triggerConfig)) };
  }
  const { methods, disableURLInternet = false } = httpConfigShape.parse(JSON.parse(triggerConfig));
  const subdomain = subdomainOf(functionName);
  return { type: 'http', name, id, methods, subdomain, isUrlDisabled: disableURLInternet };
}

/**
 * The first label of a function's own host name: the name and ten letters, as the service has it
 * (`tc-app-ksunxrqtfd.cn-shenzhen.fcapp.run`). It stays the same from one start to the next.
 */
export function subdomainOf(functionName: string): string {
  const hash = createHash('sha256').update(`${ACCOUNT_ID}/${functionName}`).digest();
  const letters = [...hash.subarray(0, 10)].map((byte) => String.fromCharCode(97 + (byte % 26)));
  // A label has at most 63 characters.
  const name = functionName.toLowerCase().replaceAll('_', '-').slice(0, 52);
  return `${name}-${letters.join('')}`;
}
