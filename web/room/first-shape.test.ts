import { firstShape, orientationOf } from './first-shape';

test('a camera that stands makes a show that stands, and one that lies a show that lies', () => {
  expect(firstShape('video', {}, 'portrait')).toMatchObject({
    orientation: 'portrait',
    layout: 'stacked',
  });
  expect(firstShape('video', {}, 'landscape')).toMatchObject({
    orientation: 'landscape',
    layout: 'side-by-side',
  });
});

test('without a camera a show lies', () => {
  expect(firstShape('video', {}, undefined)).toMatchObject({ orientation: 'landscape', seats: 4 });
});

test('a show with one person in the picture begins with the layout of one', () => {
  expect(firstShape('video', { seats: 1 }, 'portrait')).toMatchObject({ layout: 'solo', seats: 1 });
});

test('what the host has chosen is never changed by a camera', () => {
  const wish = { orientation: 'landscape', layout: 'pip', seats: 2 } as const;
  expect(firstShape('video', wish, 'portrait')).toMatchObject(wish);
});

test('a voice room has no shape', () => {
  expect(firstShape('voice', {}, 'portrait')).toEqual({});
});

test.each([
  [{ width: 720, height: 1280 }, 'portrait'],
  [{ width: 1280, height: 720 }, 'landscape'],
  [{ width: 480, height: 480 }, 'landscape'],
  [{ width: 0, height: 0 }, undefined],
])('%j is held %s', (size, orientation) => {
  expect(orientationOf(size)).toBe(orientation);
});
