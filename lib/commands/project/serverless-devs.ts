import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Environment } from '../../config/variables';
import { SecretMask } from './secret-mask';

/** Lies beside `s.yaml`, as paths in it are relative to its folder; each process has one. */
const TEMPLATE = `.s.${process.pid}.yaml`;

/** What ends a process from outside, by default without an event `exit`. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The `s` command for one template. It has a home of its own that is gone afterwards, as `s` logs
 * every value there, secrets too; only the components that it has downloaded are those of the user.
 */
export class ServerlessDevs {
  readonly #home = mkdtempSync(join(tmpdir(), 'lianmai-deploy-'));
  readonly #env: Environment;
  readonly #secrets: string[];
  #child: ChildProcess | undefined;

  constructor(options: { template: string; env: Environment; secrets: string[] }) {
    const { env, secrets } = options;
    this.#secrets = secrets;
    this.#env = {
      ...env,
      serverless_devs_config_home: this.#home,
      // Keeps `s` from asking the npm registry for a newer `s`, and a person for anything.
      SERVERLESS_DEVS_CICD: 'true',
    };
    const own = join(this.#home, '.s');
    mkdirSync(own);
    // Telemetry would go to a log service.
    writeFileSync(join(own, 'set-config.yml'), 'analysis: disable\n');
    const components = join(env.serverless_devs_config_home ?? homedir(), '.s', 'components');
    mkdirSync(components, { recursive: true });
    symlinkSync(components, join(own, 'components'));
    writeFileSync(TEMPLATE, options.template);
    // However this process ends.
    process.once('exit', this.remove);
    for (const signal of SIGNALS) process.on(signal, this.#end);
  }

  /** The template with all variables and references in place. Throws a sentence. */
  async resolve(): Promise<unknown> {
    const { status, output } = await this.#run(['preview', '-o', 'json', '--silent'], () => {});
    if (status === 0) return JSON.parse(output);
    throw new Error(`s.yaml cannot be read: ${reasonIn(this.#masked(output))}.`);
  }

  /**
   * Deploys everything and shows what `s` says, without the secrets. Nobody is asked anything.
   * Throws the reason that `s` gives.
   */
  async deploy(show: (text: string) => void): Promise<void> {
    const { status, output } = await this.#run(['deploy', '-y'], show);
    if (status !== 0) throw new Error(reasonIn(this.#masked(output)));
  }

  /** Takes away what only this deployment needed. */
  readonly remove = (): void => {
    rmSync(TEMPLATE, { force: true });
    rmSync(this.#home, { recursive: true, force: true });
    process.off('exit', this.remove);
    for (const signal of SIGNALS) process.off(signal, this.#end);
  };

  /** A signal that stops this process stops `s` first, which writes to the home until it ends. */
  readonly #end = (signal: NodeJS.Signals): void => {
    if (this.#child) {
      this.#child.kill(signal);
      return;
    }
    this.remove();
    process.kill(process.pid, signal);
  };

  #masked(text: string): string {
    return SecretMask.hide(this.#secrets, text);
  }

  async #run(args: string[], show: (text: string) => void) {
    const manifest = createRequire(join(process.cwd(), 's.yaml')).resolve(
      '@serverless-devs/s/package.json',
    );
    const script = join(manifest, '..', 'bin', 's');
    const command = [script, ...args, '-t', TEMPLATE];
    const child = spawn(process.execPath, command, {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const pieces: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) this.#showMasked(stream, show, pieces);
    const status = await new Promise<number | null>((done, fail) => {
      child.once('error', fail);
      child.once('close', done);
    }).finally(() => {
      this.#child = undefined;
    });
    return { status, output: Buffer.concat(pieces).toString() };
  }

  #showMasked(stream: Readable, show: (text: string) => void, pieces: Buffer[]): void {
    const mask = new SecretMask(this.#secrets);
    stream.on('data', (piece: Buffer) => {
      pieces.push(piece);
      show(mask.push(piece));
    });
    stream.on('end', () => show(mask.end()));
  }
}

/** What `s` gives as the reason of a failure: the lines after its last "Error Message". */
function reasonIn(output: string): string {
  const said =
    output
      .split(/Error Message:?\s*\n/)
      .slice(1)
      .at(-1) ?? output;
  const [reason = ''] = said.trim().split(/\n\s*\n/);
  return reason.replace(/\s+/g, ' ').replace(/[.\s]+$/, '') || 's has said nothing';
}
