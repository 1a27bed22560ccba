/** What the pages load: how much before anything is shown, and nothing that older browsers lack. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist/web';
const MAX_BYTES = 60 * 1024;
/** `import` and `export … from`, as esbuild writes them; `import()` is for later. */
const STATIC_IMPORT = /(?:from|import)\s*"(\.[^"]+)"/g;
const ANY_IMPORT = /(?:from|import)\s*\(?\s*"(\.[\w./-]+\.js)"/g;
/** They ask themselves what a browser has. */
const PLAYER_OR_SDK = /^chunks\/(mpegts|aliyun-rtc-sdk)/;
/** Calls that the oldest browsers of the README lack; `?.` asks first. Types know those of ES2023. */
const TOO_NEW =
  /AbortSignal\.any\(|URL\.(canParse|parse)\(|Promise\.(withResolvers|try)\(|(Object|Map)\.groupBy\(|Array\.fromAsync\(|\.to(Sorted|Reversed|Spliced)\(|\.(isWellFormed|checkVisibility|startViewTransition)\(/g;

/** A file of the pages with all that it imports in this way. */
function withImports(file: string, how: RegExp, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(posix.join(FOLDER, file), 'utf8');
  for (const [, name = ''] of text.matchAll(how)) {
    withImports(posix.join(posix.dirname(file), name), how, found);
  }
  return found;
}

test('the pages are at most 60 KB, compressed, before the player is loaded', () => {
  const page = readFileSync(posix.join(FOLDER, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)];
  const scripts = named.map(([, name = '']) => name);
  expect(scripts).toEqual(expect.arrayContaining(['main.js', 'main.css']));
  const files = new Set([
    'index.html',
    ...scripts.flatMap((name) => [...withImports(name, STATIC_IMPORT)]),
  ]);
  const sizes = [...files].map((file) => gzipSync(readFileSync(posix.join(FOLDER, file))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(20 * 1024);
  expect(total).toBeLessThanOrEqual(MAX_BYTES);
});

test('no page calls what the oldest of its browsers do not have', () => {
  const entries = ['main.js', 'operations/main.js'];
  const files = entries.flatMap((entry) => [...withImports(entry, ANY_IMPORT)]);
  const scripts = files.filter((file) => !PLAYER_OR_SDK.test(file));
  expect(scripts.length).toBeGreaterThan(20);
  const found = scripts.flatMap((file) =>
    (readFileSync(posix.join(FOLDER, file), 'utf8').match(TOO_NEW) ?? []).map(
      (call) => `${file}: ${call}`,
    ),
  );
  expect(found).toEqual([]);
});
