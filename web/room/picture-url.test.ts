import { isPictureUrl } from './picture-url';

test.each([
  ['https://cdn.example.com/stage.png?v=2', true],
  ['http://cdn.example.com/stage.png', false],
  ['https://me:secret@cdn.example.com/stage.png', false],
  ['cdn.example.com/stage.png', false],
  [`https://cdn.example.com/${'a'.repeat(1024)}`, false],
])('%s may be a picture: %s', (said, isOne) => {
  expect(isPictureUrl(said)).toBe(isOne);
});
