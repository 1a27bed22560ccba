import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Remote } from '../../bench/remote';
import type { MixSettings } from '../../local/mpu/mix';
import { buildProcess } from './build-process';
import type { Rgb } from './observation';
import { difference, type Picture, pictureOf, pngOf } from './picture';

/** Somebody whose camera sends one colour, with a white disc in the middle. */
export interface Person {
  userId: string;
  color: Rgb;
  width: number;
  height: number;
}

/** What is to be drawn, and the size in which it is looked at. */
export interface Drawing {
  settings: MixSettings;
  people: Person[];
  width: number;
  height: number;
}

/** Where pictures go that are not as expected, to be looked at. */
const SEEN_FOLDER = resolve('dist/test/pictures');

/** Draws pictures as the local mixer does, in a process of its own. */
export class Pictures {
  readonly #process = new Remote(buildProcess('test/media/picture-process.ts'));

  /** What the mixer makes of these settings and people. */
  async draw(drawing: Drawing): Promise<Picture> {
    return this.#process.ask<Picture>('draw', drawing);
  }

  /** The last picture of a file. */
  async lastOf(file: string): Promise<Picture> {
    return this.#process.ask<Picture>('lastOf', file);
  }

  async end(): Promise<void> {
    await this.#process.end();
  }
}

/**
 * By how much a picture, made by this API, differs from the one that is kept. It is written to
 * `dist/test/pictures`, from where it can be taken over once it was looked at.
 */
export function differenceFromKept(
  name: string,
  seen: Picture,
  by = '',
): { mean: number; worst: number } {
  mkdirSync(SEEN_FOLDER, { recursive: true });
  writeFileSync(resolve(SEEN_FOLDER, `${by}${name}`), pngOf(seen));
  const kept = pictureOf(readFileSync(resolve('test/media/kept', name)));
  const isSameSize = kept.width === seen.width && kept.height === seen.height;
  return isSameSize ? difference(kept, seen) : { mean: 255, worst: 255 };
}
