import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** `s preview` takes about a second; one that takes longer than this hangs. */
const PREVIEW_TIMEOUT_MS = 60_000;
const PREVIEW_MAX_BYTES = 4 * 1024 * 1024;

export interface TemplateSource {
  /** The `s.yaml` to read. */
  templatePath: string;
  env: Record<string, string | undefined>;
  /** A folder in which another one may be made for a while. */
  scratchPath: string;
}

/**
 * Reads `s.yaml` with the real parser: templates, variables and references resolved, as `s deploy`
 * would have them. Throws an error that says what could not be resolved.
 */
export async function resolveTemplate(source: TemplateSource): Promise<unknown> {
  await mkdir(source.scratchPath, { recursive: true });
  // `s` logs every resolved value, secrets of the environment included: a folder that only this
  // user can read (mkdtemp makes it 0700) and that is gone afterwards.
  const home = await mkdtemp(join(source.scratchPath, 's-home-'));
  try {
    return JSON.parse(await runPreview(source, home));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function runPreview({ templatePath, env }: TemplateSource, home: string): Promise<string> {
  await mkdir(join(home, '.s'));
  // Telemetry would call a log service on the Internet.
  await writeFile(join(home, '.s', 'set-config.yml'), 'analysis: disable\n');
  const manifest = createRequire(templatePath).resolve('@serverless-devs/s/package.json');
  const script = join(dirname(manifest), 'bin', 's');
  const command = [script, 'preview', '-t', templatePath, '-o', 'json', '--silent'];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      cwd: dirname(templatePath),
      env: {
        PATH: process.env.PATH,
        ...env,
        serverless_devs_config_home: home,
        // Any value keeps `s` from asking the npm registry whether there is a newer `s`.
        SERVERLESS_DEVS_CICD: 'true',
      },
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
