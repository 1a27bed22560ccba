import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockState } from './state-lock';

let statePath: string;

beforeEach(() => {
  statePath = mkdtempSync(join(tmpdir(), 'lianmai-lock-'));
});

test('refuses a folder that a living process holds, and says what to do', () => {
  writeFileSync(join(statePath, 'pid'), String(process.ppid));
  expect(() => lockState(statePath)).toThrow(/in use .* --state/);
});

test('takes over from a process that was killed', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(statePath, 'pid'), String(pid));
  expect(() => lockState(statePath)).not.toThrow();
});

test('can be taken again when it was released', () => {
  lockState(statePath).release();
  expect(() => lockState(statePath)).not.toThrow();
});
