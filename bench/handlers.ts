import { build } from 'esbuild';
import { leftOut } from '../build/left-out.mjs';
import { tablestoreMessages } from '../build/tablestore-messages.mjs';
import { FUNCTIONS, HANDLERS } from './functions';

/**
 * Bundles all handlers as each is bundled for its deployment, but together: one process of the bench
 * runs what many instances run, and must not hold every package once for each.
 */
export async function buildHandlers(): Promise<void> {
  const contents = FUNCTIONS.map((name) => `export { handler as '${name}' } from './${name}';`);
  await build({
    stdin: { contents: contents.join('\n'), resolveDir: 'functions', loader: 'ts' },
    outfile: HANDLERS,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    tsconfigRaw: {},
    plugins: [leftOut, tablestoreMessages],
    logLevel: 'warning',
  });
}
