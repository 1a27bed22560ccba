import { mixParams } from '../model/layout';
import { mpuPanes, mpuSound } from './mpu-panes';

const PICTURE = 'https://cdn.example.com/a.png';
const panes = (request: Parameters<typeof mixParams>[0]) =>
  mpuPanes({ hostId: 'host', params: mixParams(request) });

test('the host has the first pane, because panes otherwise go by who came first', () => {
  expect(panes({})).toEqual({ UserPanes: [{ PaneId: 0, UserId: 'host' }] });
});

test('whoever is pinned has their pane; null leaves a pane to whoever comes', () => {
  expect(panes({ panes: ['guest', null, 'host'] }).UserPanes).toEqual([
    { PaneId: 0, UserId: 'guest' },
    { PaneId: 1 },
    { PaneId: 2, UserId: 'host' },
  ]);
});

test('nobody is pinned if that is asked for; no list can be empty on the wire', () => {
  expect(panes({ panes: [] }).UserPanes).toEqual([{ PaneId: 0 }]);
});

// https://help.aliyun.com/document_detail/93183.html (Images.N.Display 2: while there is no video)
test('a placeholder is in every pane that somebody is pinned to, while they show nothing', () => {
  const { UserPanes } = panes({ panes: ['host', null], placeholderUrl: PICTURE });
  expect(UserPanes[0]).toMatchObject({ Images: [{ Url: PICTURE, Display: 2, Width: 1 }] });
  expect(UserPanes[1]).toEqual({ PaneId: 1 });
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
  const sound = (muted?: string[]) =>
    mpuSound({ taskId: '12345-1', params: mixParams(muted ? { muted } : {}) });
  expect(sound()).toEqual({});
  expect(sound(['guest'])).toEqual({ UnsubSpecAudioUsers: ['guest'] });
  expect(sound([])).toEqual({ UnsubSpecAudioUsers: ['12345-1'] });
});
