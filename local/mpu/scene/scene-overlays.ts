import type { Area, PlacedPicture, PlacedText } from './mix-settings';
import { Overlay } from './overlay';
import { paneRectangle } from './pane-geometry';
import { type Scene, withinArea } from './scene';
import type { StillPictures } from './still-pictures';

const WHOLE: Area = { x: 0, y: 0, width: 1, height: 1 };

interface Stage {
  stills: StillPictures;
  width: number;
  height: number;
}

/** What lies behind the panes, as far as it has been fetched; the caller closes it. */
export function backgroundOverlays({ backgrounds }: Scene, stage: Stage): Overlay[] {
  return pictures(backgrounds, WHOLE, stage);
}

/** What lies in front of the panes, as far as it has been fetched; the caller closes it. */
export function frontOverlays({ drawings, watermarks }: Scene, stage: Stage): Overlay[] {
  const drawn = drawings.flatMap(({ within, pictures: placed, texts }) => [
    ...pictures(placed, within, stage),
    ...texts.flatMap((text) => written(text, within, stage) ?? []),
  ]);
  return [...drawn, ...pictures(watermarks, WHOLE, stage)];
}

function pictures(placed: PlacedPicture[], within: Area, stage: Stage): Overlay[] {
  return placed.flatMap(({ url, area, alpha }) => {
    const still = stage.stills.original(url);
    const target = paneRectangle(withinArea(within, area), stage);
    return still ? [Overlay.picture(still, target, alpha)] : [];
  });
}

/** A text runs from its place to the end of its pane at most. */
function written(text: PlacedText, within: Area, stage: Stage): Overlay | undefined {
  const { x, y } = text;
  const room = { x, y, width: Math.max(1 - x, 0), height: Math.max(1 - y, 0) };
  return Overlay.text(text, paneRectangle(withinArea(within, room), stage));
}
