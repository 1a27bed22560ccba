import type { Area } from './mix-settings';

/** Whole, even pixels: two of them share one chroma sample each way. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What of the source is shown where in the picture. */
export interface Fit {
  /** The part of the source; smaller than the source when it is cropped. */
  source: Rectangle;
  /** The part of the picture; smaller than the pane when there are bars. */
  target: Rectangle;
}

interface Size {
  width: number;
  height: number;
}

/** The pixels of a pane. Neighbours share their edge, so that no line of background is between. */
export function paneRectangle(pane: Area, picture: Size): Rectangle {
  const x = even(pane.x * picture.width);
  const y = even(pane.y * picture.height);
  const right = Math.min(even((pane.x + pane.width) * picture.width), picture.width);
  const bottom = Math.min(even((pane.y + pane.height) * picture.height), picture.height);
  return { x, y, width: Math.max(right - x, 2), height: Math.max(bottom - y, 2) };
}

/** Fits a source into a pane without distorting it. */
export function fitInto(source: Size, pane: Rectangle, mode: 'crop' | 'letterbox'): Fit {
  const scales = [pane.width / source.width, pane.height / source.height];
  if (mode === 'letterbox') {
    const scale = Math.min(...scales);
    const shown = { width: source.width * scale, height: source.height * scale };
    return { source: { x: 0, y: 0, ...source }, target: centred(shown, pane) };
  }
  const scale = Math.max(...scales);
  const part = { width: pane.width / scale, height: pane.height / scale };
  return { source: centred(part, { x: 0, y: 0, ...source }), target: pane };
}

/** Whether two rectangles share a pixel. */
export function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function centred(size: Size, within: Rectangle): Rectangle {
  const width = Math.min(Math.max(even(size.width), 2), floorEven(within.width));
  const height = Math.min(Math.max(even(size.height), 2), floorEven(within.height));
  return {
    x: within.x + floorEven((within.width - width) / 2),
    y: within.y + floorEven((within.height - height) / 2),
    width,
    height,
  };
}

function even(pixels: number): number {
  return 2 * Math.round(pixels / 2);
}

function floorEven(pixels: number): number {
  return 2 * Math.floor(pixels / 2);
}
