import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

const require = createRequire(import.meta.url);
const SANS = packageFolder('@fontsource-variable/noto-sans-sc');
const EMOJI = packageFolder('twemoji-colr-font');
/** Of the page's own origin, which is all that its content policy lets in. */
const PATH = '/looks-fonts/';

/** What a style sheet needs at its end so that Chinese and emoji have glyphs. */
export const FACES = [
  // Words that were drawn as boxes first are not always drawn again.
  readFileSync(join(SANS, 'index.css'), 'utf8')
    .replaceAll('./files/', PATH)
    .replaceAll('font-display: swap', 'font-display: block'),
  readFileSync(join(EMOJI, 'twemoji.css'), 'utf8').replace('twemoji.woff2', `${PATH}twemoji.woff2`),
  ':root { --font: system-ui, "Noto Sans SC Variable", Twemoji, sans-serif }',
  '.try { font-family: system-ui, "Noto Sans SC Variable", sans-serif }',
].join('\n');

/**
 * Gives the pages of a browser, whose machine may have no Chinese font, those of two packages. It is
 * for pictures alone: for everybody else the pages use what the system has.
 */
export async function bringFonts(context: BrowserContext): Promise<void> {
  await context.route(/\.css$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n${FACES}` });
  });
  await context.route(`**${PATH}*`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(PATH.length);
    return route.fulfill({
      path: join(name.startsWith('twemoji') ? EMOJI : `${SANS}/files`, name),
    });
  });
}

/**
 * Loads the parts that a page's words need, and has the words drawn anew: rendered as before, Chromium
 * would take the boxes that it has drawn.
 */
export const DRAW_ANEW = `(async () => {
  for (const weight of ['400', '600', '700']) {
    await document.fonts.load(weight + ' 16px "Noto Sans SC Variable"', document.body.innerText);
  }
  const sheet = new CSSStyleSheet();
  // A button does not inherit it.
  sheet.replaceSync('* { text-rendering: geometricPrecision }');
  document.adoptedStyleSheets = [sheet];
  document.body.offsetWidth;
})()`;

function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}
