import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps two local clouds from one state folder. A cloud that was killed leaves its mark behind; it
 * counts only while its process lives. Throws if the folder is in use.
 */
export function lockState(statePath: string): { release(): void } {
  const path = join(statePath, 'pid');
  mkdirSync(statePath, { recursive: true });
  if (!make(path)) {
    const left = read(path) ?? '';
    if (isHeld(left)) throw inUse(path, statePath);
    takeAway(path, left);
    if (!make(path)) throw inUse(path, statePath);
  }
  return { release: () => rmSync(path, { force: true }) };
}

/** Makes the mark of this process; answers whether it did, which it does not if there is one. */
function make(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Of several that find a mark without its process at once, one takes it away. */
function takeAway(path: string, left: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    // Another one was faster.
    return;
  }
  // It may have made its own mark already.
  if (read(aside) === left) rmSync(aside);
  else renameSync(aside, path);
}

/** A number alone does not tell: after a start of the machine it may be that of any process. */
function isHeld(mark: string): boolean {
  const [pid = '', start = ''] = mark.split(' ');
  return Number(pid) > 0 && isAlive(Number(pid)) && startOf(Number(pid)) === start;
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

/**
 * When the process was started, in ticks since the machine was; empty where there is no /proc.
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html (22)
 */
function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`) ?? '';
  // The second field, the name in parentheses, may have spaces.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function inUse(path: string, statePath: string): Error {
  const [pid] = (read(path) ?? '').split(' ');
  return new Error(
    `${statePath} is in use by the local cloud with process id ${pid}. ` +
      'End that one, or choose another folder with --state. ' +
      `If there is no local cloud with this id, delete ${path}.`,
  );
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
