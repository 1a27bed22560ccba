import { type ChildProcess, fork } from 'node:child_process';

/** Starting the process takes half a second, a picture some hundredths. */
const TIMEOUT_MS = 5000;

/** Makes JPEGs of keyframes in a process of its own, one at a time. */
export class SnapshotMaker {
  readonly #processPath: string;
  #process: ChildProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(processPath: string) {
    this.#processPath = processPath;
  }

  /** A keyframe (H.264, Annex B) as JPEG, no wider than this; undefined if it cannot be decoded. */
  make(keyframe: Buffer, maxWidth: number): Promise<Buffer | undefined> {
    // One at a time: pictures must not take the machine away from the shows.
    const jpeg = this.#last.then(() => this.#make(keyframe, maxWidth));
    this.#last = jpeg;
    return jpeg;
  }

  /** Ends the process. */
  close(): void {
    this.#process?.kill('SIGKILL');
  }

  #make(keyframe: Buffer, maxWidth: number): Promise<Buffer | undefined> {
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
      child.send({ keyframe, maxWidth }, (error) => error && failed());
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
