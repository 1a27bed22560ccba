import * as z from 'zod/mini';
import { changedOverlays } from './overlays';
import { overlaysShape } from './overlays-shape';

const Body = z.strictObject(overlaysShape);
const URL = 'https://cdn.example.com/a.png';

test.each([
  [{ placeholderUrl: URL, backgroundUrl: URL, watermark: { text: '晚会 Gala' } }],
  [{ watermark: { url: URL } }],
  [{ watermark: { url: URL, x: 0.8, y: 0, width: 0.2, height: 0.1 } }],
  [{ placeholderUrl: null, backgroundUrl: null, watermark: null }],
  [{ namePlates: true }],
  [{}],
])('takes %j', (body) => {
  expect(Body.safeParse(body).success).toBe(true);
});

test.each([
  ['what is not encrypted on its way', { backgroundUrl: 'http://cdn.example.com/a.png' }],
  ['what is no URL', { backgroundUrl: 'https://' }],
  ['a file', { placeholderUrl: 'file:///etc/passwd' }],
  ['a URL that is too long for nine panes', { placeholderUrl: URL.padEnd(257, 'a') }],
  ['a URL with a password', { placeholderUrl: 'https://me:secret@cdn.example.com/a.png' }],
  ['a URL longer than 1024', { backgroundUrl: `https://a.example/${'a'.repeat(1024)}` }],
  ['a text of no letters', { watermark: { text: '' } }],
  ['a text longer than 40', { watermark: { text: 'a'.repeat(41) } }],
  ['a text and a picture in one', { watermark: { text: 'a', url: URL } }],
  ['a place outside the picture', { watermark: { url: URL, x: 0.9, width: 0.2 } }],
  ['a word for a switch', { namePlates: 'yes' }],
  ['a picture without a size', { watermark: { url: URL, width: 0 } }],
])('refuses %s', (_, body) => {
  expect(Body.safeParse(body).success).toBe(false);
});

test('a change leaves what it does not name, and null takes away', () => {
  const overlays = changedOverlays({}, { placeholderUrl: URL, watermark: { text: 'Gala' } });
  expect(changedOverlays(overlays, {})).toEqual(overlays);
  expect(changedOverlays(overlays, { watermark: null, backgroundUrl: URL })).toEqual({
    placeholderUrl: URL,
    backgroundUrl: URL,
    watermark: null,
  });
});

// An idempotent start compares what was asked for as text.
test('is equal as text whenever it is equal', () => {
  const one = changedOverlays({}, { backgroundUrl: URL, placeholderUrl: URL });
  const other = changedOverlays({}, { placeholderUrl: URL, backgroundUrl: URL });
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});
