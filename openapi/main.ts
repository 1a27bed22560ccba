/**
 * `npm run openapi` writes the description of the API, the types that clients take from it, and the
 * words of the error codes. With `--check` it writes nothing, and fails if a file is out of date.
 */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTypes, { astToString } from 'openapi-typescript';
import { apiDocument } from './document';
import { errorPage, pageWords } from './error-page';

const text = `${JSON.stringify(apiDocument(), null, 2)}\n`;
// A field that has a default may be left out of a request.
const types = astToString(await openapiTypes(text, { defaultNonNullable: false }));
const files = {
  'openapi.json': text,
  'web/api/schema.ts': `// Built from openapi.json by \`npm run openapi\`.\n${types}`,
  'web/i18n/error-words.ts': pageWords(),
  'docs/errors.md': errorPage('en'),
  'docs/errors.zh-CN.md': errorPage('zh'),
};

for (const [path, wanted] of Object.entries(files)) {
  if (!process.argv.includes('--check')) await writeFile(path, wanted);
  else if ((await readFile(path, 'utf8')) !== wanted) throw new Error(`${path} is out of date.`);
}
