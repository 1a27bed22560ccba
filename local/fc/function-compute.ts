import { join } from 'node:path';
import type { Credentials } from '../account/credentials';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import type { Faults } from '../control/faults';
import { startFcApi } from './api/server';
import { type Gateway, startGateway } from './gateway/gateway';
import type { LogLine } from './instance/function-logs';
import { Resources } from './resources';
import type { Template } from './template/template';
import { deployTemplate } from './template/template-deployment';

/** Where functions run whose template names no region. */
const DEFAULT_REGION = 'cn-hangzhou';
const KEPT_CODE = 'node_modules/.cache/lianmai-code';

export interface FunctionComputeOptions {
  /** The gateway's. */
  port: number;
  apiPort: number;
  /** What is deployed from the beginning, with the code that was built in the project. */
  template: Template;
  projectPath: string;
  /** Where the code of each version is kept while the local cloud runs. */
  codeRoot: string;
  /** The local cloud's values for variables that a function declares and leaves empty. */
  supplied: Record<string, string>;
  credentials: Credentials;
  clock: Clock;
  faults: Faults;
  log: CallLog;
  onLogLine(functionName: string, line: string): void;
}

/** The local Function Compute: the gateway in front of the functions, and the API that deploys. */
export async function startFunctionCompute(options: FunctionComputeOptions) {
  const { template, projectPath, clock } = options;
  const gateway = await startGateway({
    ...options,
    workerPath: join(projectPath, 'dist/local/fc/instance/instance-worker.mjs'),
    keptCode: join(projectPath, KEPT_CODE),
  });
  const region = template.functions[0]?.region ?? DEFAULT_REGION;
  const resources = new Resources({ gateway, clock, region });
  await deployTemplate({ ...options, resources });
  const api = await startFcApi({ ...options, port: options.apiPort, resources, gateway });
  return {
    gateway,
    fc: { endpoint: api.url, region },
    actions: logActions(gateway),
    close: () => Promise.all([api.close(), gateway.close()]),
  };
}

/** Stands in for the log service, which `s logs` reads on Alibaba Cloud. */
function logActions({ logs }: Gateway) {
  return {
    'GET /logs': (_: unknown, query: URLSearchParams): LogLine[] =>
      logs.list(query.get('name') ?? '', query.get('requestId') ?? undefined),
  };
}
