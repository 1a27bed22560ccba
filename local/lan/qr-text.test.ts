import decodeQR from 'qr/decode.js';
import { qrText } from './qr-text';

const ADDRESS = 'https://192.168.100.100:7010/watch/12345';
const LIGHT_ABOVE = '▀█';
const LIGHT_BELOW = '▄█';
const SCALE = 4;

/** What a phone's camera sees of the letters. */
function pictureOf(text: string) {
  const rows = text
    .split('\n')
    .flatMap((line) => [
      [...line].map((letter) => LIGHT_ABOVE.includes(letter)),
      [...line].map((letter) => LIGHT_BELOW.includes(letter)),
    ]);
  const width = (rows[0]?.length ?? 0) * SCALE;
  const height = rows.length * SCALE;
  const data = new Uint8ClampedArray(width * height * 4).map((_, at) => {
    const pixel = Math.floor(at / 4);
    const row = rows[Math.floor(pixel / width / SCALE)];
    return at % 4 === 3 || row?.[Math.floor((pixel % width) / SCALE)] ? 255 : 0;
  });
  return { width, height, data };
}

test('a phone reads the address from the terminal, which has 80 columns and 24 lines', () => {
  const text = qrText(ADDRESS, { color: false });
  expect(decodeQR(pictureOf(text))).toBe(ADDRESS);
  const lines = text.split('\n');
  expect(lines.length).toBeLessThan(20);
  expect(lines[0]?.length).toBeLessThan(80);
});

test('with colours each line is white on black, in a light terminal too', () => {
  const lines = qrText(ADDRESS, { color: true }).split('\n');
  expect(
    lines.every((line) => line.startsWith('\u001b[97;40m') && line.endsWith('\u001b[0m')),
  ).toBe(true);
});
