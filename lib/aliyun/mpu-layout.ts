import type { Layout, Orientation, Resolution } from '../model/layout';
import type { Scene } from '../model/scene';

/**
 * Built-in layouts by ours, in the order of their pane count: those that come nearest. The service
 * picks the one that fits the number of people; no two of a task may have the same pane count.
 * https://help.aliyun.com/document_detail/109587.html
 */
const LAYOUT_IDS: Record<Layout, { id: number; panes: number }[]> = {
  solo: [{ id: 1, panes: 1 }],
  'side-by-side': [
    { id: 1, panes: 1 },
    { id: 13, panes: 2 },
  ],
  stacked: [
    { id: 1, panes: 1 },
    { id: 13, panes: 2 },
  ],
  pip: [
    { id: 1, panes: 1 },
    { id: 4, panes: 2 },
  ],
  grid: forAll(13),
  spotlight: forAll(4),
};

/**
 * Output picture by resolution and orientation.
 * https://help.aliyun.com/document_detail/93183.html (MediaEncode)
 */
const MEDIA_ENCODE: Record<Resolution, Record<Orientation, number>> = {
  '360p': { landscape: 1, portrait: 53 },
  '720p': { landscape: 20, portrait: 22 },
  '1080p': { landscape: 30, portrait: 31 },
};

/** `CropMode`: all panes are filled, and cameras of another shape cut. */
const CROP = 1;

/**
 * TaskProfile is for sound alone; for a picture it stays away.
 * https://help.aliyun.com/zh/live/api-start-bypass-thrust-task
 */
export const VOICE_PROFILE = 'Mixed_Audio';
const VOICE_ENCODE = 0;

/** A scene's layout in the terms of StartMPUTask and UpdateMPUTask. */
export function mpuLayout({ layout, seats, resolution, orientation, backgroundColor }: Scene) {
  // A canvas of one's own is refused before it comes here.
  const known = LAYOUT_IDS[layout === 'own' ? 'grid' : layout];
  return {
    LayoutIds: known.filter(({ panes }) => panes <= seats).map(({ id }) => id),
    MediaEncode: MEDIA_ENCODE[resolution][orientation],
    CropMode: CROP,
    BackgroundColor: colorNumber(backgroundColor),
  };
}

/** A mix of sound alone; its layouts show nothing, but name how many people there may be. */
export function voiceLayout() {
  return { LayoutIds: LAYOUT_IDS.grid.map(({ id }) => id), MediaEncode: VOICE_ENCODE };
}

function forAll(idForTwo: number) {
  const ids = [1, idForTwo, 5, 6, 7, 8, 9, 10, 11];
  return ids.map((id, index) => ({ id, panes: index + 1 }));
}

/** `#RRGGBB` as the service counts colours: red + green * 256 + blue * 65536. */
function colorNumber(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return (red ?? 0) + (green ?? 0) * 256 + (blue ?? 0) * 65536;
}
