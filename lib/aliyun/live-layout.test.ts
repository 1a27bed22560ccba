import fc from 'fast-check';
import {
  fitsSeats,
  LAYOUTS,
  MAX_SEATS,
  type MixRequest,
  ORIENTATIONS,
  RESOLUTIONS,
} from '../model/layout';
import type { Scene } from '../model/scene';
import { sceneWith, seated } from '../model/scene-fixture';
import { pointerIn } from '../store/room-fixture';
import { transcodeParams } from './live-layout';

/** Of a room with a picture. */
const shown = (scene: Scene) => {
  const { EncodeParams, Layout, UserInfos, Background } = {
    Layout: undefined,
    UserInfos: undefined,
    Background: undefined,
    ...transcodeParams(scene),
  };
  if (!Layout || !('VideoWidth' in EncodeParams)) throw new Error('There is no picture.');
  return { EncodeParams, Layout, UserInfos, Background };
};
const withPicture = (request: MixRequest, guests: string[] = []) =>
  shown(sceneWith(request, { guests }));

const GUESTS = Array.from({ length: MAX_SEATS - 1 }, (_, index) => `guest${index + 1}`);

/** Every mix that can be asked for, with any number of people. */
const anyScene = fc
  .record({
    layout: fc.constantFrom(...LAYOUTS),
    resolution: fc.constantFrom(...RESOLUTIONS),
    orientation: fc.constantFrom(...ORIENTATIONS),
    seats: fc.integer({ min: 1, max: MAX_SEATS }),
    guests: fc.integer({ min: 0, max: GUESTS.length }),
  })
  .filter(({ layout, seats }) => fitsSeats(layout, seats))
  .map(({ guests, ...request }) => sceneWith(request, { guests: GUESTS.slice(0, guests) }));

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leaves)
    : [value];
}

const LOGO = 'https://example.com/logo.png';
const named = (UserId: string, StreamType: string) => ({
  UserId,
  StreamType,
  SourceType: 'camera',
});

test('every leaf is a text, as the service wants it', () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      const all = leaves(transcodeParams(scene));
      expect(all.filter((leaf) => typeof leaf !== 'string' || leaf === '')).toEqual([]);
    }),
  );
});

test('panes are written as fractions of the whole, and say whether the picture is cut', () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      for (const { X, Y, Width, Height, RenderMode } of shown(scene).Layout.UserPanes) {
        for (const text of [X, Y, Width, Height]) expect(text).toMatch(/^[01](\.\d{1,4})?$/);
        expect(RenderMode).toBe('1');
      }
    }),
  );
});

test('a pane of one’s own is as it was placed', () => {
  const pane = { x: 0.1, y: 0.7 / 3, width: 1e-4, height: 0.5, z: 3, fit: 'fit' as const };
  expect(withPicture({ panes: [pane] }).Layout.UserPanes).toEqual([
    {
      X: '0.1',
      Y: '0.2333',
      Width: '0.0001',
      Height: '0.5',
      ZOrder: '3',
      RenderMode: '0',
      UserInfo: { UserId: 'host', SourceType: 'camera' },
    },
  ]);
});

// Whom the service is not told of it would leave out.
test('everybody on stage is named: with a pane, or as somebody who is heard', () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      const { UserInfos = [], Layout } = shown(scene);
      const userIds = UserInfos.map(({ UserId }) => UserId);
      expect(userIds).toHaveLength(scene.panes.length + scene.others.length);
      expect(new Set(userIds).size).toBe(userIds.length);
      expect(
        Layout.UserPanes.every(({ UserInfo }) => userIds.includes(UserInfo?.UserId ?? '')),
      ).toBe(true);
    }),
  );
});

test.each([
  ['360p', 'landscape', '640', '360', '15'],
  ['360p', 'portrait', '360', '640', '15'],
  ['720p', 'landscape', '1280', '720', '25'],
  ['720p', 'portrait', '720', '1280', '25'],
  ['1080p', 'landscape', '1920', '1080', '30'],
  ['1080p', 'portrait', '1080', '1920', '30'],
] as const)('%s %s is %s x %s at %s fps', (resolution, orientation, width, height, fps) => {
  expect(withPicture({ resolution, orientation }).EncodeParams).toMatchObject({
    VideoWidth: width,
    VideoHeight: height,
    VideoFramerate: fps,
  });
});

// https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask
test('everything that a stream with a picture needs is said, within the bounds', () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      const encode = shown(scene).EncodeParams;
      const within = (value: string, low: number, high: number) =>
        Number(value) >= low && Number(value) <= high;
      expect(within(encode.VideoWidth, 1, 1920)).toBe(true);
      expect(within(encode.VideoHeight, 1, 1920)).toBe(true);
      expect(within(encode.VideoBitrate, 1, 10_000)).toBe(true);
      expect(within(encode.VideoFramerate, 1, 60)).toBe(true);
      expect(within(encode.VideoGop, 1, 60)).toBe(true);
      expect(within(encode.AudioBitrate, 8, 500)).toBe(true);
      expect(['8000', '16000', '32000', '44100', '48000']).toContain(encode.AudioSampleRate);
      expect(['1', '2']).toContain(encode.AudioChannels);
    }),
  );
});

test('a voice room has sound only, and nothing is said of a picture', () => {
  const request = { placeholderUrl: LOGO, backgroundUrl: LOGO };
  expect(transcodeParams(sceneWith(request, { kind: 'voice', guests: ['ann'] }))).toEqual({
    EncodeParams: {
      AudioOnly: 'true',
      AudioBitrate: '128',
      AudioSampleRate: '48000',
      AudioChannels: '2',
    },
  });
});

describe('who is muted is not heard, and all others are', () => {
  test('with a pane they are only seen, without one not taken at all', () => {
    const request = { panes: ['ben', 'host'], muted: ['host', 'cay'] };
    const { UserInfos } = withPicture(request, ['ann', 'ben', 'cay']);
    expect(UserInfos).toEqual([named('ben', '0'), named('host', '2'), named('ann', '1')]);
  });

  test('in a voice room', () => {
    const params = { muted: ['ann', 'ben'] };
    const scene = sceneWith(params, { kind: 'voice', guests: ['ann', 'ben'] });
    expect(transcodeParams(scene)).toMatchObject({
      UserInfos: [named('host', '0'), named('ann', '2'), named('ben', '2')],
    });
  });
});

describe('in a PK', () => {
  const room = { stage: ['ann', 'eve'].map(seated), pk: pointerIn('running') };
  const from = (ChannelId: string, UserId: string, StreamType: string) => ({
    ...named(UserId, StreamType),
    ChannelId,
  });

  test('the other host is taken from the own channel, and who is on stage is heard', () => {
    const { Layout, UserInfos } = shown(sceneWith({ muted: ['rival', 'eve'] }, room));
    expect(Layout.UserPanes.map(({ UserInfo }) => UserInfo)).toMatchObject([
      { UserId: 'host', ChannelId: 'room1' },
      { UserId: 'rival', ChannelId: 'jazz' },
    ]);
    expect(UserInfos).toEqual([
      from('room1', 'host', '0'),
      from('jazz', 'rival', '2'),
      from('room1', 'ann', '1'),
    ]);
  });

  test('of voice rooms everybody is named, as nobody else would be heard', () => {
    expect(transcodeParams(sceneWith({}, { ...room, kind: 'voice' }))).toMatchObject({
      EncodeParams: { AudioOnly: 'true' },
      UserInfos: [
        from('room1', 'host', '0'),
        from('room1', 'ann', '0'),
        from('room1', 'eve', '0'),
        from('jazz', 'rival', '0'),
      ],
    });
  });
});

test('a picture stands in every pane without a camera, and one lies behind all', () => {
  const { Layout, Background } = withPicture({ placeholderUrl: LOGO, backgroundUrl: LOGO }, [
    'ann',
  ]);
  expect(Layout.UserPanes.map((pane) => pane.BackgroundImageUrl)).toEqual([LOGO, LOGO]);
  expect(Background).toEqual({ URL: LOGO, RenderMode: '1' });
});

describe('a user who is covered', () => {
  const url = 'https://cdn.example.com/cover.png';
  const covered = (userIds: string[], kind: 'video' | 'voice' = 'video') =>
    sceneWith({}, { guests: ['ann'], kind, cover: { userIds, url } });

  test('keeps the pane, and is taken neither with a picture nor with sound', () => {
    const { Layout, UserInfos } = shown(covered(['ann']));
    expect(UserInfos).toEqual([named('host', '0'), named('nobody', '2')]);
    expect(Layout.UserPanes.map((pane) => pane.BackgroundImageUrl)).toEqual([undefined, url]);
    const places = ({ UserPanes }: typeof Layout) =>
      UserPanes.map(({ X, Y, Width, Height }) => [X, Y, Width, Height]);
    expect(places(Layout)).toEqual(places(shown(covered([])).Layout));
  });

  // The service fills a pane without a user by itself, in the order in which users joined.
  test('leaves the pane to one who is not there, each to another', () => {
    const usersIn = (userIds: string[]) =>
      shown(covered(userIds)).Layout.UserPanes.map((pane) => pane.UserInfo.UserId);
    expect(usersIn(['ann'])).toEqual(['host', 'nobody']);
    expect(usersIn(['host', 'ann'])).toEqual(['nobody', 'nobody-']);
  });

  test('is taken in again as before', () => {
    expect(shown(covered([])).UserInfos).toEqual([named('host', '0'), named('ann', '0')]);
  });

  test('and all others, too, leave nobody to be mixed, who has to be named', () => {
    const nobodies = [named('nobody', '2'), named('nobody-', '2')];
    expect(shown(covered(['host', 'ann'])).UserInfos).toEqual(nobodies);
    const voices = transcodeParams(covered(['host', 'ann'], 'voice'));
    expect(voices.UserInfos).toEqual([named('nobody', '1')]);
  });

  test('is not heard under the name that stands for nobody', () => {
    const scene = sceneWith(
      {},
      {
        guests: ['nobody'],
        kind: 'voice',
        cover: { userIds: ['host', 'nobody'] },
      },
    );
    expect(transcodeParams(scene).UserInfos).toEqual([named('nobody-', '1')]);
  });

  test('is left out of a voice room', () => {
    expect(transcodeParams(covered(['ann'], 'voice')).UserInfos).toEqual([named('host', '0')]);
  });
});
