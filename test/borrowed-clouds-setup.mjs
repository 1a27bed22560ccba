import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the folder in which the clouds that tests borrow are noted. */
export default function setUp() {
  process.env.BORROWED_CLOUDS = mkdtempSync(join(tmpdir(), 'lianmai-clouds-'));
}
