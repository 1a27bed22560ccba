/**
 * The fonts of the mix: Noto Sans SC, which comes in about a hundred parts by the characters they
 * have, and Twemoji. A part is loaded when a text needs it, so that a mix without texts loads none.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

/** The family names that the fonts are registered by, in the order in which they are looked into. */
export const FAMILIES = '"Mix Sans", "Mix Emoji"';
const [SANS, EMOJI] = ['Mix Sans', 'Mix Emoji'];

const require = createRequire(import.meta.url);

interface Part {
  path: string;
  ranges: [from: number, to: number][];
}

let missing: Part[] | undefined;

/** Loads what this text needs and what is not loaded yet. */
export function loadFontsFor(text: string): void {
  missing ??= loadEmoji();
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const isNeeded = ({ ranges }: Part) =>
    ranges.some(([from, to]) => codes.some((code) => code >= from && code <= to));
  for (const { path } of missing.filter(isNeeded)) GlobalFonts.registerFromPath(path, SANS);
  missing = missing.filter((part) => !isNeeded(part));
}

/** Loads the emoji, which are one file, and answers the parts of the other font. */
function loadEmoji(): Part[] {
  const manifest = require.resolve('twemoji-colr-font/package.json');
  GlobalFonts.registerFromPath(join(dirname(manifest), 'twemoji.woff2'), EMOJI);
  const index = require.resolve('@fontsource-variable/noto-sans-sc/unicode.json');
  const parts: Record<string, string> = JSON.parse(readFileSync(index, 'utf8'));
  return Object.entries(parts).map(([name, ranges]) => ({
    path: join(dirname(index), 'files', `noto-sans-sc-${bare(name)}-wght-normal.woff2`),
    ranges: ranges.split(',').map(rangeOf),
  }));
}

/** `[4]` is the part with the number 4; those of alphabets have names. */
function bare(name: string): string {
  return name.replace(/[[\]]/g, '');
}

/** As in CSS: `U+4e00` or `U+4e00-4e0f`. */
function rangeOf(range: string): [from: number, to: number] {
  const [from = 0, to = from] = range
    .slice('U+'.length)
    .split('-')
    .map((code) => Number.parseInt(code, 16));
  return [from, to];
}
