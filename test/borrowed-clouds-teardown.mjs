import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 10_000;

/** Ends the clouds that tests have borrowed. */
export default async function tearDown() {
  const { BORROWED_CLOUDS = '' } = process.env;
  const notes = readdirSync(BORROWED_CLOUDS).map((name) =>
    JSON.parse(readFileSync(join(BORROWED_CLOUDS, name), 'utf8')),
  );
  await Promise.all(notes.map(end));
  rmSync(BORROWED_CLOUDS, { recursive: true });
}

async function end({ pid, statePath }) {
  const deadlineMs = Date.now() + PATIENCE_MS;
  if (isRunning(pid)) process.kill(pid, 'SIGINT');
  while (isRunning(pid) && Date.now() < deadlineMs) await sleep(LOOK_EVERY_MS);
  if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  rmSync(statePath, { recursive: true, force: true });
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
