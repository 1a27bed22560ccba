/**
 * TranscodeParams: what a task mixes, how it looks and how it is encoded. Every leaf is a text: a
 * number in its place is refused, and so is a name that the documentation does not have.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask
 */
import { z } from 'zod';
import { type ChannelUser, isSameUser } from '../rtc/channel-user';
import { invalidParam } from './live-error';
import { digits, refusalOf } from './live-parameters';

/** The picture's size must be even for the local encoder. */
const pixels = digits(2, 1920).refine((value) => value % 2 === 0);
const fraction = z
  .string()
  .regex(/^[01](\.\d{1,6})?$/)
  .transform(Number)
  .refine((value) => value <= 1);
const url = z.string().min(1).max(2048);
/** 0 shows all, with bars; 1, the default, fills and cuts. */
const RenderMode = z.enum(['0', '1']).exactOptional();
/** There is no screen sharing in the local channels. */
const SourceType = z.literal('camera').exactOptional();
const UserId = z.string().min(1).max(64);
/** Of a user in another channel than the task's; empty is the task's own, too. */
const ChannelId = z.string().max(64).exactOptional();

const audio = {
  AudioBitrate: digits(8, 500),
  AudioSampleRate: z.enum(['8000', '16000', '32000', '44100', '48000']),
  AudioChannels: z.enum(['1', '2']),
};

const UserInfos = z
  .array(
    z.strictObject({
      UserId,
      ChannelId,
      /** 0 all, 1 sound only, 2 picture only. */
      StreamType: z.enum(['0', '1', '2']).exactOptional(),
      SourceType,
    }),
  )
  .exactOptional();

const AudioMix = z.strictObject({
  EncodeParams: z.strictObject({ AudioOnly: z.literal('true'), ...audio }),
  UserInfos,
});

const UserPane = z.strictObject({
  X: fraction,
  Y: fraction,
  Width: fraction,
  Height: fraction,
  ZOrder: digits(0, 99),
  RenderMode,
  BackgroundImageUrl: url.exactOptional(),
  UserInfo: z.strictObject({ UserId, ChannelId, SourceType }).exactOptional(),
});
export type UserPane = z.infer<typeof UserPane>;

const VideoMix = z.strictObject({
  // All of them are needed but for the codec and its tuning.
  EncodeParams: z.strictObject({
    AudioOnly: z.literal('false').exactOptional(),
    ...audio,
    VideoWidth: pixels,
    VideoHeight: pixels,
    VideoBitrate: digits(1, 10_000),
    VideoFramerate: digits(1, 60),
    VideoGop: digits(1, 60),
    // H.265 is not imitated.
    VideoCodec: z.literal('H.264').exactOptional(),
    EnhancedParam: z.string().exactOptional(),
  }),
  Layout: z.strictObject({ UserPanes: z.array(UserPane).min(1) }),
  UserInfos,
  Background: z.strictObject({ URL: url, RenderMode }).exactOptional(),
});

export type TranscodeParams = z.infer<typeof AudioMix> | z.infer<typeof VideoMix>;

/** Whether there is a picture, and which; H.264 is what it always is. */
const SHAPES_PICTURE = new Set([
  'AudioOnly',
  'VideoWidth',
  'VideoHeight',
  'VideoBitrate',
  'VideoFramerate',
  'VideoCodec',
]);

/** Reads the TranscodeParams of this channel's mix. Throws the API's refusals. */
export function readTranscodeParams(json: unknown, channelId: string): TranscodeParams {
  // Sound alone needs other parts than a picture.
  const result = (isAudioOnly(json) ? AudioMix : VideoMix).safeParse(json);
  if (!result.success) throw refusalOf(result.error, 'TranscodeParams');
  if (seatsStranger(result.data, channelId)) throw invalidParam('TranscodeParams.UserInfos');
  return result.data;
}

/**
 * What of them has no effect: the local mixer's sound has one form, and its pictures a full one every
 * two seconds.
 */
export function ignoredParts(params: TranscodeParams): string[] {
  const encode = Object.keys(params.EncodeParams).filter((name) => !SHAPES_PICTURE.has(name));
  const { Background } = 'Layout' in params ? params : {};
  const background = Background?.RenderMode === undefined ? [] : ['Background.RenderMode'];
  return [...encode.map((name) => `EncodeParams.${name}`), ...background].map(
    (name) => `TranscodeParams.${name}`,
  );
}

/** Which user is meant in this channel's mix. */
export function namedUser(
  { UserId, ChannelId }: { UserId: string; ChannelId?: string },
  channelId: string,
): ChannelUser {
  return { userId: UserId, channelId: ChannelId || channelId };
}

function isAudioOnly(value: unknown): boolean {
  const { EncodeParams } = Object(value);
  return Object(EncodeParams).AudioOnly === 'true';
}

/** Every user with a pane must be among the users who are mixed. */
function seatsStranger(params: TranscodeParams, channelId: string): boolean {
  if (!('Layout' in params)) return false;
  const mixed = (params.UserInfos ?? []).map((user) => namedUser(user, channelId));
  const seated = params.Layout.UserPanes.flatMap((pane) =>
    pane.UserInfo ? [namedUser(pane.UserInfo, channelId)] : [],
  );
  return seated.some((user) => !mixed.some((other) => isSameUser(user, other)));
}
