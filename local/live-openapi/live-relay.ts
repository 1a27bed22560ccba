import type { MixSettings } from '../mpu/scene/mix-settings';
import type { Answer } from '../openapi/api-answer';
import type { ChannelUser } from '../rtc/channel-user';
import { relaySettings } from '../rtc/tasks/relay-settings';
import type { Media } from '../rtc/tasks/subscription';
import type { TaskMix } from '../rtc/tasks/task-mix';
import type { SingleSubParams } from './single-sub-params';

/** The relay of one user's stream, as StartLiveMPUTask and UpdateLiveMPUTask have asked for it. */
export class LiveRelay implements TaskMix {
  /** The parameters as they came, which ListRtcMPUTaskDetail tells again. */
  readonly request: Answer;
  readonly settings: MixSettings;
  readonly guests = [];
  readonly isRelay = true;
  readonly #userId: string;

  constructor({ UserId }: SingleSubParams, request: Answer) {
    this.request = request;
    this.#userId = UserId;
    this.settings = relaySettings(UserId);
  }

  /**
   * A task ends with the users whom it names, whoever else is in the channel.
   * https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-startlivemputask
   */
  needs({ userId }: ChannelUser): boolean {
    return userId === this.#userId;
  }

  /** Nobody else is in it. */
  taken({ userId }: ChannelUser, sent: Media): Media {
    return userId === this.#userId ? sent : { video: false, audio: false };
  }
}
