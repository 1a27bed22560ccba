/** What a phone loads before anything is shown or played. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist/web';
const MAX_BYTES = 60 * 1024;
/** `import` and `export … from`, as esbuild writes them; `import()` is for later. */
const STATIC_IMPORT = /(?:from|import)\s*"(\.[^"]+)"/g;

/** A file of the pages with all that it needs before it runs. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(posix.join(FOLDER, file), 'utf8');
  for (const [, name = ''] of text.matchAll(STATIC_IMPORT)) {
    withImports(posix.join(posix.dirname(file), name), found);
  }
  return found;
}

test('the pages are at most 60 KB, compressed, before the player is loaded', () => {
  const page = readFileSync(posix.join(FOLDER, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)];
  const scripts = named.map(([, name = '']) => name);
  expect(scripts).toEqual(expect.arrayContaining(['main.js', 'main.css']));
  const files = new Set(['index.html', ...scripts.flatMap((name) => [...withImports(name)])]);
  const sizes = [...files].map((file) => gzipSync(readFileSync(posix.join(FOLDER, file))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(20 * 1024);
  expect(total).toBeLessThanOrEqual(MAX_BYTES);
});
