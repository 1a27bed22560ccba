/** Whether one stream is passed on or all are mixed, in the terms of the MPU operations. */
import type { Scene } from '../model/scene';
import { mpuSound } from './mpu-panes';

/** https://help.aliyun.com/document_detail/93183.html (MixMode, StreamType) */
const MIX_MODE = { relay: 0, mix: 1 };
const ORIGINAL = 0;

/**
 * The host's stream as it comes: of the modes this is the one that takes no layout. An update leaves
 * what it does not name, so that it says that the host is heard, who may have been muted in the mix.
 */
export function mpuRelay(taskId: string, scene: Scene) {
  const { host } = scene;
  return {
    ...mpuSound(taskId, scene),
    MixMode: MIX_MODE.relay,
    StreamType: ORIGINAL,
    SourceType: 'camera',
    SubSpecUsers: [host.userId],
  };
}

/**
 * All are mixed again. An update leaves what it does not name, so that the list of who is taken, which
 * a relay has cut to one, has to name everybody.
 */
export function mpuMixed({ panes, others }: Scene) {
  const users = [...panes.map(({ user }) => user), ...others];
  return { MixMode: MIX_MODE.mix, SubSpecUsers: users.map(({ userId }) => userId) };
}
