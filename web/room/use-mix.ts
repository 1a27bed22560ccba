import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Cooldown, Mix, MixLook, MixStart, Orientation, Room } from '../api/types';
import { serviceNowMs } from '../clock';
import { confirmed } from '../confirm';
import { useNow } from '../now';
import { type Action, useAction } from '../use-action';
import { changeLook } from './change-look';
import { firstShape } from './first-shape';
import { type MixView, mixViewOf } from './mix-view';
import type { RoomFeed } from './room-feed';
import type { StagePresence } from './stage-presence';
import { startMix } from './start-mix';

/** The mix of one's own room, and what can be done about it. */
export interface MixDesk {
  mix: Mix;
  /** Whether nothing is on air, nor about to be. */
  isOff: boolean;
  /** Until when the stream rests, by the last refusal of a start. */
  restsUntilMs: number | undefined;
  action: Action;
  /** Whether the mix is to be started as soon as the stream has rested. */
  isWaiting: boolean;
  setWaiting(isWaiting: boolean): void;
  /** How it looks: as it runs, or as the next start is to choose. */
  shape: MixStart | Mix;
  wishFor(change: MixStart): void;
  /** How the host's own camera is held, as far as it has been seen. */
  camera: Orientation | undefined;
  sawCamera(camera: Orientation | undefined): void;
  start(onCooldown: Cooldown): Promise<void>;
  stop(): Promise<void>;
  /** Changes the look of the running mix, or of the next one. */
  setLook(look: MixLook): Promise<void>;
}

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
  presence: StagePresence;
}

/** Starts, stops and shapes the mix, and says truthfully how it is. */
export function useMix({ api, room, feed, presence }: Props): MixDesk {
  const { roomId, mix } = room;
  const wish = useSignal<MixStart>({});
  const camera = useSignal<Orientation | undefined>(undefined);
  const firstShapeNow = () => firstShape(room.kind, wish.value, camera.value);
  const restsUntilMs = useSignal<number | undefined>(undefined);
  const action = useAction(() => feed.refresh());
  const isOff = mix.state === 'idle';
  const isWaiting = useSignal(false);
  // Here, not in the AppServer, which could not be told that the host has changed their mind.
  const setWaiting = (isToWait: boolean) => {
    isWaiting.value = isToWait;
    if (isToWait) void presence.enter();
  };
  // A relay begins with a picture, so that a host without one would never be on air.
  const mixVoice = async () => {
    if (presence.isHeardOnly.peek() && room.allowRelay) {
      await api.updateRoom(roomId, { allowRelay: false });
    }
  };
  const isToBeMixed = presence.isHeardOnly.value && room.allowRelay;
  useEffect(() => {
    if (isToBeMixed) void action.run(mixVoice);
  }, [isToBeMixed]);
  const start = (onCooldown: Cooldown) =>
    action.run(async () => {
      isWaiting.value = false;
      await presence.enter();
      if (!(await presence.isConnected())) return;
      await mixVoice();
      try {
        await startMix(api, roomId, { ...firstShapeNow(), onCooldown });
        restsUntilMs.value = undefined;
      } catch (error) {
        const restMs = restOf(error);
        if (restMs === undefined) throw error;
        restsUntilMs.value = serviceNowMs() + restMs;
      }
    });
  const stop = async () => {
    if (!(await confirmed({ words: 'mix.stopSure', yes: 'mix.stop' }))) return;
    await action.run(() => api.stopMix(roomId));
  };
  const wishFor = (change: MixStart) => {
    wish.value = { ...wish.value, ...change };
  };
  const setLook = async (look: MixLook) => {
    wish.value = { ...wish.value, ...look };
    if (!isOff) await action.run(() => changeLook(api, room, () => look));
  };
  return {
    ...{ mix, isOff, action, wishFor, start, stop, setLook, setWaiting },
    isWaiting: isWaiting.value,
    restsUntilMs: restsUntilMs.value,
    camera: camera.value,
    sawCamera: (now) => {
      camera.value = now;
    },
    shape: isOff ? firstShapeNow() : mix,
  };
}

/** The mix as it is at this moment, for what ticks; only the parts that show it are drawn again. */
export function useMixView({ mix, restsUntilMs }: MixDesk): MixView {
  return mixViewOf(mix, useNow(), restsUntilMs);
}

/** How long the stream still rests, if that is why a start was refused. */
function restOf(error: unknown): number | undefined {
  const isResting = error instanceof ApiError && error.code === 'StreamCoolingDown';
  return isResting ? error.retryAfterMs : undefined;
}
