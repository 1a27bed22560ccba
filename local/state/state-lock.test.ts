import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockState } from './state-lock';

let statePath: string;
let path: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  statePath = mkdtempSync(join(tmpdir(), 'lianmai-lock-'));
  path = join(statePath, 'pid');
});
afterEach(() => {
  child?.kill('SIGKILL');
  child = undefined;
  rmSync(statePath, { recursive: true });
});

/** When a process was started, as the kernel says it; nothing where it says none. */
function startOf(pid: number): string {
  if (!existsSync('/proc/self/stat')) return '';
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return fields[19] ?? '';
}

/** A process that does nothing. */
function idle(): number {
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  return child.pid ?? 0;
}

test('refuses a folder that a living process holds, and says what to do', () => {
  const pid = idle();
  const mark = `${pid} ${startOf(pid)}`;
  writeFileSync(path, mark);
  expect(() => lockState(statePath)).toThrow(/in use .* --state/);
  expect(() => lockState(statePath)).toThrow(path);
  expect(readFileSync(path, 'utf8')).toBe(mark);
});

test('is held by its process, and by no second time', () => {
  const lock = lockState(statePath);
  expect(readFileSync(path, 'utf8')).toBe(`${process.pid} ${startOf(process.pid)}`);
  expect(() => lockState(statePath)).toThrow(String(process.pid));
  lock.release();
});

test('takes over from a process that was killed', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(path, `${pid} 1`);
  expect(() => lockState(statePath)).not.toThrow();
  expect(readdirSync(statePath)).toEqual(['pid']);
});

const onLinux = existsSync('/proc/self/stat') ? test : test.skip;

onLinux('takes over from a process whose number another one has now', () => {
  writeFileSync(path, `${idle()} 1`);
  expect(() => lockState(statePath)).not.toThrow();
  expect(readFileSync(path, 'utf8')).toMatch(`${process.pid} `);
});

test.each(['', 'x', '-1 1'])('takes over from a mark that names no process: "%s"', (mark) => {
  writeFileSync(path, mark);
  expect(() => lockState(statePath)).not.toThrow();
});

test('can be taken again when it was released', () => {
  lockState(statePath).release();
  expect(() => lockState(statePath)).not.toThrow();
});
