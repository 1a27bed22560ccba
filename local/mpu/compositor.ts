import type { Frame } from 'node-av/lib';
import type { Color } from './mix-settings';
import type { Seat } from './pane-assignment';
import { overlaps, paneRectangle } from './pane-geometry';
import { PaneRenderer, type PictureSource } from './pane-renderer';
import { YuvPicture } from './yuv-picture';

/** A seat with the pictures of its user. */
export interface SeatedSource extends Seat {
  source: PictureSource;
}

interface Drawn {
  source: PictureSource;
  renderer: PaneRenderer;
}

/** Draws the members' newest pictures into one that is never given up, so that the stream goes on. */
export class Compositor {
  readonly #canvas: YuvPicture;
  /** From the back to the front. */
  #drawn: Drawn[] = [];
  #background: Color = { r: 0, g: 0, b: 0 };
  #stale = true;

  constructor(width: number, height: number) {
    this.#canvas = new YuvPicture(width, height);
  }

  /** Arranges the picture anew; from the next `draw` on. */
  arrange(seats: SeatedSource[], cropMode: 'crop' | 'letterbox', background: Color): void {
    this.#closeRenderers();
    this.#background = background;
    this.#drawn = seats
      .toSorted((a, b) => a.pane.zOrder - b.pane.zOrder)
      .map(({ pane, source }) => ({
        source,
        renderer: new PaneRenderer(paneRectangle(pane, this.#canvas), cropMode),
      }));
    this.#stale = true;
  }

  /** The picture as it is now, valid until the next call; only what changed is drawn. */
  draw(): Frame {
    const changed = new Set<PaneRenderer>();
    for (const { source, renderer } of this.#drawn) {
      const result = renderer.render(source);
      if (result === 'moved') this.#stale = true;
      if (result !== 'same') changed.add(renderer);
    }
    if (!this.#stale && changed.size === 0) return this.#canvas.frame;
    this.#canvas.makeWritable();
    if (this.#stale) this.#canvas.fill(this.#background);
    this.#paint(changed);
    this.#stale = false;
    return this.#canvas.frame;
  }

  /** Frees the pictures. */
  close(): void {
    this.#closeRenderers();
    this.#canvas.close();
  }

  /** Paints what changed and what lies in front of it. */
  #paint(changed: Set<PaneRenderer>): void {
    const painted: PaneRenderer[] = [];
    for (const { renderer } of this.#drawn) {
      if (!this.#stale && !changed.has(renderer) && !isAbove(renderer, painted)) continue;
      renderer.drawOn(this.#canvas);
      painted.push(renderer);
    }
  }

  #closeRenderers(): void {
    for (const { renderer } of this.#drawn) renderer.close();
    this.#drawn = [];
  }
}

function isAbove(renderer: PaneRenderer, painted: PaneRenderer[]): boolean {
  const { target } = renderer;
  return painted.some((below) => target && below.target && overlaps(target, below.target));
}
