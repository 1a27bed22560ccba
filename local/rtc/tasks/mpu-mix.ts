import type { MixSettings } from '../../mpu/scene/mix-settings';
import type { ChannelUser } from '../channel-user';
import { type DEFAULT_MIX, type MixParameters, mixSettings } from './mix-parameters';
import { type Media, subscribed } from './subscription';
import type { TaskMix } from './task-mix';

/** A mix as StartMPUTask and UpdateMPUTask have asked for it. */
export class MpuMix implements TaskMix {
  readonly parameters: MixParameters & typeof DEFAULT_MIX;
  readonly taskProfile: string | undefined;
  /** The first API mixes the users of one channel. */
  readonly guests = [];

  constructor(parameters: MixParameters & typeof DEFAULT_MIX, taskProfile?: string) {
    this.parameters = parameters;
    this.taskProfile = taskProfile;
  }

  get settings(): MixSettings {
    return mixSettings(this.parameters);
  }

  taken({ userId }: ChannelUser, sent: Media): Media {
    return subscribed(this.parameters, userId, sent);
  }

  /** The mix after an update; absent parameters stay as they are. */
  changed(parameters: MixParameters): MpuMix {
    return new MpuMix({ ...this.parameters, ...parameters }, this.taskProfile);
  }
}
