import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps two local clouds from one state folder. A cloud that was killed leaves its mark behind; it
 * counts only while its process lives. Throws if the folder is in use.
 */
export function lockState(statePath: string): { release(): void } {
  const path = join(statePath, 'pid');
  mkdirSync(statePath, { recursive: true });
  const holder = readPid(path);
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `${statePath} is in use by the local cloud with process id ${holder}. ` +
        'End that one, or choose another folder with --state.',
    );
  }
  writeFileSync(path, String(process.pid));
  return { release: () => rmSync(path, { force: true }) };
}

function readPid(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    // No mark: nobody holds it.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
