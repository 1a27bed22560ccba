import { paneCount, pinned, pinsFor, saidPins } from './pins';

test('a layout has no more panes than the mix has places', () => {
  expect(paneCount('grid', 4)).toBe(4);
  expect(paneCount('pip', 4)).toBe(2);
  expect(paneCount('side-by-side', 1)).toBe(1);
});

test('the host has the first pane until something else is said', () => {
  expect(pinsFor(3, 'ann', undefined)).toEqual(['ann', null, null]);
  expect(pinsFor(2, 'ann', [null, 'ben', 'cat'])).toEqual([null, 'ben']);
  expect(pinsFor(1, 'ann', [])).toEqual([null]);
});

test('whoever gets a pane leaves the one before', () => {
  expect(pinned(['ann', 'ben', null], 2, 'ann')).toEqual([null, 'ben', 'ann']);
  expect(pinned(['ann', null, null], 0, null)).toEqual([null, null, null]);
});

test('panes that have places of their own are nobody’s pins', () => {
  expect(saidPins(undefined)).toBeUndefined();
  expect(saidPins(['ann', null])).toEqual(['ann', null]);
  expect(saidPins([{ x: 0, y: 0, width: 1, height: 1 }])).toEqual([]);
});
