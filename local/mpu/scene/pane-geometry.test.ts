import { layoutById } from './layouts';
import { fitInto, paneRectangle } from './pane-geometry';

const WIDE = { width: 640, height: 360 };
const LEFT_HALF = { x: 0, y: 0, width: 640, height: 720 };

it('places the halves of 720p edge to edge', () => {
  const [left, right] = layoutById(13) ?? [];
  const picture = { width: 1280, height: 720 };
  expect(left && paneRectangle(left, picture)).toEqual(LEFT_HALF);
  expect(right && paneRectangle(right, picture)).toEqual({ ...LEFT_HALF, x: 640 });
});

it('keeps every pane even and within the picture, in every layout and odd sizes', () => {
  for (const id of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13]) {
    for (const picture of [WIDE, { width: 750, height: 780 }, { width: 360, height: 640 }]) {
      for (const pane of layoutById(id) ?? []) {
        const { x, y, width, height } = paneRectangle(pane, picture);
        expect([x, y, width, height].every((value) => value % 2 === 0)).toBe(true);
        expect(x + width).toBeLessThanOrEqual(picture.width);
        expect(y + height).toBeLessThanOrEqual(picture.height);
      }
    }
  }
});

it('crops the sides of a wide picture to fill a tall pane', () => {
  const { source, target } = fitInto(WIDE, LEFT_HALF, 'crop');
  expect(target).toEqual(LEFT_HALF);
  expect(source).toEqual({ x: 160, y: 0, width: 320, height: 360 });
});

it('shows the whole of a wide picture between bars', () => {
  const { source, target } = fitInto(WIDE, LEFT_HALF, 'letterbox');
  expect(source).toEqual({ x: 0, y: 0, ...WIDE });
  expect(target).toEqual({ x: 0, y: 180, width: 640, height: 360 });
});
