import { isFresh } from './freshness';

const NOW = 1_700_000_000_000;

test('a time is fresh within its age, earlier and later, to the second', () => {
  const ages = [-301, -300, 0, 300, 301].map((age) =>
    isFresh(String(NOW / 1000 - age), NOW, 300_000),
  );
  expect(ages).toEqual([false, true, true, true, false]);
});

test.each(['', 'soon', '1.7e9', '1700000000.0', ' 1700000000', '0x6553f100', '-1'])(
  'the text %j is no time',
  (text) => {
    expect(isFresh(text, NOW, Number.POSITIVE_INFINITY)).toBe(false);
  },
);
