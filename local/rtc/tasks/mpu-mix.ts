import type { MixSettings } from '../../mpu/scene/mix-settings';
import { malformed } from '../../openapi/api-error';
import type { ChannelUser } from '../channel-user';
import type { Layouts } from '../layouts/layouts';
import { type DEFAULT_MIX, type MixParameters, mixSettings } from './mix-parameters';
import { relaySettings } from './relay-settings';
import { type Media, subscribed } from './subscription';
import type { TaskMix } from './task-mix';

/** A mix as StartMPUTask and UpdateMPUTask have asked for it. */
export class MpuMix implements TaskMix {
  readonly parameters: MixParameters & typeof DEFAULT_MIX;
  readonly taskProfile: string | undefined;
  /** The RTC API mixes the users of one channel. */
  readonly guests = [];
  readonly #layouts: Layouts;

  constructor(
    parameters: MixParameters & typeof DEFAULT_MIX,
    layouts: Layouts,
    taskProfile?: string,
  ) {
    this.parameters = parameters;
    this.#layouts = layouts;
    this.taskProfile = taskProfile;
  }

  /** In the RTC API it is the channel that counts, whoever is mixed. */
  needs(): boolean {
    return true;
  }

  /** Which one is passed on is the one that is subscribed to. */
  get isRelay(): boolean {
    return this.parameters.MixMode === '0';
  }

  get settings(): MixSettings {
    if (this.isRelay) return relaySettings(this.parameters.SubSpecUsers?.[0] ?? '');
    return mixSettings(this.parameters, this.#layouts);
  }

  /** Refuses a relay that does not name exactly one user. */
  requireOneIfRelayed(): void {
    if (this.isRelay && this.parameters.SubSpecUsers?.length !== 1) throw malformed('SubSpecUsers');
  }

  taken({ userId }: ChannelUser, sent: Media): Media {
    return subscribed(this.parameters, userId, sent);
  }

  /** The mix after an update; absent parameters stay as they are. */
  changed(parameters: MixParameters): MpuMix {
    const changed = { ...this.parameters, ...parameters };
    const mix = new MpuMix(changed, this.#layouts, this.taskProfile);
    mix.requireOneIfRelayed();
    return mix;
  }
}
