import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parseTemplate } from './template';

export interface HttpTrigger {
  type: 'http';
  name: string;
  methods: string[];
}

export interface TimerTrigger {
  type: 'timer';
  name: string;
  cronExpression: string;
  enable: boolean;
  payload: string;
}

export type Trigger = HttpTrigger | TimerTrigger;

export interface FunctionSpec {
  functionName: string;
  region: string;
  /** `<file>.<exported name>`, for example `index.handler`. */
  handler: string;
  /** Absolute folder of the built code. */
  codePath: string;
  timeoutSeconds: number;
  memoryMb: number;
  environmentVariables: Record<string, string>;
  role?: string;
  triggers: Trigger[];
}

/** One route of the custom domain: which function answers a path and method. */
export interface Route {
  path: string;
  methods: string[];
  functionName: string;
}

export interface Deployment {
  functions: FunctionSpec[];
  routes: Route[];
}

/** `s preview` takes about a second; one that takes longer than this hangs. */
const PREVIEW_TIMEOUT_MS = 60_000;
const PREVIEW_MAX_BYTES = 4 * 1024 * 1024;

/** Reads `s.yaml` with the real parser, so that what runs here is what `s deploy` would deploy. */
export async function readDeployment(options: {
  projectPath: string;
  env: Record<string, string>;
  statePath: string;
}): Promise<Deployment> {
  await mkdir(options.statePath, { recursive: true });
  // `s` logs every resolved value, secrets of the environment included: a folder that only this
  // user can read (mkdtemp makes it 0700) and that is gone afterwards.
  const home = await mkdtemp(join(options.statePath, 's-home-'));
  try {
    const preview = await runPreview(options.projectPath, { ...options.env }, home);
    return parseTemplate(JSON.parse(preview), options.projectPath);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function runPreview(
  projectPath: string,
  env: Record<string, string>,
  home: string,
): Promise<string> {
  await mkdir(join(home, '.s'));
  // Telemetry would call a log service on the Internet.
  await writeFile(join(home, '.s', 'set-config.yml'), 'analysis: disable\n');
  const manifest = createRequire(join(projectPath, 's.yaml')).resolve(
    '@serverless-devs/s/package.json',
  );
  const command = [join(dirname(manifest), 'bin', 's'), 'preview', '-o', 'json', '--silent'];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      cwd: projectPath,
      env: { PATH: process.env.PATH, ...env, serverless_devs_config_home: home },
      timeout: PREVIEW_TIMEOUT_MS,
      maxBuffer: PREVIEW_MAX_BYTES,
    });
    return stdout;
  } catch (cause) {
    throw new Error(`s.yaml could not be read: ${outputOf(cause)}`, { cause });
  }
}

/** `s` explains a failure on its standard output or error, depending on the failure. */
function outputOf(failure: unknown): string {
  const { stdout, stderr } = failure as { stdout?: string; stderr?: string };
  return `${stdout ?? ''}${stderr ?? ''}`.trim() || String(failure);
}
