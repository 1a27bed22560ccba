import type { MixRequest } from '../model/layout';
import { sceneWith } from '../model/scene-fixture';
import { mpuPanes, mpuSound } from './mpu-panes';

const PICTURE = 'https://cdn.example.com/a.png';
const panes = (request: MixRequest, guests: string[] = []) =>
  mpuPanes(sceneWith(request, { guests }));

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
