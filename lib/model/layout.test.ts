import * as z from 'zod/mini';
import { changedScene, fitsSeats, LAYOUTS, MAX_SEATS, mixParams, sceneShape } from './layout';

describe('the parameters of a mix', () => {
  test('are a landscape 720p picture of two people on black, unless asked otherwise', () => {
    expect(mixParams({})).toEqual({
      layout: 'side-by-side',
      resolution: '720p',
      orientation: 'landscape',
      seats: 2,
      backgroundColor: '#000000',
    });
  });

  test('are what was asked for', () => {
    const request = {
      layout: 'pip',
      resolution: '1080p',
      orientation: 'portrait',
      seats: 4,
      backgroundColor: '#a0B1c2',
    } as const;
    expect(mixParams(request)).toEqual({ ...request, backgroundColor: '#A0B1C2' });
  });

  test.each([
    ['solo', 2],
    ['side-by-side', 2],
    ['pip', 2],
    ['grid', MAX_SEATS],
  ] as const)('have room for a layout %s by default: %i seats', (layout, seats) => {
    const params = mixParams({ layout });
    expect(params.seats).toBe(seats);
    expect(fitsSeats(layout, seats)).toBe(true);
  });

  // An idempotent start compares what was asked for as text.
  test('are equal as text whenever they are equal', () => {
    const one = mixParams({ layout: 'pip', seats: 2, backgroundColor: '#ffffff' });
    const other = mixParams({ backgroundColor: '#FFFFFF', seats: 2, layout: 'pip' });
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
});

describe('a change of the scene', () => {
  const params = mixParams({ layout: 'grid', backgroundColor: '#112233', seats: 4 });

  test('leaves what it does not name', () => {
    expect(changedScene(params, {})).toEqual(params);
    expect(changedScene(params, { layout: 'pip' })).toEqual({ ...params, layout: 'pip' });
    expect(changedScene(params, { backgroundColor: '#abcdef' })).toEqual({
      ...params,
      backgroundColor: '#ABCDEF',
    });
  });

  test('leaves the parameters that it was given as they are', () => {
    const before = structuredClone(params);
    changedScene(params, { layout: 'solo', backgroundColor: '#ffffff' });
    expect(params).toEqual(before);
  });
});

test('who is pinned and who is muted is changed as a whole, or stays', () => {
  const params = mixParams({ panes: ['host', null], muted: ['guest'] });
  expect(changedScene(params, { layout: 'solo' })).toMatchObject({ muted: ['guest'] });
  expect(changedScene(params, { muted: [], panes: ['guest'] })).toMatchObject({
    muted: [],
    panes: ['guest'],
  });
});

test.each([
  [{ panes: ['host', 'host'] }],
  [{ panes: Array(10).fill(null) }],
  [{ panes: ['not a user'] }],
  [{ muted: ['a', 'a'] }],
  [{ muted: Array.from({ length: 65 }, (_, index) => `user-${index}`) }],
])('refuses %j', (scene) => {
  expect(z.strictObject(sceneShape).safeParse(scene).success).toBe(false);
});

test('a layout fits as soon as its people have seats', () => {
  const fitting = LAYOUTS.map((layout) => [layout, [1, 2].filter((n) => fitsSeats(layout, n))]);
  expect(fitting).toEqual([
    ['solo', [1, 2]],
    ['side-by-side', [2]],
    ['pip', [2]],
    ['grid', [1, 2]],
  ]);
});
