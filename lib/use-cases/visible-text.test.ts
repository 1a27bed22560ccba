import { overlaysShape } from '../model/overlays-shape';
import { visibleText } from '../model/visible-text';
import { askQuestionBody } from './ask-question';
import { createRoomBody, updateRoomBody } from './room';

/** The texts that people write for others, as the API reads them. */
const TEXTS: [string, (text: string) => unknown][] = [
  ['the title of a new room', (title) => createRoomBody.parse({ title }).title],
  ['a new title', (title) => updateRoomBody.parse({ title }).title],
  ['a question', (text) => askQuestionBody.parse({ text }).text],
  ['a title in the picture', (text) => Object(overlaysShape.watermark.parse({ text })).text],
];

describe.each(TEXTS)('%s', (_, read) => {
  test.each([
    ['controls', 'a\u0000b\u001bc\u007fd\u0085e', 'a b c d e'],
    ['line breaks', 'a\nb\r\nc\u2028d\u2029e', 'a b c d e'],
    ['bidi overrides', 'a\u202eb\u202ac\u2066d\u2069e', 'a b c d e'],
    ['halves of characters', 'a\ud83db\udc00c', 'a b c'],
    ['blanks around it', '  a \n', 'a'],
  ])('is cleaned of %s', (__, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(['连麦 tea', '😀 café', 'שלום', 'a\u200fb'])('is kept as it is: %s', (text) => {
    expect(read(text)).toBe(text);
  });
});

test('what is left is what counts: nothing visible is no question and no title in the picture', () => {
  expect(askQuestionBody.safeParse({ text: '\u202e\n' }).success).toBe(false);
  expect(overlaysShape.watermark.safeParse({ text: '\u0000' }).success).toBe(false);
  expect(createRoomBody.parse({ title: ` ${'x'.repeat(100)} ` }).title).toHaveLength(100);
  expect(createRoomBody.safeParse({ title: 'x'.repeat(101) }).success).toBe(false);
});

test('many that follow one another are one blank', () => {
  expect(visibleText('a\u202e\n\u0000\ud800b')).toBe('a b');
});
