import type { Resolution } from '../model/layout';
import type { ChannelUser, Scene, ScenePane } from '../model/scene';

/** `RenderMode`: a picture of another shape than its pane is shown in full, with bars, or cut. */
const RENDER_MODE = { fit: '0', crop: '1' };
/** What is mixed of a user. */
const STREAM = { all: '0', soundOnly: '1', videoOnly: '2' };
const AUDIO = { AudioBitrate: '128', AudioSampleRate: '48000', AudioChannels: '2' };

/**
 * Sizes and rates by resolution, landscape; the same that MediaEncode stands for in the RTC API.
 * A picture in full comes every other second, and at least every 60 frames as the service wants it.
 */
const ENCODINGS: Record<Resolution, Encoding> = {
  '360p': { long: 640, short: 360, kbps: 500, fps: 15 },
  '720p': { long: 1280, short: 720, kbps: 1024, fps: 25 },
  '1080p': { long: 1920, short: 1080, kbps: 2048, fps: 30 },
};
const KEYFRAME_SECONDS = 2;
/** Decimals of a fraction; the documentation names no limit, and more are less than a pixel. */
const DECIMALS = 4;

interface Encoding {
  long: number;
  short: number;
  kbps: number;
  fps: number;
}

/**
 * A scene as the TranscodeParams of StartLiveMPUTask and UpdateLiveMPUTask, every leaf a text.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask
 *
 * A pane stays where it is, and is black or shows the placeholder while its user sends nothing. There
 * is no colour for the background, no title, no name and no watermark.
 */
export function transcodeParams(scene: Scene) {
  if (scene.kind === 'voice') {
    return { EncodeParams: { AudioOnly: 'true', ...AUDIO }, ...voices(scene) };
  }
  const { panes, overlays } = scene;
  const { backgroundUrl } = overlays;
  return {
    EncodeParams: encodeParams(scene),
    Layout: { UserPanes: panes.map((pane) => userPane(pane, scene)) },
    UserInfos: someOf(scene, [
      ...panes.map((pane) => {
        const isSilent = Boolean(pane.cover) || isMuted(scene, pane.user);
        return userInfo(userIn(pane, scene), isSilent ? 'videoOnly' : 'all', scene);
      }),
      // Who has no pane has no picture, and who is muted beside has nothing.
      ...heard(scene).map((user) => userInfo(user, 'soundOnly', scene)),
    ]),
    ...(backgroundUrl && { Background: { URL: backgroundUrl, RenderMode: RENDER_MODE.crop } }),
  };
}

/**
 * A scene as the SingleSubParams: the host's stream as it comes.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-updatelivemputask
 */
export function singleSubParams({ host }: Scene) {
  return { UserId: host.userId, StreamType: STREAM.all, SourceType: 'camera' };
}

/** Everybody is mixed unless some are named, so that names are needed where anybody is left out. */
function voices(scene: Scene) {
  const { muted = [], covered = [], others } = scene;
  if (muted.length === 0 && covered.length === 0 && !isAcrossChannels(scene)) return {};
  // A list of nobody would be everybody: who is muted is named with a picture that is not there.
  return {
    UserInfos: someOf(
      scene,
      others
        .filter((user) => !isCovered(scene, user))
        .map((user) => userInfo(user, isMuted(scene, user) ? 'videoOnly' : 'all', scene)),
    ),
  };
}

function heard(scene: Scene): ChannelUser[] {
  return scene.others.filter((user) => !isMuted(scene, user) && !isCovered(scene, user));
}

/** A list of nobody would be everybody: then it names somebody who is not there. */
function someOf(scene: Scene, infos: ReturnType<typeof userInfo>[]) {
  if (infos.length > 0) return infos;
  return [userInfo({ ...scene.host, userId: nobodyOf(scene) }, 'soundOnly', scene)];
}

/**
 * Who is in a pane. The service puts somebody into one without a user, and into a covered one nobody is
 * to come: one who is not there has it, so that its picture is shown.
 */
function userIn({ user, cover }: ScenePane, scene: Scene): ChannelUser {
  if (!cover) return user;
  const before = scene.panes.filter((pane) => pane.cover).findIndex((pane) => pane.user === user);
  return { ...user, userId: nobodyOf(scene, before) };
}

/** Not the id of anybody on stage: users may have any. There are as many as are needed. */
function nobodyOf({ panes, others }: Scene, index = 0): string {
  const ids = [...panes.map(({ user }) => user), ...others].map(({ userId }) => userId);
  const free: string[] = [];
  for (let name = 'nobody'; free.length <= index; name += '-') {
    if (!ids.includes(name)) free.push(name);
  }
  return free[index] ?? '';
}

function isCovered({ covered = [] }: Scene, { userId }: ChannelUser): boolean {
  return covered.includes(userId);
}

function isMuted({ muted = [] }: Scene, { userId }: ChannelUser): boolean {
  return muted.includes(userId);
}

function userInfo(user: ChannelUser, stream: keyof typeof STREAM, scene: Scene) {
  return { ...camera(user, scene), StreamType: STREAM[stream] };
}

/** The channel may be left out for a user of the task's own, but not during a PK. */
function camera({ channelId, userId }: ChannelUser, scene: Scene) {
  return {
    UserId: userId,
    ...(isAcrossChannels(scene) && { ChannelId: channelId }),
    SourceType: 'camera',
  };
}

function isAcrossChannels({ host, panes, others }: Scene): boolean {
  const users = [...panes.map(({ user }) => user), ...others];
  return users.some(({ channelId }) => channelId !== host.channelId);
}

function encodeParams({ resolution, orientation }: Scene) {
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

function userPane(pane: ScenePane, scene: Scene) {
  const { x, y, width, height, z, fit, cover } = pane;
  const still = cover ? cover.url : scene.overlays.placeholderUrl;
  return {
    X: fraction(x),
    Y: fraction(y),
    Width: fraction(width),
    Height: fraction(height),
    ZOrder: String(z),
    RenderMode: RENDER_MODE[fit],
    ...(still && { BackgroundImageUrl: still }),
    UserInfo: camera(userIn(pane, scene), scene),
  };
}

/** Without an exponent, and without zeros at the end. */
function fraction(value: number): string {
  return String(Number(value.toFixed(DECIMALS)));
}
