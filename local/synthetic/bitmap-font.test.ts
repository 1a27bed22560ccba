import { drawText, GLYPH_HEIGHT, textWidth } from './bitmap-font';

it('draws letters that can be read', () => {
  expect(draw('H1:')).toEqual([
    '#...#...#........',
    '#...#..##....##..',
    '#...#...#....##..',
    '#####...#........',
    '#...#...#....##..',
    '#...#...#....##..',
    '#...#..###.......',
  ]);
});

it('draws a box for a character that it does not have', () => {
  expect(draw('中')[0]).toBe('#####');
  expect(draw('中')[3]).toBe('#...#');
});

it('has every printable ASCII character', () => {
  const codes = Array.from({ length: 0x7f - 0x21 }, (_, index) => 0x21 + index);
  const pictures = codes.map((code) => draw(String.fromCharCode(code)).join());
  expect(new Set(pictures).size).toBe(codes.length);
  expect(pictures).not.toContain(draw('中').join());
});

function draw(text: string): string[] {
  const stride = textWidth(text, 1);
  const data = new Uint8Array(stride * GLYPH_HEIGHT);
  drawText({ data, stride }, text, { x: 0, y: 0, scale: 1, luma: 1 });
  return Array.from({ length: GLYPH_HEIGHT }, (_, row) =>
    [...data.subarray(row * stride, (row + 1) * stride)].map((dot) => (dot ? '#' : '.')).join(''),
  );
}
