import type { MixParams } from '../model/layout';
import type { ChannelUser, MixTask } from '../model/mixer';

/** Coordinates are counted in ten-thousandths of the picture, so that no pane runs into another. */
const UNITS = 10_000;
/** The small picture of `pip`, at the bottom right as in the first API's layout 4. */
const INSET = { x: 7576, y: 7576, width: 2361, height: 2361, zOrder: 1 };
/** The whole picture is shown, with bars where its shape differs from the pane's. */
const FIT = '0';
/** It is cut where its shape differs from the picture's. */
const CROP = '1';
/** What is mixed of a user. */
const STREAM = { all: '0', soundOnly: '1', videoOnly: '2' };
const AUDIO = { AudioBitrate: '128', AudioSampleRate: '48000', AudioChannels: '2' };

/**
 * Sizes and rates by resolution, landscape; the same that MediaEncode stands for in the first API.
 * A picture in full comes every other second, and at least every 60 frames as the service wants it.
 */
const ENCODINGS: Record<MixParams['resolution'], Encoding> = {
  '360p': { long: 640, short: 360, kbps: 500, fps: 15 },
  '720p': { long: 1280, short: 720, kbps: 1024, fps: 25 },
  '1080p': { long: 1920, short: 1080, kbps: 2048, fps: 30 },
};
const KEYFRAME_SECONDS = 2;

type MixScene = Pick<MixTask, 'channelId' | 'hostId' | 'kind' | 'params' | 'cast'>;

interface Encoding {
  long: number;
  short: number;
  kbps: number;
  fps: number;
}

interface Pane {
  x: number;
  y: number;
  width: number;
  height: number;
  zOrder: number;
}

/**
 * A mix's scene as the TranscodeParams of StartLiveMPUTask and UpdateLiveMPUTask, every leaf a text.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask
 *
 * Unlike the first API's, a pane stays where it is: it is black, or shows the placeholder, while
 * nobody has it. Users are bound to panes only where every pane has its user, as in a PK; else
 * panes go by who came first. There is no colour for the background, no title and no watermark.
 */
export function transcodeParams(task: MixScene) {
  const { kind, params } = task;
  if (kind === 'voice') {
    return { EncodeParams: { AudioOnly: 'true', ...AUDIO }, ...userInfos(task, []) };
  }
  const panes = panesOf(params);
  const users = boundUsers(task, panes.length);
  return {
    EncodeParams: encodeParams(params),
    Layout: { UserPanes: panes.map((pane, index) => userPane(pane, params, users[index])) },
    ...userInfos(task, users),
    ...(params.backgroundUrl && { Background: { URL: params.backgroundUrl, RenderMode: CROP } }),
  };
}

/** Who has the panes, if that is said of each of them. */
function boundUsers({ channelId, params, cast }: MixScene, paneCount: number): ChannelUser[] {
  const userIds = (params.panes ?? []).slice(0, paneCount).filter((userId) => userId !== null);
  if (userIds.length !== paneCount) return [];
  const opponent = cast?.opponent;
  return userIds.map((userId) => (opponent?.userId === userId ? opponent : { channelId, userId }));
}

/**
 * Who is mixed, and what of them. The service mixes everybody, or only those that it is told of: so
 * where one has a pane, is muted or comes from another channel, all are named.
 */
function userInfos(task: MixScene, bound: ChannelUser[]) {
  const { params, cast } = task;
  const { muted = [] } = params;
  const isBound = bound.length > 0;
  if (!isBound && !(cast && (cast.opponent || muted.length > 0))) return {};
  const isHeard = ({ userId }: ChannelUser) => !muted.includes(userId);
  const others = castUsers(task).filter((user) => !isAmong(bound, user));
  // Where every pane has its user, the others have no picture.
  const [seen, unseen] = isBound ? [bound, others.filter(isHeard)] : [others, []];
  return {
    UserInfos: [
      ...seen.map((user) => userInfo(user, isHeard(user) ? STREAM.all : STREAM.videoOnly)),
      ...unseen.map((user) => userInfo(user, STREAM.soundOnly)),
    ],
  };
}

function userInfo(user: ChannelUser, streamType: string) {
  return { ...camera(user), StreamType: streamType };
}

function isAmong(users: ChannelUser[], { userId }: ChannelUser): boolean {
  return users.some((user) => user.userId === userId);
}

function castUsers({ channelId, hostId, cast }: MixScene): ChannelUser[] {
  if (!cast) return [];
  const own = [hostId, ...cast.cohostIds].map((userId) => ({ channelId, userId }));
  return cast.opponent ? [...own, cast.opponent] : own;
}

/** The channel may be left out for a user of the task's own, but not during a PK. */
function camera({ channelId, userId }: ChannelUser) {
  return { UserId: userId, ChannelId: channelId, SourceType: 'camera' };
}

function encodeParams({ resolution, orientation }: MixParams) {
  const { long, short, kbps, fps } = ENCODINGS[resolution];
  const isLandscape = orientation === 'landscape';
  return {
    VideoWidth: String(isLandscape ? long : short),
    VideoHeight: String(isLandscape ? short : long),
    VideoBitrate: String(kbps),
    VideoFramerate: String(fps),
    VideoGop: String(fps * KEYFRAME_SECONDS),
    VideoCodec: 'H.264',
    AudioOnly: 'false',
    ...AUDIO,
  };
}

function panesOf({ layout, seats }: MixParams): Pane[] {
  switch (layout) {
    case 'solo':
      return grid(1);
    case 'side-by-side':
      return grid(Math.min(seats, 2));
    case 'pip':
      return [...grid(1), ...(seats > 1 ? [INSET] : [])];
    case 'grid':
      return grid(seats);
    default:
      return layout satisfies never;
  }
}

/** Panes of the picture's own shape, row by row, as large as they can be; in the middle. */
function grid(count: number): Pane[] {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const side = Math.floor(UNITS / columns);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    return {
      x: centred(inRow * side) + (index % columns) * side,
      y: centred(rows * side) + row * side,
      width: side,
      height: side,
      zOrder: 0,
    };
  });
}

function centred(units: number): number {
  return Math.floor((UNITS - units) / 2);
}

function userPane(
  { x, y, width, height, zOrder }: Pane,
  { placeholderUrl }: MixParams,
  user: ChannelUser | undefined,
) {
  return {
    X: fraction(x),
    Y: fraction(y),
    Width: fraction(width),
    Height: fraction(height),
    ZOrder: String(zOrder),
    RenderMode: FIT,
    ...(placeholderUrl && { BackgroundImageUrl: placeholderUrl }),
    ...(user && { UserInfo: camera(user) }),
  };
}

function fraction(units: number): string {
  return String(units / UNITS);
}
