import type { AliRtcEngine } from 'aliyun-rtc-sdk';
import type { RoomKind } from '../api/types';
import type { OnLevel } from './stage-link';

export type AliyunEngine = ReturnType<(typeof AliRtcEngine)['createInstance']>;

interface Options {
  kind: RoomKind;
  /** `AliRtcVideoTrackCamera` of the SDK. */
  camera: Parameters<AliyunEngine['subscribeRemoteMediaStream']>[1];
}

/**
 * The SDK tells the mean of the whole spectrum, at most 100; a voice has few frequencies, so a loud
 * one close to the microphone comes to a few more than ten.
 */
const LOUD_VOLUME = 20;

/**
 * What is seen and heard of others by Alibaba's SDK. The SDK throws when it is asked about users who
 * are not in the channel, and forgets what it was told of those who leave. So what is wanted is kept
 * here, and said when they come.
 */
export class AliyunReceiver {
  readonly #options: Options;
  readonly #views = new Map<string, HTMLVideoElement>();
  readonly #onLevels = new Map<string, OnLevel>();
  readonly #unheard = new Set<string>();
  #engine: AliyunEngine | undefined;
  #isSelective = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Receives by this engine from now on; nobody but who is shown if it `isSelective`. */
  begin(engine: AliyunEngine, { isSelective = false } = {}): void {
    this.#engine = engine;
    this.#isSelective = isSelective;
    engine.on('remoteUserOnLineNotify', (userId) => this.#welcome(userId));
    // Before it the address to receive from may be missing.
    engine.on('remoteTrackAvailableNotify', (userId) => this.#welcome(userId));
    engine.on('audioVolume', (speakers) => {
      for (const { userId, volume } of speakers) {
        this.#onLevels.get(userId)?.(Math.min(1, volume / LOUD_VOLUME));
      }
    });
    for (const [userId, view] of this.#views) this.#show(userId, view);
  }

  end(): void {
    this.#engine = undefined;
  }

  /** As `StageLink.subscribe`. */
  subscribe(userId: string, view: HTMLVideoElement, onLevel?: OnLevel): () => void {
    if (onLevel) this.#onLevels.set(userId, onLevel);
    this.#views.set(userId, view);
    this.#show(userId, view);
    if (this.#isSelective) this.#receive(userId, true);
    return () => {
      this.#views.delete(userId);
      this.#onLevels.delete(userId);
      onLevel?.(0);
      this.#show(userId, null);
      if (this.#isSelective) this.#receive(userId, false);
    };
  }

  /** As `StageLink.hear`. */
  hear(userId: string, isHeard: boolean): void {
    if (isHeard !== this.#unheard.has(userId)) return;
    if (isHeard) this.#unheard.delete(userId);
    else this.#unheard.add(userId);
    this.#ifThere(userId)?.muteRemoteAudioPlaying(userId, !isHeard);
  }

  #welcome(userId: string): void {
    if (this.#unheard.has(userId)) this.#ifThere(userId)?.muteRemoteAudioPlaying(userId, true);
    if (this.#isSelective && this.#views.has(userId)) this.#receive(userId, true);
  }

  #receive(userId: string, isWanted: boolean): void {
    const { kind, camera } = this.#options;
    const wantsVideo = isWanted && kind === 'video';
    this.#ifThere(userId)?.subscribeRemoteMediaStream(userId, camera, wantsVideo, isWanted);
  }

  #show(userId: string, view: HTMLVideoElement | null): void {
    this.#engine?.setRemoteViewConfig(view, userId, this.#options.camera);
  }

  #ifThere(userId: string): AliyunEngine | undefined {
    return this.#engine?.isUserOnline(userId) ? this.#engine : undefined;
  }
}
