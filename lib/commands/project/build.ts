import { readFileSync } from 'node:fs';

/** A digest of the functions' code in `dist`; `build.mjs` writes it. */
export function readBuild(): string {
  return readFileSync('dist/build-id', 'utf8').trim();
}
