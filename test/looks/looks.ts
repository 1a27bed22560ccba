import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Person } from '../browser/person';
import { DRAW_ANEW } from './fonts';

/** A desk, a tablet, a phone either way, and the narrowest phone that is still sold. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 320, height: 640 },
];
const SCHEMES = ['light', 'dark'] as const;
/** Until a page has arranged itself anew. */
const REST_MS = 400;
/** Where axe looks as well, light and dark: the other sizes have the colours of one of these. */
const AXE_WIDTHS = [1440, 390];

/** Finds what no eye should have to: runs in the page, and answers in words. */
const FAULTS = `(() => {
  const faults = [];
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) faults.push('wider than the window by ' + over);
  for (const element of document.querySelectorAll('button, a, input, select, h1, h2, h3, p, label')) {
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width < 2 || height < 2) continue;
    const { overflow, visibility } = getComputedStyle(element);
    if (visibility === 'hidden' || element.closest('.unseen')) continue;
    const words = (element.innerText || element.dataset.test || element.tagName).slice(0, 40);
    if (right > innerWidth + 1 || left < -1) faults.push('out of view: ' + words);
    const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    if (isCut && !['INPUT', 'SELECT'].includes(element.tagName)) faults.push('cut (' + overflow + '): ' + words);
  }
  return faults;
})()`;

interface Look {
  name: string;
  folder: string;
  /** What the picture is of, should it be further down the page. */
  of?: string | undefined;
}

/**
 * Keeps pictures of a page at every size, light and dark, and answers what is wrong with them. The
 * page may be another one than the person's first.
 */
export async function lookAt(
  person: Person,
  { name, folder, of }: Look,
  page: Page = person.page,
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(REST_MS);
      await page.evaluate(DRAW_ANEW);
      if (of) await page.locator(`[data-test="${of}"]`).scrollIntoViewIfNeeded();
      const path = join(folder, `${name}.${size.width}x${size.height}.${colorScheme}.png`);
      await page.screenshot({ path });
      if (!AXE_WIDTHS.includes(size.width)) continue;
      const serious = await person.seriousFaults(page);
      faults.push(...serious.map((fault) => `${name} at ${size.width}, ${colorScheme}: ${fault}`));
    }
    const found: string[] = await page.evaluate(FAULTS);
    faults.push(...found.map((fault) => `${name} at ${size.width}x${size.height}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
  return faults;
}
