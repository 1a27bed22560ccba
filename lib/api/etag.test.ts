import fc from 'fast-check';
import { etagOf, isKnownTag } from './etag';

test('a tag is a strong one of HTTP, the same for the same and another for anything else', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (shown, extra) => {
      expect(etagOf(shown)).toMatch(/^"[\w-]{27}"$/);
      expect(etagOf({ ...shown })).toBe(etagOf(shown));
      expect(etagOf({ shown, extra })).not.toBe(etagOf(shown));
    }),
  );
});

test('a tag changes with every value, also where the names stay the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(etagOf({ shown: one }) === etagOf({ shown: other })).toBe(isSame);
    }),
  );
});

test.each([
  ['the tag', '"a"', true],
  ['one of several', '"x", "a" ,"y"', true],
  ['a weak one', 'W/"a"', true],
  ['any', '*', true],
  ['others', '"x", W/"y"', false],
  ['a part of the tag', '"aa"', false],
  ['no tag at all', 'a', false],
  ['nothing', '', false],
  ['none', undefined, false],
])('If-None-Match with %s', (_, header, isKnown) => {
  expect(isKnownTag(header, '"a"')).toBe(isKnown);
});
