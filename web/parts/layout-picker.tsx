import type { Layout, Orientation } from '../api/types';
import { t } from '../i18n/words';
import { paneCount } from '../room/pins';
import { LayoutPicture } from './layout-picture';

/** In the order in which they are shown; keys choose them by it. */
export const LAYOUTS: readonly Layout[] = [
  'solo',
  'side-by-side',
  'pip',
  'grid',
  'spotlight',
  'stacked',
];

/** Fewer people make all layouts look the same. */
const MIN_DRAWN = 4;

/** The layouts there are to choose from, and which is chosen. */
export interface LayoutChoice {
  chosen: Layout;
  orientation: Orientation;
  /** How many panes the task is ordered for. */
  seats: number;
  /** How many on stage have something to show. */
  people: number;
  isDisabled: boolean;
  onChoose(layout: Layout): void;
}

/** The layout presets, one of which is pressed. */
export function LayoutPicker({
  chosen,
  orientation,
  seats,
  people,
  isDisabled,
  onChoose,
}: LayoutChoice) {
  const drawn = Math.min(seats, Math.max(people, MIN_DRAWN));
  return (
    <fieldset class="layouts" aria-label={t('mix.layout')}>
      {LAYOUTS.map((layout) => (
        <button
          key={layout}
          type="button"
          class="layout"
          aria-pressed={layout === chosen}
          disabled={isDisabled}
          title={lackOf(layout, { seats, people }) ?? t(`layout.${layout}`)}
          data-test={`layout-${layout}`}
          onClick={() => onChoose(layout)}
        >
          <LayoutPicture {...{ layout, orientation }} people={drawn} />
          <span>{t(`layout.${layout}`)}</span>
          <TooFew {...{ layout, seats, people }} />
        </button>
      ))}
    </fieldset>
  );
}

interface Places {
  seats: number;
  people: number;
}

/** Says before it is chosen that a layout leaves somebody out. */
function TooFew({ layout, ...places }: Places & { layout: Layout }) {
  const words = lackOf(layout, places);
  if (!words) return null;
  return (
    <span class="too-few" data-test={`too-few-${layout}`}>
      <span aria-hidden="true">
        {paneCount(layout, places.seats)}/{places.people}
      </span>
      <span class="unseen">{words}</span>
    </span>
  );
}

function lackOf(layout: Layout, { seats, people }: Places): string | undefined {
  const panes = paneCount(layout, seats);
  return panes < people ? t('layout.tooFew', { panes, people }) : undefined;
}
