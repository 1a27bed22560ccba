import type { MixSettings, PlacedPicture } from '../mpu/scene/mix-settings';
import type { Answer } from '../openapi/api-answer';
import { type ChannelUser, isSameUser, mixerName } from '../rtc/channel-user';
import type { Media } from '../rtc/tasks/subscription';
import type { TaskMix } from '../rtc/tasks/task-mix';
import { namedUser, type TranscodeParams, type UserPane } from './transcode-params';

const BLACK = { r: 0, g: 0, b: 0 };
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
/** What of a user's media a StreamType stands for. */
const TAKEN = {
  '0': { video: true, audio: true },
  '1': { video: false, audio: true },
  '2': { video: true, audio: false },
};

/** How a picture is fitted into its pane, by RenderMode; 1 is the default. */
const CROP_MODE = { '0': 'letterbox', '1': 'crop' } as const;

/** A mix as StartLiveMPUTask and UpdateLiveMPUTask have asked for it. */
export class LiveMix implements TaskMix {
  /** The parameters as they came, which ListRtcMPUTaskDetail tells again. */
  readonly request: Answer;
  readonly settings: MixSettings;
  readonly guests: readonly ChannelUser[];
  readonly isRelay = false;
  readonly #named: { user: ChannelUser; streamType: keyof typeof TAKEN }[];

  constructor(params: TranscodeParams, channelId: string, request: Answer) {
    this.request = request;
    this.settings = settingsOf(params, channelId);
    this.#named = (params.UserInfos ?? []).map((info) => ({
      user: namedUser(info, channelId),
      streamType: info.StreamType ?? '0',
    }));
    const users = this.#named.map(({ user }) => user);
    this.guests = users.filter((user) => user.channelId !== channelId);
  }

  /**
   * A task ends with the users whom it names, whoever else is in the channel.
   * https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-startlivemputask
   */
  needs(user: ChannelUser): boolean {
    return this.#named.length === 0 || this.#named.some((named) => isSameUser(named.user, user));
  }

  /** Everybody is mixed unless some are named. */
  taken(user: ChannelUser, sent: Media): Media {
    const named = this.#named.find((other) => isSameUser(other.user, user));
    if (this.#named.length > 0 && !named) return { video: false, audio: false };
    const wanted = TAKEN[named?.streamType ?? '0'];
    return { video: sent.video && wanted.video, audio: sent.audio && wanted.audio };
  }
}

function settingsOf(params: TranscodeParams, channelId: string): MixSettings {
  const look = {
    ...{ backgroundColor: BLACK, cropMode: 'crop' as const, layouts: [], pinned: [] },
    // After a relay that has to be taken back.
    relayed: null,
  };
  if (!('Layout' in params)) return look;
  const { EncodeParams: encode, Layout, Background } = params;
  const panes = Layout.UserPanes;
  return {
    ...look,
    video: {
      width: encode.VideoWidth,
      height: encode.VideoHeight,
      fps: encode.VideoFramerate,
      bitrateKbps: encode.VideoBitrate,
    },
    // There is one layout for any number of people.
    layouts: [
      panes.map(({ ZOrder, RenderMode = '1', ...pane }) => ({
        ...areaOf(pane),
        zOrder: ZOrder,
        cropMode: CROP_MODE[RenderMode],
      })),
    ],
    pinned: panes.flatMap(({ UserInfo }, pane) =>
      UserInfo
        ? [{ pane, userId: mixerName(namedUser(UserInfo, channelId), channelId), isReserved: true }]
        : [],
    ),
    backgrounds: [
      ...(Background ? [{ url: Background.URL, area: WHOLE, alpha: 1 }] : []),
      ...panes.flatMap(placeholderOf),
    ],
  };
}

/** It lies under the pane, and so is seen while nobody with a camera has it. */
function placeholderOf({ BackgroundImageUrl: url, ...pane }: UserPane): PlacedPicture[] {
  return url === undefined ? [] : [{ url, area: areaOf(pane), alpha: 1 }];
}

function areaOf({ X, Y, Width, Height }: Pick<UserPane, 'X' | 'Y' | 'Width' | 'Height'>) {
  return { x: X, y: Y, width: Width, height: Height };
}
