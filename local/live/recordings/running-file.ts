import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StateFile } from '../../state/state-file';

/** What has to be known of a file that is being written, should this process be killed. */
export interface RunningFile {
  /** Also the name of the file. */
  id: string;
  app: string;
  stream: string;
  sequence: number;
  objectPrefix: string;
  startMs: number;
}

/** The files that are being written, each with a note of what it is. */
export class RunningFiles {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
    mkdirSync(path, { recursive: true });
  }

  /** Notes a file that is about to be written. */
  note(file: RunningFile): void {
    this.#noteOf(file).write(file);
  }

  /** Where the file is written, and where the one is made that takes its place. */
  pathsOf({ id }: Pick<RunningFile, 'id'>): { written: string; made: string } {
    return { written: join(this.#path, `${id}.mp4`), made: join(this.#path, `${id}.made.mp4`) };
  }

  /** Forgets a file. */
  remove(file: Pick<RunningFile, 'id'>): void {
    const { written, made } = this.pathsOf(file);
    for (const path of [written, made]) rmSync(path, { force: true });
    this.#noteOf(file).delete();
  }

  /** What a process that was killed has left. */
  left(): RunningFile[] {
    return readdirSync(this.#path)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => this.#noteOf({ id: name.slice(0, -'.json'.length) }).read() ?? []);
  }

  #noteOf({ id }: Pick<RunningFile, 'id'>): StateFile<RunningFile> {
    return new StateFile(join(this.#path, `${id}.json`));
  }

  has(file: Pick<RunningFile, 'id'>): boolean {
    return existsSync(this.pathsOf(file).written);
  }
}
