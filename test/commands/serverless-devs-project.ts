import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** `s` starts in half a second on an idle machine; this one may be busy with other tests. */
const S_TIMEOUT_MS = 400_000;

/** What a developer sets for the first deployment. */
export const LOCALLY = { FC3_COMPONENT: './local/fc3' };

export const TEMPLATE = readFileSync('s.yaml', 'utf8');
/** Enough of it for what is the same for every resource: `s` takes a tenth of the time then. */
export const FEW = ['create-room', 'get-room', 'reconcile'];

/** The template with these resources; the domain has the routes to them. */
export function onlyWith(names: string[]): string {
  const [head = '', resources = ''] = TEMPLATE.split('\nresources:\n');
  const kept = resources
    .split(/\n(?= {2}[\w-]+:\n)/)
    .filter((text) => names.some((name) => text.startsWith(`  ${name}:`)));
  const [before = '', ...routes] = kept.join('\n').split(/(?= {10}- path: )/);
  const isKept = (route: string) => names.some((name) => route.includes(`resources.${name}.props`));
  return `${head}\nresources:\n${before}${routes.filter(isKept).join('')}`;
}

export interface SResult {
  exitCode: number;
  /** Both streams as a terminal would show them, without colours. */
  output: string;
  stderr: string;
}

/**
 * A copy of the project in which a test may change `s.yaml` and the built code, and from which it
 * calls the real `s` as a developer does, with a home of its own.
 */
export class SProject {
  readonly path = mkdtempSync(join(tmpdir(), 'lianmai-s-'));
  readonly #home = mkdtempSync(join(tmpdir(), 'lianmai-s-home-'));
  readonly #statePath: string;

  constructor(statePath: string) {
    this.#statePath = statePath;
    cpSync('s.yaml', join(this.path, 's.yaml'));
    for (const name of ['functions', 'local', 'node_modules']) {
      symlinkSync(resolve(name), join(this.path, name));
    }
    for (const name of functionFolders()) {
      cpSync(resolve('dist', name), join(this.path, 'dist', name), { recursive: true });
    }
    cpSync('dist/build-id', join(this.path, 'dist/build-id'));
    // A build here would write to what other tests are running; this one only leaves a trace.
    const scripts = { 'build:functions': "node -e \"fs.appendFileSync('built', '.')\"" };
    writeFileSync(join(this.path, 'package.json'), JSON.stringify({ scripts }));
    mkdirSync(join(this.#home, '.s'));
    writeFileSync(join(this.#home, '.s', 'set-config.yml'), 'analysis: disable\n');
  }

  /** Runs `s` with this command line; `LOCALLY` has it go to the local cloud. */
  s(args: string, env: Record<string, string> = {}): Promise<SResult> {
    return this.#run([resolve('node_modules/@serverless-devs/s/bin/s'), ...args.split(' ')], env);
  }

  /** Runs `npm run deploy` with these arguments, as it has been built; nobody is at the keyboard. */
  deploy(env: Record<string, string>, ...args: string[]): Promise<SResult> {
    return this.#run(['--no-deprecation', resolve('dist/deploy/index.js'), ...args], env);
  }

  /**
   * The same, ended with this signal when its output has this text. Resolves with the signal that
   * has ended the process.
   */
  endedDeploy(
    env: Record<string, string>,
    { text, signal }: { text: string; signal: NodeJS.Signals },
  ): Promise<NodeJS.Signals | null> {
    return new Promise((done) => {
      const child = execFile(
        process.execPath,
        ['--no-deprecation', resolve('dist/deploy/index.js')],
        this.#options(env),
      );
      child.stdout?.on('data', (piece) => {
        if (String(piece).includes(text)) child.kill(signal);
      });
      child.once('exit', (_, endedBy) => done(endedBy));
    });
  }

  #run(command: string[], env: Record<string, string>): Promise<SResult> {
    return new Promise((done) => {
      const child = execFile(
        process.execPath,
        command,
        this.#options(env),
        (error, stdout, stderr) => {
          const exitCode = error ? Number(error.code ?? -1) : 0;
          const output = stripVTControlCharacters(stdout + stderr);
          done({ exitCode, output, stderr: stripVTControlCharacters(stderr) });
        },
      );
      child.stdin?.end();
    });
  }

  #options(env: Record<string, string>) {
    return {
      cwd: this.path,
      env: {
        PATH: process.env.PATH,
        HOME: this.#home,
        serverless_devs_config_home: this.#home,
        // Keeps `s` from asking the npm registry whether there is a newer `s`.
        NODE_ENV: 'test',
        LIANMAI_STATE: this.#statePath,
        ...env,
      },
      timeout: S_TIMEOUT_MS,
    };
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }

  write(file: string, content: string): void {
    mkdirSync(dirname(join(this.path, file)), { recursive: true });
    writeFileSync(join(this.path, file), content);
  }

  /** Every file that a command has written here or in its home. */
  written(): string[] {
    const files = (folder: string): string[] =>
      readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return path === join(this.path, 'dist') ? [] : files(path);
        return entry.isFile() ? [path] : [];
      });
    return [...files(this.path), ...files(this.#home)];
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
    rmSync(this.#home, { recursive: true, force: true });
  }
}

/** The folders of `dist` that `s.yaml` names. */
function functionFolders(): string[] {
  const template = readFileSync('s.yaml', 'utf8');
  return [...template.matchAll(/^ +code: \.\/dist\/([\w-]+)$/gm)].map(([, name = '']) => name);
}
