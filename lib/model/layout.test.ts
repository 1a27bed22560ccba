import * as z from 'zod/mini';
import { changedScene, fitsSeats, LAYOUTS, MAX_SEATS, mixParams, withoutChange } from './layout';
import { sceneShape } from './mix-request';

const HALF = { x: 0, y: 0, width: 0.5, height: 1 };

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
    ['stacked', 2],
    ['grid', MAX_SEATS],
    ['spotlight', MAX_SEATS],
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
  [{ panes: [{ ...HALF, x: 0.6 }] }],
  [{ panes: [{ ...HALF, y: 0.1 }] }],
  [{ panes: [{ ...HALF, x: -0.1 }] }],
  [{ panes: [{ ...HALF, width: 0 }] }],
  [{ panes: [{ ...HALF, z: 10 }] }],
  [{ panes: [{ ...HALF, fit: 'stretch' }] }],
  [{ panes: Array(10).fill(HALF) }],
  [{ panes: [HALF, 'host'] }],
  [
    {
      panes: [
        { ...HALF, userId: 'ann' },
        { ...HALF, x: 0.5, userId: 'ann' },
      ],
    },
  ],
  [{ muted: ['a', 'a'] }],
  [{ muted: Array.from({ length: 65 }, (_, index) => `user-${index}`) }],
])('refuses %j', (scene) => {
  expect(z.strictObject(sceneShape).safeParse(scene).success).toBe(false);
});

test('takes panes at places of one’s own, up to the edges', () => {
  const panes = [HALF, { ...HALF, x: 0.5, z: 1, fit: 'fit', userId: 'ann' }];
  const thirds = [0.1, 0.2, 0.7].map((x) => ({ x, y: 0.9, width: 0.3, height: 0.1 }));
  for (const scene of [{ panes }, { panes: thirds }]) {
    expect(z.strictObject(sceneShape).safeParse(scene)).toEqual({ success: true, data: scene });
  }
});

test('a layout fits as soon as its people have seats', () => {
  const fitting = LAYOUTS.map((layout) => [layout, [1, 2].filter((n) => fitsSeats(layout, n))]);
  expect(fitting).toEqual([
    ['solo', [1, 2]],
    ['side-by-side', [2]],
    ['stacked', [2]],
    ['pip', [2]],
    ['grid', [1, 2]],
    ['spotlight', [1, 2]],
  ]);
});

test('a change is taken out alone: what others have changed since stays', () => {
  const before = mixParams({ namePlates: true });
  const after = changedScene(before, { backgroundColor: '#BADBAD', watermark: { text: 'Gala' } });
  const since = changedScene(after, { layout: 'pip', watermark: { text: 'Finale' } });
  expect(withoutChange(since, { before, after })).toEqual({
    ...before,
    layout: 'pip',
    watermark: { text: 'Finale' },
  });
  expect(withoutChange(after, { before, after })).toEqual(before);
});
