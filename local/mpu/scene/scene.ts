import type { SeatedSource } from './compositor';
import type { Pane } from './layouts';
import type { Area, MixSettings, PinnedPane, PlacedPicture, PlacedText } from './mix-settings';
import { assignPanes, chooseLayout } from './pane-assignment';
import type { PictureSource } from './pane-renderer';
import type { StillPictures } from './still-pictures';

/** A member, as far as the picture goes. */
export interface Seen {
  userId: string;
  /** Whether the camera is on. */
  isSeen: boolean;
  video: PictureSource | undefined;
}

/** A member who is to be seen, by camera or by a picture that stands for it. */
interface Face {
  userId: string;
  source: PictureSource;
  /** The part of the pane; all of it for a camera. */
  area: Area;
}

/** What is drawn, part by part from the back to the front. */
export interface Scene {
  seats: SeatedSource[];
  backgrounds: PlacedPicture[];
  /** With the part of the mix that their areas and places are fractions of. */
  drawings: { within: Area; pictures: PlacedPicture[]; texts: PlacedText[] }[];
  watermarks: PlacedPicture[];
}

const WHOLE: Area = { x: 0, y: 0, width: 1, height: 1 };

/** What these settings make of those who are there. */
export function sceneOf(
  settings: MixSettings,
  members: ReadonlyMap<number, Seen>,
  stills: StillPictures,
): Scene {
  const { layouts, pinned, backgrounds = [], watermarks = [] } = settings;
  const faces = facesOf(members, pinned, stills);
  const userIds = faces.map(({ userId }) => userId);
  const layout = chooseLayout(layouts, faces.length);
  const seats = assignPanes(layout, userIds, pinned).flatMap(({ pane, index, userId }) => {
    const face = faces.find((candidate) => candidate.userId === userId);
    if (!face) return [];
    return [{ userId, index, pane: partOf(pane, face.area), source: face.source }];
  });
  const drawings = pinned.flatMap(({ pane, userId, pictures = [], texts = [] }) => {
    const seat = seats.find(({ index }) => index === pane);
    const isShown = seat !== undefined && (userId === undefined || seat.userId === userId);
    const within = layout[pane];
    return isShown && within ? [{ within, pictures, texts }] : [];
  });
  return { seats, backgrounds, drawings, watermarks };
}

/** The pictures that these settings may show, now or when a camera is switched off. */
export function urlsOf({ pinned, backgrounds = [], watermarks = [] }: MixSettings): string[] {
  const inPanes = pinned.flatMap(({ placeholder, pictures = [] }) =>
    placeholder ? [placeholder, ...pictures] : pictures,
  );
  return [...inPanes, ...backgrounds, ...watermarks].map(({ url }) => url);
}

/** Changes whenever somebody appears, disappears or is shown in another way. */
export function castOf(
  members: ReadonlyMap<number, Seen>,
  pinned: PinnedPane[],
  stills: StillPictures,
): string {
  const ways = [...members].map(([slot, member]) => {
    if (member.isSeen) return `${slot}`;
    return placeholderOf(member, pinned, stills) ? `${slot}p` : '';
  });
  return ways.join();
}

function facesOf(
  members: ReadonlyMap<number, Seen>,
  pinned: PinnedPane[],
  stills: StillPictures,
): Face[] {
  return [...members.values()].flatMap((member): Face[] => {
    const { userId, video } = member;
    if (video && member.isSeen) return [{ userId, source: video, area: WHOLE }];
    const placeholder = placeholderOf(member, pinned, stills);
    return placeholder ? [{ userId, ...placeholder }] : [];
  });
}

/**
 * What stands for a member whose camera is off: only who is pinned to a pane has such a picture.
 */
function placeholderOf({ userId }: Seen, pinned: PinnedPane[], stills: StillPictures) {
  const placeholder = pinned.find((pin) => pin.userId === userId)?.placeholder;
  const source = placeholder && stills.source(placeholder.url);
  return placeholder && source && { source, area: placeholder.area };
}

/** The part of a pane, as a pane of its own. */
function partOf(pane: Pane, area: Area): Pane {
  return { ...pane, ...withinArea(pane, area) };
}

/** Fractions of a part made into fractions of the whole. */
export function withinArea(outer: Area, inner: Area): Area {
  return {
    x: outer.x + inner.x * outer.width,
    y: outer.y + inner.y * outer.height,
    width: inner.width * outer.width,
    height: inner.height * outer.height,
  };
}
