/**
 * Puts the panes of a mix into one picture. FFmpeg's filters (by node-av) cannot do it: a filter
 * graph cannot be rearranged without a restart, and a restart is seen by the audience.
 */
import type { Frame } from 'node-av/lib';
import { YuvPicture } from '../video/yuv-picture';
import type { CropMode } from './layouts';
import type { Color } from './mix-settings';
import type { Overlay } from './overlay';
import type { Seat } from './pane-assignment';
import { overlaps, paneRectangle } from './pane-geometry';
import { PaneRenderer, type PictureSource } from './pane-renderer';

/** A seat with the pictures of its user. */
export interface SeatedSource extends Seat {
  source: PictureSource;
}

/** What the mix is made of; the overlays are the compositor's from then on. */
export interface Composition {
  seats: SeatedSource[];
  cropMode: CropMode;
  backgroundColor: Color;
  /** Behind the panes. */
  backgrounds: Overlay[];
  /** In front of the panes. */
  overlays: Overlay[];
}

interface Drawn {
  source: PictureSource;
  renderer: PaneRenderer;
}

/** Draws the members' newest pictures into one that is never given up, so that the stream goes on. */
export class Compositor {
  readonly #canvas: YuvPicture;
  /** What is seen where there is no pane: painted once for each arrangement. */
  readonly #backdrop: YuvPicture;
  /** From the back to the front. */
  #drawn: Drawn[] = [];
  #overlays: Overlay[] = [];
  #stale = true;

  constructor(width: number, height: number) {
    this.#canvas = new YuvPicture(width, height);
    this.#backdrop = new YuvPicture(width, height);
    this.#backdrop.fill({ r: 0, g: 0, b: 0 });
  }

  /** Arranges the picture anew; from the next `draw` on. */
  arrange({ seats, cropMode, backgroundColor, backgrounds, overlays }: Composition): void {
    this.#closeDrawn();
    this.#backdrop.fill(backgroundColor);
    for (const background of backgrounds) {
      background.drawOn(this.#backdrop);
      background.close();
    }
    this.#overlays = overlays;
    this.#drawn = seats
      .toSorted((a, b) => a.pane.zOrder - b.pane.zOrder)
      .map(({ pane, source }) => ({
        source,
        renderer: new PaneRenderer(paneRectangle(pane, this.#canvas), pane.cropMode ?? cropMode),
      }));
    this.#stale = true;
  }

  /** The picture as it is now, valid until the next call; only what changed is drawn. */
  draw(): Frame {
    const changed = new Set<PaneRenderer>();
    for (const { source, renderer } of this.#drawn) {
      const result = renderer.render(source);
      if (result === 'moved' || (result === 'new' && this.#isCovered(renderer))) this.#stale = true;
      if (result !== 'same') changed.add(renderer);
    }
    if (!this.#stale && changed.size === 0) return this.#canvas.frame;
    this.#canvas.makeWritable();
    if (this.#stale) this.#canvas.blit(this.#backdrop, { x: 0, y: 0 });
    this.#paint(changed);
    // An overlay is mixed with what is below, so it must not be drawn twice over the same pixels.
    if (this.#stale) for (const overlay of this.#overlays) overlay.drawOn(this.#canvas);
    this.#stale = false;
    return this.#canvas.frame;
  }

  /** Frees the pictures. */
  close(): void {
    this.#closeDrawn();
    this.#canvas.close();
    this.#backdrop.close();
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

  #isCovered({ target }: PaneRenderer): boolean {
    return this.#overlays.some((overlay) => target && overlaps(overlay.target, target));
  }

  #closeDrawn(): void {
    for (const { renderer } of this.#drawn) renderer.close();
    for (const overlay of this.#overlays) overlay.close();
    this.#drawn = [];
    this.#overlays = [];
  }
}

function isAbove(renderer: PaneRenderer, painted: PaneRenderer[]): boolean {
  const { target } = renderer;
  return painted.some((below) => target && below.target && overlaps(target, below.target));
}
