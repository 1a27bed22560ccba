// Makes a fresh clone runnable: installs the dependencies when the lock file asks for others than
// are there, then builds. Plain JavaScript, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const MIN_NODE_MAJOR = 20;
const STAMP = 'node_modules/.installed-lock';

const major = Number(process.versions.node.split('.')[0]);
if (major < MIN_NODE_MAJOR) {
  fail(`Node ${MIN_NODE_MAJOR} or newer is needed; this is ${process.version}.`);
}

const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== lock) {
  console.log('Installing dependencies (about 730 MB, once; a minute or so) …');
  // Not `npm ci`: it refuses a lock file without the optional packages of other platforms, which a
  // registry mirror may not carry.
  const quickly = ['--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', '--no-save', ...quickly], 'Installing failed.');
  writeFileSync(STAMP, lock);
}
run('npm', ['run', '--silent', 'build'], 'The build failed.');

function run(command, args, failure) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) fail(`${failure} Its output is above.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
