import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { CloudDescription } from '../local/state/environment';
import { type OpenSocket, openSocketsOf } from './open-sockets';

const START_TIMEOUT_MS = 60_000;
const LOOK_EVERY_MS = 25;
const SCRIPT = resolve('dist/local/main.mjs');
/** Notes what the clients inside the local cloud are answered. */
const NOTE_ANSWERS = pathToFileURL(resolve('test/note-answers.mjs')).href;
// Making layouts takes 3 s, and no test that starts a cloud looks at them.
const SPARING = ['--empty', '--built-in-layouts'];

/** What finds a cloud that runs. */
export interface RunningCloud {
  statePath: string;
  pid: number;
}

/** How a cloud is started: its environment beside that of the tests, and options of `npm start`. */
interface CloudSetup {
  environment: Record<string, string>;
  options: readonly string[];
}

/** The process of a built local cloud, as `npm start -- --empty` runs it. */
export class CloudProcess {
  readonly statePath: string;
  readonly #setup: CloudSetup;
  #pid: number;
  #child: ChildProcess | undefined;
  #description: CloudDescription | undefined;

  private constructor({ statePath, pid }: RunningCloud, setup: CloudSetup) {
    this.statePath = statePath;
    this.#pid = pid;
    this.#setup = setup;
  }

  /** Resolves once it is up. */
  static async start(statePath: string, setup: CloudSetup): Promise<CloudProcess> {
    const cloud = new CloudProcess({ statePath, pid: 0 }, setup);
    await cloud.start();
    return cloud;
  }

  /** One that another test file has started; it outlives that file. */
  static runningAt(running: RunningCloud): CloudProcess {
    return new CloudProcess(running, { environment: {}, options: [] });
  }

  /** Where `runningAt` finds it. */
  get running(): RunningCloud {
    return { statePath: this.statePath, pid: this.#pid };
  }

  /** Starts it on the state that is there, on free ports. */
  async start(): Promise<void> {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const { environment, options } = this.#setup;
    const own = [...SPARING, '--state', this.statePath, '--port', String(port)];
    // A file, unlike a pipe, needs nobody who reads it for as long as the process runs.
    const output = openSync(this.#outputPath, 'a');
    const before = this.output.length;
    this.#child = spawn(process.execPath, ['--import', NOTE_ANSWERS, SCRIPT, ...own, ...options], {
      env: { ...process.env, ...environment, NOTED_ANSWERS: this.notesPath },
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    // A borrowed cloud outlives the process that started it.
    this.#child.unref();
    this.#pid = this.#child.pid ?? 0;
    await this.#isUp(this.#child, before);
    this.#description = undefined;
  }

  async #isUp(child: ChildProcess, before: number): Promise<void> {
    const deadlineMs = Date.now() + START_TIMEOUT_MS;
    while (!this.output.includes('Everything stays up', before)) {
      if (hasEnded(child)) throw new Error(`It ended: ${this.output}`);
      if (Date.now() > deadlineMs) throw new Error(`No start: ${this.output}`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** Ends it as Ctrl-C does, or as a power cut; its state stays. */
  async end(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || hasEnded(child)) return;
    child.kill(signal);
    while (!hasEnded(child)) await sleep(LOOK_EVERY_MS);
  }

  /** Where its services are. */
  get description(): CloudDescription {
    this.#description ??= JSON.parse(readFileSync(join(this.statePath, 'cloud.json'), 'utf8'));
    return this.#description as CloudDescription;
  }

  /** What it has printed. */
  get output(): string {
    return readFileSync(this.#outputPath, 'utf8');
  }

  get #outputPath(): string {
    return join(this.statePath, 'output.txt');
  }

  /** The file with the answers that its own clients got. */
  get notesPath(): string {
    return join(this.statePath, 'answers.jsonl');
  }

  /** What it, with every process that it has started, can be reached by from elsewhere. */
  openSockets(): OpenSocket[] {
    return openSocketsOf(this.#pid);
  }

  /** Kills the process that mixes, as its crash would; false if nothing is being mixed. */
  killMixer(): boolean {
    const mixer = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .find((pid) => this.#isMixer(pid));
    return mixer !== undefined && process.kill(Number(mixer), 'SIGKILL');
  }

  #isMixer(pid: string): boolean {
    try {
      const [, parent] = /\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return parent === String(this.#pid) && command.includes('mpu/mixer.mjs');
    } catch {
      // It has ended meanwhile.
      return false;
    }
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
