import type { MixSettings } from '../../mpu/scene/mix-settings';

/** What the mixer does for a task that passes the stream of one user on. */
export function relaySettings(userId: string): MixSettings {
  return {
    relayed: userId,
    layouts: [],
    pinned: [],
    backgroundColor: { r: 0, g: 0, b: 0 },
    cropMode: 'crop',
  };
}
