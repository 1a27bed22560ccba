import { type ChildProcess, fork } from 'node:child_process';
import { buildProcess } from './build-process';

/** Who enters a channel, and the tone they send there. */
export interface Singer {
  whip: string;
  token: string;
  toneHz: number;
}

/** People who only speak. One process is enough for all of them, as there is no picture to encode. */
export class Choir {
  readonly #process: ChildProcess;

  constructor() {
    this.#process = fork(buildProcess('test/media/choir-process.ts'));
    this.#process.setMaxListeners(0);
  }

  /** Enters the channel of the token; resolves when media flows. */
  enter(singer: Singer): Promise<void> {
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error('The choir has ended.'));
      const onMessage = ({ entered }: { entered: string }) => {
        if (entered !== singer.token) return;
        this.#process.off('message', onMessage).off('exit', onExit);
        resolve();
      };
      this.#process.on('message', onMessage).once('exit', onExit);
      this.#process.send(singer);
    });
  }

  /** All of them vanish. */
  end(): void {
    this.#process.kill('SIGKILL');
  }
}
