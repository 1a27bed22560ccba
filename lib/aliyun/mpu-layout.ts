import type { MixParams } from '../model/layout';

/**
 * Built-in layouts by preset, in the order of their pane count. The service picks the one that
 * fits the number of people; no two of a task may have the same pane count.
 * https://help.aliyun.com/document_detail/109587.html
 */
const LAYOUT_IDS: Record<MixParams['layout'], { id: number; panes: number }[]> = {
  solo: [{ id: 1, panes: 1 }],
  'side-by-side': [
    { id: 1, panes: 1 },
    { id: 2, panes: 2 },
  ],
  pip: [
    { id: 1, panes: 1 },
    { id: 4, panes: 2 },
  ],
  grid: [
    { id: 1, panes: 1 },
    { id: 2, panes: 2 },
    { id: 5, panes: 3 },
    { id: 6, panes: 4 },
    { id: 7, panes: 5 },
    { id: 8, panes: 6 },
    { id: 9, panes: 7 },
    { id: 10, panes: 8 },
    { id: 11, panes: 9 },
  ],
};

/**
 * Output picture by resolution and orientation.
 * https://help.aliyun.com/document_detail/93183.html (MediaEncode)
 */
const MEDIA_ENCODE: Record<MixParams['resolution'], Record<MixParams['orientation'], number>> = {
  '360p': { landscape: 1, portrait: 53 },
  '720p': { landscape: 20, portrait: 22 },
  '1080p': { landscape: 30, portrait: 31 },
};

/**
 * TaskProfile is for sound alone; for a picture it stays away.
 * https://help.aliyun.com/zh/live/api-start-bypass-thrust-task
 */
export const VOICE_PROFILE = 'Mixed_Audio';
const VOICE_ENCODE = 0;

/** A mix's scene in the terms of StartMPUTask and UpdateMPUTask. */
export function mpuLayout(params: MixParams) {
  const layouts = LAYOUT_IDS[params.layout].filter(({ panes }) => panes <= params.seats);
  return {
    LayoutIds: layouts.map(({ id }) => id),
    MediaEncode: MEDIA_ENCODE[params.resolution][params.orientation],
    BackgroundColor: backgroundColor(params.backgroundColor),
  };
}

/** A mix of sound alone; its layouts show nothing, but name how many people there may be. */
export function voiceLayout() {
  return { LayoutIds: LAYOUT_IDS.grid.map(({ id }) => id), MediaEncode: VOICE_ENCODE };
}

/** `#RRGGBB` as the service counts colours: red + green * 256 + blue * 65536. */
function backgroundColor(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return (red ?? 0) + (green ?? 0) * 256 + (blue ?? 0) * 65536;
}
