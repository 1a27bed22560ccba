import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

/** Chrome's headless shell with H.264 and AAC, packed into an npm package for Linux on x86-64. */
const PACKAGE = resolve('node_modules/@sparticuz/chromium');
const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
const UNPACKED = resolve('dist/test', `chromium-${version}`);
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser that can be started. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string | undefined>;
}

/**
 * The browser of the tests: what `CHROMIUM_PATH` names, else the one that npm installed, so that
 * every machine tests with the same, else one that the machine has. Throws if there is none.
 */
export async function findChromium(): Promise<Chromium> {
  const { env } = process;
  if (env.CHROMIUM_PATH) return { executablePath: env.CHROMIUM_PATH, env };
  if (process.platform === 'linux' && process.arch === 'x64') return unpack();
  const executablePath = INSTALLED.find(existsSync);
  if (executablePath) return { executablePath, env };
  throw new Error('No browser is here: set CHROMIUM_PATH to a Chromium or Chrome.');
}

async function unpack(): Promise<Chromium> {
  const executablePath = join(UNPACKED, 'chromium');
  if (!existsSync(executablePath)) await decompress(executablePath);
  const env = { ...process.env, ...fonts(), ...missingLibraries(executablePath) };
  return { executablePath, env };
}

/** Under another name first: tests run at the same time, and nobody may start half a browser. */
async function decompress(executablePath: string): Promise<void> {
  mkdirSync(UNPACKED, { recursive: true });
  const unfinished = `${executablePath}.${process.pid}`;
  const packed = createReadStream(join(PACKAGE, 'bin/chromium.br'));
  await pipeline(packed, createBrotliDecompress(), createWriteStream(unfinished));
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, executablePath);
}

/** A machine without any font makes Chromium end itself; the machine's own come first. */
function fonts(): Record<string, string> {
  const folder = unpackArchive('fonts');
  const config = join(folder, 'with-system.conf');
  writeFileSync(
    config,
    `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
</fontconfig>
`,
  );
  return { FONTCONFIG_FILE: config };
}

/** A bare machine lacks some libraries, all of which are in the package. */
function missingLibraries(executablePath: string): Record<string, string> {
  if (spawnSync(executablePath, ['--version']).status === 0) return {};
  return { LD_LIBRARY_PATH: join(unpackArchive('al2023'), 'lib') };
}

function unpackArchive(name: string): string {
  const folder = join(UNPACKED, name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const input = brotliDecompressSync(readFileSync(join(PACKAGE, 'bin', `${name}.tar.br`)));
  execFileSync('tar', ['-x', '-C', unfinished], { input });
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another test was faster; its folder is as good.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
