/** What a mix shows beside the cameras: pictures, a title, and the names of those who are seen. */

/** A title, or a picture at this place (fractions of the mix; top right if it is left open). */
export type Watermark =
  | { text: string }
  | {
      url: string;
      x?: number | undefined;
      y?: number | undefined;
      width?: number | undefined;
      height?: number | undefined;
    };

/** What is undefined was never asked for; null was taken away again. */
export interface Overlays {
  /** Stands in the pane of a pinned member whose camera is off. */
  placeholderUrl?: string | null;
  /** Lies behind the panes. */
  backgroundUrl?: string | null;
  watermark?: Watermark | null;
  /** Whether each pane tells its user's name, as soon as there are two of them. */
  namePlates?: boolean;
}

/** What of the overlays is to be changed. */
export type OverlaysChange = { [Field in keyof Overlays]?: Overlays[Field] | undefined };

/** The overlays after a change; what is not named stays. */
export function changedOverlays(overlays: Overlays, change: OverlaysChange): Overlays {
  const { placeholderUrl, backgroundUrl, watermark, namePlates } = {
    ...overlays,
    ...named(change),
  };
  // Always in this order, because mixes are compared as text.
  return {
    ...(placeholderUrl !== undefined && { placeholderUrl }),
    ...(backgroundUrl !== undefined && { backgroundUrl }),
    ...(watermark !== undefined && { watermark }),
    ...(namePlates !== undefined && { namePlates }),
  };
}

function named(change: OverlaysChange): OverlaysChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
