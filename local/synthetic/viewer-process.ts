import { type ChildProcess, fork } from 'node:child_process';
import type { Watched } from './viewer';

/** A play URL answers 404 until the first picture, so a viewer tries again for this long. */
const OPEN_TIMEOUT_MS = 15_000;
const RETRY_MS = 300;
const SNAPSHOT_TIMEOUT_MS = 5000;

/** A viewer in a process of its own. */
export interface Viewer {
  /** Saves what is seen now as PNG. */
  snapshot(path: string): Promise<Watched>;
  close(): void;
}

/** Starts watching, and listening for tones; resolves when the stream plays. */
export async function startViewer(
  viewerPath: string,
  { url, tonesHz }: { url: string; tonesHz: number[] },
): Promise<Viewer> {
  const deadlineMs = Date.now() + OPEN_TIMEOUT_MS;
  for (;;) {
    const child = fork(viewerPath, [url, ...tonesHz.map(String)], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    if (await plays(child)) return viewer(child);
    if (Date.now() > deadlineMs) throw new Error('The stream cannot be watched.');
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

function plays(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('message', () => resolve(true));
    child.once('exit', () => resolve(false));
  });
}

function viewer(child: ChildProcess): Viewer {
  return {
    close: () => child.kill('SIGKILL'),
    snapshot: (path) =>
      new Promise((resolve, reject) => {
        const lost = () => reject(new Error('The stream was lost.'));
        const timer = setTimeout(lost, SNAPSHOT_TIMEOUT_MS);
        child.once('exit', lost);
        child.once('message', ({ watched }: { watched: Watched }) => {
          clearTimeout(timer);
          child.off('exit', lost);
          resolve(watched);
        });
        child.send({ snapshot: path });
      }),
  };
}
