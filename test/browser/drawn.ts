import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Locator } from 'playwright-core';
import { PATIENCE_MS } from '../until';
import type { Spot } from './person';

const LOOK_AGAIN_MS = 100;
/** Video coding and scaling change colours a little. */
const TOLERANCE = 40;

/**
 * Resolves when a part of a page is drawn in these colours. Throws after `PATIENCE_MS`. A film of another
 * origin is only drawn: no script of the page may read its pixels.
 */
export async function isDrawn(part: Locator, spots: Spot[]): Promise<void> {
  const endMs = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await coloursOf(part, spots);
    if (seen.every((colour, index) => isNear(colour, spots[index]))) return;
    if (Date.now() > endMs) {
      throw new Error(`Expected ${JSON.stringify(spots)}, last saw ${JSON.stringify(seen)}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function coloursOf(part: Locator, points: Pick<Spot, 'x' | 'y'>[]): Promise<number[][]> {
  const image = await loadImage(await part.screenshot());
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const at = ({ x, y }: Pick<Spot, 'x' | 'y'>) =>
    context.getImageData(Math.floor(x * width), Math.floor(y * height), 1, 1).data;
  return points.map((point) => [...at(point)]);
}

function isNear([r = 0, g = 0, b = 0]: number[], spot: Spot | undefined): boolean {
  if (!spot) return false;
  const offs = [r - spot.r, g - spot.g, b - spot.b];
  return offs.every((off) => Math.abs(off) <= TOLERANCE);
}
