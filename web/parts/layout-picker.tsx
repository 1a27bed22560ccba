import type { Layout, Orientation } from '../api/types';
import { t } from '../i18n/words';
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

interface Props {
  chosen: Layout;
  orientation: Orientation;
  isDisabled: boolean;
  onChoose(layout: Layout): void;
}

/** The layout presets, one of which is pressed. */
export function LayoutPicker({ chosen, orientation, isDisabled, onChoose }: Props) {
  return (
    <fieldset class="layouts" aria-label={t('mix.layout')}>
      {LAYOUTS.map((layout) => (
        <button
          key={layout}
          type="button"
          class="layout"
          aria-pressed={layout === chosen}
          disabled={isDisabled}
          title={t(`layout.${layout}`)}
          data-test={`layout-${layout}`}
          onClick={() => onChoose(layout)}
        >
          <LayoutPicture {...{ layout, orientation }} />
          <span>{t(`layout.${layout}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
