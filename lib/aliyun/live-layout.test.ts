import fc from 'fast-check';
import {
  fitsSeats,
  LAYOUTS,
  MAX_SEATS,
  type MixParams,
  mixParams,
  ORIENTATIONS,
  RESOLUTIONS,
} from '../model/layout';
import type { MixCast } from '../model/mixer';
import { transcodeParams as transcode } from './live-layout';

const ROOM = { channelId: 'room1', hostId: 'host' };

/** Of a room with a picture. */
const withPicture = (params: MixParams, cast?: MixCast) => {
  const { EncodeParams, Layout, UserInfos, Background } = {
    Layout: undefined,
    UserInfos: undefined,
    Background: undefined,
    ...transcode({ ...ROOM, kind: 'video', params, ...(cast && { cast }) }),
  };
  if (!Layout || !('VideoWidth' in EncodeParams)) throw new Error('There is no picture.');
  return { EncodeParams, Layout, UserInfos, Background };
};

/** Every mix that can be asked for. */
const anyMix = (layouts: readonly MixParams['layout'][] = LAYOUTS) =>
  fc
    .record({
      layout: fc.constantFrom(...layouts),
      resolution: fc.constantFrom(...RESOLUTIONS),
      orientation: fc.constantFrom(...ORIENTATIONS),
      seats: fc.integer({ min: 1, max: MAX_SEATS }),
    })
    .filter(({ layout, seats }) => fitsSeats(layout, seats))
    .map(mixParams);

const panesOf = (params: MixParams) =>
  withPicture(params).Layout.UserPanes.map((pane) => ({
    x: Number(pane.X),
    y: Number(pane.Y),
    right: Number(pane.X) + Number(pane.Width),
    bottom: Number(pane.Y) + Number(pane.Height),
    width: Number(pane.Width),
    height: Number(pane.Height),
  }));

/** What the conversion of fractions to binary may add. */
const EPSILON = 1e-9;

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leaves)
    : [value];
}

const LOGO = 'https://example.com/logo.png';

test('every leaf is a text, as the service wants it', () => {
  fc.assert(
    fc.property(anyMix(), (params) => {
      const all = leaves(withPicture(params));
      expect(all.filter((leaf) => typeof leaf !== 'string' || leaf === '')).toEqual([]);
    }),
  );
});

test('every pane lies inside the picture and has its shape', () => {
  fc.assert(
    fc.property(anyMix(), (params) => {
      for (const pane of panesOf(params)) {
        expect(Math.min(pane.x, pane.y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(pane.right, pane.bottom)).toBeLessThanOrEqual(1 + EPSILON);
        expect(pane.width).toBeGreaterThan(0.2);
        expect(pane.width).toBe(pane.height);
      }
    }),
  );
});

test('panes beside each other do not overlap', () => {
  fc.assert(
    fc.property(anyMix(['solo', 'side-by-side', 'grid']), (params) => {
      const panes = panesOf(params);
      const overlapping = panes.flatMap((a, index) =>
        panes
          .slice(index + 1)
          .filter(
            (b) =>
              a.x < b.right - EPSILON &&
              b.x < a.right - EPSILON &&
              a.y < b.bottom - EPSILON &&
              b.y < a.bottom - EPSILON,
          ),
      );
      expect(overlapping).toEqual([]);
    }),
  );
});

test('the small picture of pip lies on the large one, on the next layer', () => {
  const [large, small] = withPicture(mixParams({ layout: 'pip' })).Layout.UserPanes;
  expect(large).toMatchObject({ X: '0', Y: '0', Width: '1', Height: '1', ZOrder: '0' });
  expect(small).toMatchObject({ X: '0.7576', Y: '0.7576', Width: '0.2361', ZOrder: '1' });
});

test.each([
  ['solo', 9, 1],
  ['side-by-side', 4, 2],
  ['pip', 9, 2],
  ['grid', 1, 1],
  ['grid', 7, 7],
] as const)('%s for %i seats has %i panes', (layout, seats, panes) => {
  const { Layout } = withPicture(mixParams({ layout, seats }));
  expect(Layout.UserPanes).toHaveLength(panes);
});

test('a picture of five has its last row in the middle', () => {
  const { UserPanes } = withPicture(mixParams({ layout: 'grid', seats: 5 })).Layout;
  expect(UserPanes.map(({ X, Y }) => [X, Y])).toEqual([
    ['0', '0.1667'],
    ['0.3333', '0.1667'],
    ['0.6666', '0.1667'],
    ['0.1667', '0.5'],
    ['0.5', '0.5'],
  ]);
});

test.each([
  ['360p', 'landscape', '640', '360', '15'],
  ['360p', 'portrait', '360', '640', '15'],
  ['720p', 'landscape', '1280', '720', '25'],
  ['720p', 'portrait', '720', '1280', '25'],
  ['1080p', 'landscape', '1920', '1080', '30'],
  ['1080p', 'portrait', '1080', '1920', '30'],
] as const)('%s %s is %s x %s at %s fps', (resolution, orientation, width, height, fps) => {
  expect(withPicture(mixParams({ resolution, orientation })).EncodeParams).toMatchObject({
    VideoWidth: width,
    VideoHeight: height,
    VideoFramerate: fps,
  });
});

// https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask
test('everything that a stream with a picture needs is said, within the bounds', () => {
  fc.assert(
    fc.property(anyMix(), (params) => {
      const encode = withPicture(params).EncodeParams;
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
  const params = mixParams({ placeholderUrl: LOGO, backgroundUrl: LOGO });
  expect(transcode({ ...ROOM, kind: 'voice', params })).toEqual({
    EncodeParams: {
      AudioOnly: 'true',
      AudioBitrate: '128',
      AudioSampleRate: '48000',
      AudioChannels: '2',
    },
  });
});

test('users are bound to panes where every pane has one, and the muted are only seen', () => {
  const params = mixParams({ panes: ['guest', 'host'], muted: ['guest', 'stranger'] });
  const { Layout, UserInfos } = withPicture(params);
  expect(Layout.UserPanes.map((pane) => pane.UserInfo?.UserId)).toEqual(['guest', 'host']);
  expect(UserInfos).toEqual([
    { UserId: 'guest', ChannelId: 'room1', StreamType: '2', SourceType: 'camera' },
    { UserId: 'host', ChannelId: 'room1', StreamType: '0', SourceType: 'camera' },
  ]);
});

describe('who is muted is not heard, and all others are, as the service mixes who is named', () => {
  const named = (UserId: string, StreamType: string) => ({
    UserId,
    ChannelId: 'room1',
    StreamType,
    SourceType: 'camera',
  });
  const cast = { cohostIds: ['ben', 'eve'] };

  test('while panes go by who comes first, the muted are seen', () => {
    const { UserInfos, Layout } = withPicture(mixParams({ muted: ['ben'] }), cast);
    expect(UserInfos).toEqual([named('host', '0'), named('ben', '2'), named('eve', '0')]);
    expect(Layout.UserPanes.some((pane) => 'UserInfo' in pane)).toBe(false);
  });

  test('where every pane has its user, the others are heard only', () => {
    const params = mixParams({ panes: ['eve', 'host'], muted: ['host'] });
    const { UserInfos } = withPicture(params, cast);
    expect(UserInfos).toEqual([named('eve', '0'), named('host', '2'), named('ben', '1')]);
  });

  test('in a voice room', () => {
    const params = mixParams({ muted: ['host', 'ben', 'eve'] });
    expect(transcode({ ...ROOM, kind: 'voice', params, cast })).toMatchObject({
      UserInfos: [named('host', '2'), named('ben', '2'), named('eve', '2')],
    });
  });

  test('nobody is named when nobody is muted any more', () => {
    expect(withPicture(mixParams({ muted: [] }), cast).UserInfos).toBeUndefined();
  });
});

// Whom the service is not told of it would leave out, and without a cast nobody else is known.
test.each([[undefined], [[]], [['host']], [['host', null]], [[null, 'host']]])(
  'nobody is left out of a mix whose panes are %j',
  (panes) => {
    const params = mixParams({ ...(panes && { panes }), muted: ['guest'] });
    const { Layout, UserInfos } = withPicture(params);
    expect(UserInfos).toBeUndefined();
    expect(Layout.UserPanes.some((pane) => 'UserInfo' in pane)).toBe(false);
  },
);

describe('in a PK', () => {
  const params = mixParams({ panes: ['host', 'rival'], seats: 2 });
  const cast = { opponent: { channelId: 'room2', userId: 'rival' }, cohostIds: ['ben', 'eve'] };
  const named = (UserId: string, ChannelId: string) => ({
    UserId,
    ChannelId,
    SourceType: 'camera',
  });
  const host = named('host', 'room1');
  const rival = named('rival', 'room2');
  const cohost = { ...named('ben', 'room1'), StreamType: '1' };

  test('the other host is taken from the own channel, and who is on stage is heard', () => {
    const { Layout, UserInfos } = withPicture(params, cast);
    expect(Layout.UserPanes.map((pane) => pane.UserInfo)).toEqual([host, rival]);
    expect(UserInfos).toEqual([
      { ...host, StreamType: '0' },
      { ...rival, StreamType: '0' },
      cohost,
      { ...named('eve', 'room1'), StreamType: '1' },
    ]);
  });

  test('who is muted is not heard: a host is only seen, a co-host not taken at all', () => {
    const { UserInfos } = withPicture({ ...params, muted: ['rival', 'eve'] }, cast);
    expect(UserInfos).toEqual([
      { ...host, StreamType: '0' },
      { ...rival, StreamType: '2' },
      cohost,
    ]);
  });

  test('of voice rooms everybody is named, as nobody else would be heard', () => {
    const task = { ...ROOM, kind: 'voice', params, cast } as const;
    expect(transcode(task)).toMatchObject({
      EncodeParams: { AudioOnly: 'true' },
      UserInfos: [host, { UserId: 'ben' }, { UserId: 'eve' }, rival].map((user) => ({
        ...user,
        StreamType: '0',
      })),
    });
  });
});

test('a picture stands in every pane without a camera, and one lies behind all', () => {
  const params = mixParams({ placeholderUrl: LOGO, backgroundUrl: LOGO });
  const { Layout, Background } = withPicture(params);
  expect(Layout.UserPanes.map((pane) => pane.BackgroundImageUrl)).toEqual([LOGO, LOGO]);
  expect(Background).toEqual({ URL: LOGO, RenderMode: '1' });
});
