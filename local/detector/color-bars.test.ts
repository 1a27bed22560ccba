import { hasColorBars, type Pixels } from './color-bars';

const BARS = [0xbfbfbf, 0xbfbf00, 0x00bfbf, 0x00bf00, 0xbf00bf, 0xbf0000, 0x0000bf];
const LEFT = { x: 0, y: 0, width: 0.5, height: 1 };
const RIGHT = { ...LEFT, x: 0.5 };
const WHOLE = { ...LEFT, width: 1 };

/** Two panes: one of one colour, and one that `colorAt` paints. */
function picture(colorAt: (x: number, y: number) => number): Pixels {
  const [width, height] = [280, 90];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const color = x < 140 ? 0xc0392b : colorAt(x - 140, y);
      data.set([color >> 16, (color >> 8) & 255, color & 255, 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}
const bar = (x: number) => BARS[Math.floor(x / 20)] ?? 0;

test('bars are found in the pane that shows them, and in no other', () => {
  const pixels = picture(bar);
  expect(hasColorBars(pixels, RIGHT)).toBe(true);
  expect(hasColorBars(pixels, LEFT)).toBe(false);
  expect(hasColorBars(pixels, WHOLE)).toBe(false);
});

test.each<[string, (x: number, y: number) => number]>([
  ['that has lost its sides', (x) => bar(35 + x / 2)],
  ['with other signals below its bars', (x, y) => (y < 60 ? bar(x) : 0x101010)],
])('a card %s is one', (_, colorAt) => {
  expect(hasColorBars(picture(colorAt), RIGHT)).toBe(true);
});

test.each<[string, (x: number, y: number) => number]>([
  ['one colour', () => 0xffffff],
  ['two colours', (x) => (x < 70 ? 0x00bf00 : 0xbf00bf)],
  ['the bars the other way round', (x) => bar(139 - x)],
  ['the bars only at the top', (x, y) => (y < 20 ? bar(x) : 0)],
])('%s is no test card', (_, colorAt) => {
  expect(hasColorBars(picture(colorAt), RIGHT)).toBe(false);
});
