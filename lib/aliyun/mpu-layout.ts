import type { Orientation, Resolution } from '../model/layout';
import type { Scene } from '../model/scene';
import { type Division, layoutId, type MadeLayouts } from './mpu-layouts';
import type { PaneSize } from './mpu-texts';

/**
 * The sides of the panes of built-in layouts, of the first and of the others, where they are not ours:
 * each is as wide as it is high. https://help.aliyun.com/document_detail/109587.html
 */
const SIDES: Record<number, [first: number, others?: number]> = {
  4: [1, 0.2361],
  5: [0.4906],
  6: [0.4805],
  7: [0.325],
  8: [0.325],
  9: [0.7391, 0.2422],
  10: [0.7391, 0.2422],
  11: [0.325],
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
/** The built-in layouts of a voice room, from one person to nine. */
const VOICE_LAYOUTS = [1, 13, 5, 6, 7, 8, 9, 10, 11];

/**
 * A scene's layout in the terms of StartMPUTask and UpdateMPUTask. The service picks the layout that
 * fits the number of people; no two of a task may have the same pane count.
 */
export function mpuLayout(scene: Scene, made: MadeLayouts) {
  const { resolution, orientation, backgroundColor, seats } = scene;
  // A layout of fewer people answers the same id for more: it is named once.
  const ids = Array.from({ length: seats }, (_, index) =>
    layoutId(division(scene, index + 1), made),
  );
  return {
    LayoutIds: [...new Set(ids)],
    MediaEncode: MEDIA_ENCODE[resolution][orientation],
    CropMode: CROP,
    BackgroundColor: colorNumber(backgroundColor),
  };
}

/**
 * A mix of sound alone. Its layouts show nothing, and do not limit how many are heard: with this profile
 * any number is. https://help.aliyun.com/document_detail/159390.html
 */
export function voiceLayout() {
  return { LayoutIds: VOICE_LAYOUTS, MediaEncode: VOICE_ENCODE };
}

/** How large the panes of the scene are with the layout that the service shows it by. */
export function paneSizes(scene: Scene, made: MadeLayouts): PaneSize[] {
  const { panes } = scene;
  const sides = SIDES[layoutId(division(scene, panes.length), made)];
  return panes.map((pane, index) => {
    const side = sides?.[index && 1] ?? sides?.[0];
    return side ? { width: side, height: side } : pane;
  });
}

function division(scene: Scene, people: number): Division {
  return { layout: knownLayout(scene), orientation: scene.orientation, people };
}

/** A canvas of one's own is refused before it comes here. */
function knownLayout({ layout }: Scene) {
  return layout === 'own' ? 'grid' : layout;
}

/** `#RRGGBB` as the service counts colours: red + green * 256 + blue * 65536. */
function colorNumber(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return (red ?? 0) + (green ?? 0) * 256 + (blue ?? 0) * 65536;
}
