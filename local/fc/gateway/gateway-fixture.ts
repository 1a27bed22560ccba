/** What the gateway's tests share: a built worker, functions written on the spot, a gateway. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { build } from 'esbuild';
import { Credentials } from '../../account/credentials';
import { CallLog } from '../../call-log';
import { Clock } from '../../clock';
import type { Deployment, FunctionSpec, HttpTrigger, Route } from '../deployment';
import { type Gateway, startGateway } from './gateway';

const ALL_METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS'];

/** An HTTP trigger of these methods, all of them where none is named. */
export function httpTrigger(...methods: string[]): HttpTrigger {
  return {
    type: 'http',
    name: 'http',
    id: '1e875ca5-8fd9-4893-b690-cc81c41e5bdc',
    methods: methods.length > 0 ? methods : ALL_METHODS,
    subdomain: '',
    isUrlDisabled: false,
  };
}

export interface Fixture {
  gateway: Gateway;
  clock: Clock;
  credentials: Credentials;
  log: CallLog;
  /** Log lines of the functions, as `<function>: <line>`. */
  lines: string[];
  /** A folder for code that a test writes later. */
  folder: string;
  close(): Promise<void>;
}

/** A function to deploy: its code, and what differs from the usual settings. */
export interface FixtureFunction extends Partial<FunctionSpec> {
  code: string;
  file?: string;
  packageJson?: object;
}

/** Starts a gateway with these functions, each at `/<name>` and below, beside the routes given. */
export async function startFixture(
  functions: Record<string, FixtureFunction>,
  routes: Route[] = [],
): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'fc-'));
  const clock = new Clock();
  const credentials = new Credentials(clock, { accessKeyId: 'root', accessKeySecret: 'secret' });
  const log = new CallLog();
  const lines: string[] = [];
  const [workerPath, specs] = await Promise.all([
    buildWorker(folder),
    Promise.all(Object.entries(functions).map(([name, item]) => writeFunction(folder, name, item))),
  ]);
  const gateway = await startGateway({
    port: 0,
    deployment: deploymentOf(specs, routes),
    clock,
    credentials,
    log,
    workerPath,
    onLogLine: (functionName, line) => void lines.push(`${functionName}: ${line}`),
  });
  const close = async () => {
    await gateway.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { gateway, clock, credentials, log, lines, folder, close };
}

/** Writes a function's code and returns how it is deployed. */
export async function writeFunction(
  folder: string,
  name: string,
  { code, file = 'index.js', packageJson, ...settings }: FixtureFunction,
): Promise<FunctionSpec> {
  const path = join(settings.codePath ?? join(folder, name), file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, code);
  if (packageJson)
    await writeFile(join(dirname(path), 'package.json'), JSON.stringify(packageJson));
  return {
    functionName: name,
    region: 'cn-shanghai',
    handler: 'index.handler',
    codePath: dirname(path),
    timeoutSeconds: 10,
    memoryMb: 512,
    environmentVariables: {},
    role: 'acs:ram::1000000000000001:role/fixture',
    triggers: [httpTrigger()],
    ...settings,
  };
}

/** These functions behind one domain, each at `/<name>` and below, beside the routes given. */
export function deploymentOf(functions: FunctionSpec[], routes: Route[] = []): Deployment {
  const all = [...routes, ...functions.flatMap(routesOf)];
  return { functions, domains: [{ domainName: 'fixture.localhost', routes: all }] };
}

function routesOf({ functionName }: FunctionSpec): Route[] {
  return [`/${functionName}`, `/${functionName}/*`].map((path) => ({
    path,
    methods: ALL_METHODS,
    functionName,
  }));
}

export interface NamedAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Asks an address by another host name, which `fetch` does not allow. */
export function fetchAs(
  host: string,
  url: string,
  options: RequestOptions = {},
): Promise<NamedAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(url, { ...options, headers: { ...options.headers, host } }, (response) => {
      const { statusCode = 0, headers } = response;
      textOf(response).then((text) => resolve({ status: statusCode, headers, text }), reject);
    });
    call.on('error', reject);
    call.end();
  });
}

async function buildWorker(folder: string): Promise<string> {
  const outfile = join(folder, 'instance-worker.mjs');
  await build({
    entryPoints: ['local/fc/instance/instance-worker.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}
