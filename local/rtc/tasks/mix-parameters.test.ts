import { z } from 'zod';
import { CallParameters } from '../../openapi/call-parameters';
import { parse } from '../../openapi/parameters';
import { Layouts } from '../layouts/layouts';
import { mixParameters, mixSettings, paneCount } from './mix-parameters';
import { subscribed } from './subscription';

const Request = z.object(mixParameters);
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
const read = (flat: Record<string, string>) =>
  parse(Request, new CallParameters(Object.entries(flat)));

it('reads the flattened form into the mixer’s settings', () => {
  const settings = mixSettings(
    read({
      'LayoutIds.1': '1',
      'LayoutIds.2': '13',
      MediaEncode: '22',
      CropMode: '1',
      BackgroundColor: String(1 + 2 * 256 + 3 * 65536),
      'UserPanes.1.PaneId': '0',
      'UserPanes.1.UserId': 'host',
      'UserPanes.2.PaneId': '1',
      'Watermarks.1.Url': 'http://a.example/b.png',
      'Watermarks.1.Alpha': '0.5',
      'Watermarks.1.X': '0.75',
      'Watermarks.2.Display': '0',
      'Watermarks.2.Url': 'http://a.example/hidden.png',
      'UserPanes.1.Images.1.Url': 'http://a.example/b.png',
      'UserPanes.1.Images.1.Display': '2',
      'UserPanes.1.Texts.1.Text': 'Title',
      'UserPanes.1.Texts.1.FontColor': '255',
      'Backgrounds.1.Url': 'http://a.example/b.jpg',
    }),
    new Layouts(),
  );
  expect(settings).toMatchObject({
    video: { width: 720, height: 1280, fps: 30, bitrateKbps: 1024 },
    cropMode: 'crop',
    backgroundColor: { r: 1, g: 2, b: 3 },
    pinned: [
      {
        pane: 0,
        userId: 'host',
        placeholder: { url: 'http://a.example/b.png', area: WHOLE, alpha: 1 },
        pictures: [],
        texts: [{ text: 'Title', x: 0, y: 0, fontSize: 24, color: { r: 255, g: 0, b: 0 } }],
      },
      { pane: 1 },
    ],
    backgrounds: [{ url: 'http://a.example/b.jpg', area: WHOLE, alpha: 1 }],
    watermarks: [{ url: 'http://a.example/b.png', area: { ...WHOLE, x: 0.75 }, alpha: 0.5 }],
  });
  expect(settings.layouts.map((panes) => panes.length)).toEqual([1, 2]);
});

it('puts letterboxes on black when nothing is asked for', () => {
  expect(mixSettings(read({}), new Layouts())).toEqual({
    relayed: null,
    layouts: [],
    backgroundColor: { r: 0, g: 0, b: 0 },
    cropMode: 'letterbox',
    pinned: [],
  });
});

it('notes what is accepted but has no effect, by the part that has none', () => {
  const parameters = new CallParameters([
    ['AppId', 'app1'],
    ['Action', 'StartMPUTask'],
    ['ClockWidgets.1.X', '0.5'],
    ['ClockWidgets.1.Y', '0.5'],
    ['CropMode', '1'],
    ['PayloadType', ''],
    ['ReportVad', '1'],
    ['UserPanes.1.PaneId', '0'],
    ['UserPanes.1.SegmentType', '1'],
    ['UserPanes.1.Texts.1.Text', 'Title'],
    ['UserPanes.1.Texts.1.Box', '1'],
    ['a.b.c.d.e.f.g', '1'],
  ]);
  parse(z.object({ ...mixParameters, AppId: z.string() }), parameters);
  expect(parameters.ignored).toEqual([
    'ClockWidgets',
    'ReportVad',
    'UserPanes.1.SegmentType',
    'UserPanes.1.Texts.1.Box',
    'a',
  ]);
});

it.each([
  // What every object of JavaScript has is no layout.
  [{ 'LayoutIds.1': '1', 'LayoutIds.2': 'toString' }, 'InvalidLayoutID.Malformed'],
  [{ LayoutIds: '1' }, 'InvalidLayoutID.Malformed'],
  [{ 'LayoutIds.0': '1' }, 'InvalidLayoutID.Malformed'],
  [{ 'LayoutIds.1': '1', 'LayoutIds.3': '13' }, 'InvalidLayoutID.Malformed'],
  [{ 'LayoutIds.1.X': '1' }, 'InvalidLayoutID.Malformed'],
  [{ BackgroundColor: '-1' }, 'InvalidBackgroundColor.Malformed'],
  [{ MediaEncode: '20.5' }, 'InvalidMediaEncode.Malformed'],
  [{ CropMode: '3' }, 'InvalidCropMode.Malformed'],
  [{ MixMode: '2' }, 'InvalidMixMode.Malformed'],
  [{ MixMode: '0', StreamType: '1' }, 'InvalidStreamType.Malformed'],
  [{ MixMode: '0', SourceType: 'shareScreen' }, 'InvalidSourceType.Malformed'],
  [{ 'Watermarks.1.Alpha': '1.5' }, 'InvalidWatermarks.Malformed'],
  [{ 'Backgrounds.1.X': 'left' }, 'InvalidBackgrounds.Malformed'],
  [
    { 'UserPanes.1.PaneId': '0', 'UserPanes.1.Texts.1.FontSize': '73' },
    'InvalidUserPanes.Malformed',
  ],
  [{ 'UserPanes.1.UserId': 'host' }, 'InvalidUserPanes.Malformed'],
  [{ 'UserPanes.1.PaneId': '0', 'UserPanes.2.PaneId': '0' }, 'InvalidUserPanes.Malformed'],
  [{ '__proto__.1': '1', CropMode: '9' }, 'InvalidCropMode.Malformed'],
])('refuses %j with %s', (flat, code) => {
  expect(() => read(flat as Record<string, string>)).toThrow(expect.objectContaining({ code }));
});

it.each([[[3, 4]], [[1, 12]], [[10_001]]])('refuses the layouts %j for a task', (layoutIds) => {
  expect(() => paneCount(layoutIds, new Layouts())).toThrow(
    expect.objectContaining({ code: 'InvalidLayoutID.Malformed' }),
  );
});

it('takes layouts that the app has made', () => {
  const layouts = new Layouts();
  const half = { x: 0, width: 1, height: 0.5, zOrder: 0 };
  const panes = [
    { ...half, y: 0 },
    { ...half, y: 0.5 },
  ];
  const id = layouts.create({ name: 'rows', audioMixCount: 6, panes, majorPane: undefined });
  expect(paneCount([1, id], layouts)).toBe(2);
  expect(mixSettings(read({ 'LayoutIds.1': String(id) }), layouts).layouts).toEqual([panes]);
});

it('takes only the users and media that the task subscribes to', () => {
  const sent = { video: true, audio: true };
  expect(subscribed({}, 'a', sent)).toEqual(sent);
  expect(subscribed({ SubSpecUsers: ['b'] }, 'a', sent)).toEqual({ video: false, audio: false });
  expect(subscribed({ SubSpecCameraUsers: ['b'] }, 'a', sent)).toEqual({
    video: false,
    audio: true,
  });
  expect(subscribed({ UnsubSpecAudioUsers: ['allStream'] }, 'a', sent)).toEqual({
    video: true,
    audio: false,
  });
});
