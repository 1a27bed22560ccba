import type { MixRequest } from '../model/layout';
import { sceneWith } from '../model/scene-fixture';
import { mpuPanes, mpuSound } from './mpu-panes';

const PICTURE = 'https://cdn.example.com/a.png';
const panes = (request: MixRequest, guests: string[] = []) =>
  mpuPanes(sceneWith(request, { guests }), {});

test('whoever is shown is bound to their pane, because panes otherwise go by who came first', () => {
  expect(panes({})).toEqual({ UserPanes: [{ PaneId: 0, UserId: 'host' }] });
  expect(panes({ layout: 'grid', panes: ['ben'] }, ['ann', 'ben']).UserPanes).toEqual([
    { PaneId: 0, UserId: 'ben' },
    { PaneId: 1, UserId: 'host' },
    { PaneId: 2, UserId: 'ann' },
  ]);
});

// https://help.aliyun.com/document_detail/93183.html (Images.N.Display 2: while there is no video)
test('a placeholder is in every pane, while its user shows nothing', () => {
  const { UserPanes } = panes({ placeholderUrl: PICTURE }, ['ann']);
  const Images = [expect.objectContaining({ Url: PICTURE, Display: 2, Width: 1 })];
  expect(UserPanes).toEqual([
    { PaneId: 0, UserId: 'host', Images },
    { PaneId: 1, UserId: 'ann', Images },
  ]);
});

test('a title is written into the first pane', () => {
  const { UserPanes } = panes({ watermark: { text: 'Gala' } });
  expect(UserPanes[0]).toMatchObject({ UserId: 'host', Texts: [{ Text: 'Gala' }] });
});

describe('texts', () => {
  const stage = [{ userId: 'ann', name: 'Ann', number: 2, state: 'seated' as const, sinceMs: 0 }];
  const seat = { name: '麦'.repeat(64), number: 2, state: 'seated' as const, sinceMs: 0 };
  const room = { hostName: '林小麦', stage, onAir: ['host', 'ann'], hasCompany: true };
  const textsOf = (request: MixRequest, changes = {}) =>
    mpuPanes(sceneWith(request, { ...room, ...changes }), {}).UserPanes.map(
      ({ Texts = [] }) => Texts,
    );

  test('are a title above and each name below, in its user’s pane', () => {
    const texts = textsOf({ namePlates: true, watermark: { text: '周五夜谈' } });
    expect(texts.map((some) => some.map(({ Text }) => Text))).toEqual([
      ['周五夜谈', '林小麦'],
      ['Ann'],
    ]);
    expect(texts[0]?.[0]?.Y).toBeLessThan(0.1);
    for (const name of [texts[0]?.[1], texts[1]?.[0]]) expect(name?.Y).toBeGreaterThan(0.9);
  });

  test('grow with the picture, and a long title has smaller letters', () => {
    const sizeOf = (text: string, resolution: '360p' | '720p' | '1080p') =>
      textsOf({ resolution, watermark: { text } })[0]?.[0]?.FontSize;
    expect(sizeOf('Gala', '360p')).toBe(16);
    expect(sizeOf('Gala', '720p')).toBe(32);
    expect(sizeOf('Gala', '1080p')).toBe(49);
    expect(sizeOf('夜'.repeat(40), '720p')).toBe(15);
  });

  test('end where the pane does: a long name has smaller letters, an emoji is one', () => {
    const sizeOf = (hostName: string) =>
      textsOf({ namePlates: true }, { hostName })[0]?.[0]?.FontSize;
    expect(sizeOf('林小麦')).toBe(24);
    expect(sizeOf('麦'.repeat(40))).toBe(15);
    expect(sizeOf('👨‍👩‍👧'.repeat(20))).toBe(24);
  });

  test('are cut where their letters would be too small to read, and an emoji stays whole', () => {
    const nameOf = (hostName: string) => textsOf({ namePlates: true }, { hostName })[0]?.[0];
    expect(nameOf('麦'.repeat(64))).toMatchObject({ Text: `${'麦'.repeat(41)}…`, FontSize: 15 });
    expect(nameOf('👨‍👩‍👧'.repeat(64))?.Text).toBe(`${'👨‍👩‍👧'.repeat(41)}…`);
    expect(nameOf(`${'麦'.repeat(41)} 林小麦`)?.Text).toBe(`${'麦'.repeat(41)}…`);
    expect(nameOf('Ann Lee '.repeat(8))?.Text).toBe('Ann Lee '.repeat(8));
  });

  test('are cut in the smallest pane of the smallest picture, too', () => {
    const guests = Array.from({ length: 8 }, (_, index) => `guest${index}`);
    const stage = guests.map((userId) => ({ ...seat, userId }));
    const nine = { hostName: seat.name, stage, onAir: ['host', ...guests] };
    const request = { layout: 'grid', resolution: '360p', namePlates: true } as const;
    for (const [text] of textsOf(request, nine)) {
      expect(text?.Text).toMatch(/^麦+…$/);
      expect(text?.FontSize).toBeGreaterThanOrEqual(7);
    }
  });

  test('lie within the pane of whatever layout the service shows it by', () => {
    const guests = Array.from({ length: 8 }, (_, index) => `guest${index}`);
    for (const layout of ['grid', 'spotlight', 'pip'] as const) {
      for (let people = 1; people < 9; people++) {
        const request = { layout, namePlates: true };
        const scene = sceneWith(request, { guests: guests.slice(0, people) });
        for (const { Texts = [] } of mpuPanes(scene, {}).UserPanes) {
          for (const { Y } of Texts) expect(Y).toBeLessThan(0.96);
          for (const { Y } of Texts) expect(Y).toBeGreaterThan(0.6);
        }
      }
    }
  });
});

test('a picture is at its place, or at the top right of the mix', () => {
  expect(panes({ watermark: { url: PICTURE } }).Watermarks).toEqual([
    {
      Url: PICTURE,
      Display: 1,
      ZOrder: 0,
      Alpha: 1,
      X: expect.closeTo(0.77),
      Y: 0.03,
      Width: 0.2,
      Height: 0.1,
    },
  ]);
  const place = { x: 0, y: 0.5, width: 0.3, height: 0.5 };
  expect(panes({ watermark: { url: PICTURE, ...place } }).Watermarks).toMatchObject([
    { X: 0, Y: 0.5, Width: 0.3, Height: 0.5 },
  ]);
});

test('what was taken away is said to be, because what is absent stays as it is', () => {
  const hidden = [{ Display: 0 }];
  expect(panes({ watermark: null, backgroundUrl: null })).toMatchObject({
    Watermarks: hidden,
    Backgrounds: hidden,
  });
  expect(panes({ watermark: { text: 'Gala' } }).Watermarks).toEqual(hidden);
});

test('the muted are left out of the sound; when nobody is any more, the list names nobody', () => {
  const sound = (muted?: string[]) => mpuSound('12345-1', sceneWith(muted ? { muted } : {}));
  expect(sound()).toEqual({});
  expect(sound(['guest'])).toEqual({ UnsubSpecAudioUsers: ['guest'] });
  expect(sound([])).toEqual({ UnsubSpecAudioUsers: ['12345-1'] });
});

describe('a user who is covered', () => {
  const url = 'https://cdn.example.com/cover.png';
  const covered = (userIds: string[], cover: { url?: string } = { url }) =>
    sceneWith({ placeholderUrl: PICTURE }, { guests: ['ann'], cover: { userIds, ...cover } });

  test('is neither seen nor heard, and the pane is kept by a picture', () => {
    expect(mpuSound('12345-1', covered(['ann']))).toEqual({
      UnsubSpecAudioUsers: ['ann'],
      UnsubSpecCameraUsers: ['ann'],
    });
    const { UserPanes } = mpuPanes(covered(['ann']), {});
    expect(UserPanes).toEqual([
      { PaneId: 0, UserId: 'host', Images: [expect.objectContaining({ Url: PICTURE })] },
      { PaneId: 1, UserId: 'ann', Images: [expect.objectContaining({ Url: url, Display: 2 })] },
    ]);
  });

  test('has nothing in the pane without a picture of the deployment', () => {
    expect(mpuPanes(covered(['ann'], {}), {}).UserPanes[1]).toEqual({ PaneId: 1, UserId: 'ann' });
  });

  test('is taken in again by naming nobody, as a list cannot be made empty', () => {
    expect(mpuSound('12345-1', covered([]))).toEqual({
      UnsubSpecAudioUsers: ['12345-1'],
      UnsubSpecCameraUsers: ['12345-1'],
    });
  });

  test('is named before others, as the service takes 64 names', () => {
    const muted = Array.from({ length: 64 }, (_, index) => `gone-${index}`);
    const scene = sceneWith({ muted }, { guests: ['ann'], cover: { userIds: ['ann'] } });
    const { UnsubSpecAudioUsers } = mpuSound('12345-1', scene);
    expect(UnsubSpecAudioUsers).toEqual([...muted.slice(1), 'ann']);
  });

  test('is left out beside those whom the host has muted', () => {
    const scene = sceneWith({ muted: ['host'] }, { guests: ['ann'], cover: { userIds: ['ann'] } });
    expect(mpuSound('12345-1', scene)).toEqual({
      UnsubSpecAudioUsers: ['host', 'ann'],
      UnsubSpecCameraUsers: ['ann'],
    });
  });
});
