import { type ChildProcess, fork } from 'node:child_process';
import type { Clock } from '../../clock';
import type { LiveStream } from '../live-stream';
import { toAnnexB } from '../media/annex-b';
import { parseAvcConfig } from '../media/avc';

/** As often as a page may sensibly ask; a keyframe comes every two seconds. */
const KEPT_MS = 5000;
/** Starting the process takes half a second, a picture some hundredths. */
const TIMEOUT_MS = 5000;

interface Kept {
  takenAtMs: number;
  jpeg: Promise<Buffer | undefined>;
}

/** Small JPEGs of what the streams show, made on demand, one at a time. */
export class Snapshots {
  readonly #clock: Clock;
  readonly #processPath: string;
  readonly #kept = new WeakMap<LiveStream, Kept>();
  #process: ChildProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: { clock: Clock; processPath: string }) {
    this.#clock = options.clock;
    this.#processPath = options.processPath;
  }

  /** The stream's newest keyframe, at most 5 s old when it was taken; undefined without a picture. */
  async of(stream: LiveStream): Promise<Buffer | undefined> {
    const nowMs = this.#clock.now();
    const kept = this.#kept.get(stream);
    if (kept && nowMs - kept.takenAtMs < KEPT_MS) return kept.jpeg;
    const keyframe = annexBOf(stream);
    if (!keyframe) return undefined;
    // One at a time: previews must not take the machine away from the shows.
    const jpeg = this.#last.then(() => this.#make(keyframe));
    this.#last = jpeg;
    this.#kept.set(stream, { takenAtMs: nowMs, jpeg });
    return jpeg;
  }

  /** Ends the process that makes them. */
  close(): void {
    this.#process?.kill('SIGKILL');
  }

  #make(keyframe: Buffer): Promise<Buffer | undefined> {
    const child = this.#running();
    return new Promise((resolve) => {
      const finish = (jpeg?: Buffer) => {
        clearTimeout(timer);
        child.off('message', done).off('exit', failed);
        resolve(jpeg && jpeg.length > 0 ? jpeg : undefined);
      };
      const done = (jpeg: unknown) => finish(Buffer.from(jpeg as Uint8Array));
      const failed = () => finish();
      const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
      child.on('message', done).on('exit', failed);
      child.send(keyframe, (error) => error && failed());
    });
  }

  #running(): ChildProcess {
    if (this.#process?.connected) return this.#process;
    const child = fork(this.#processPath, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A script that is not there; `exit` follows.
    child.on('error', () => {});
    this.#process = child;
    return child;
  }
}

/** H.264 only: the decoder is made for it. */
function annexBOf({ still }: LiveStream): Buffer | undefined {
  const isAvc = still?.header.codec === 'avc1' && still.keyframe.codec === 'avc1';
  const config = isAvc ? parseAvcConfig(still.header.payload) : undefined;
  return config && still && toAnnexB(still.keyframe.payload, config, true);
}
