import { signal } from '@preact/signals';
import type { AliRtcEngine } from 'aliyun-rtc-sdk';
import type { Qualities, Quality } from './quality';
import {
  type JoinChannel,
  type LinkEnd,
  type LinkOptions,
  LinkOver,
  type LinkState,
  type OnLevel,
  type StageLink,
} from './stage-link';

type Sdk = Pick<
  typeof AliRtcEngine,
  | 'createInstance'
  | 'AliRtcSdkChannelProfile'
  | 'AliRtcSdkClientRole'
  | 'AliRtcVideoTrack'
  | 'AliRtcConnectionStatus'
>;
type Engine = ReturnType<Sdk['createInstance']>;

interface Options extends LinkOptions {
  join: JoinChannel;
  /** Alibaba's SDK, which is loaded by the caller. */
  sdk: Sdk;
}

/** As the SDK advises. */
const LEVEL_INTERVAL_MS = 300;
/**
 * It tells the mean of the whole spectrum, at most 100; a voice has few frequencies, so a loud one
 * close to the microphone comes to a few more than ten.
 */
const LOUD_VOLUME = 20;

/** What the codes of the SDK's `bye` mean (`AliRtcOnByeType` in its types). */
const BYE: Partial<Record<number, LinkEnd>> = { 1: 'removed', 2: 'channel-ended', 3: 'replaced' };

/** By the number of `AliRtcNetworkQuality`; 6 is not known. */
const QUALITIES: Partial<Record<number, Quality>> = {
  0: 'good',
  1: 'good',
  2: 'fair',
  3: 'poor',
  4: 'poor',
  5: 'poor',
};

/**
 * The side for Alibaba's RTC service, by its SDK for browsers. The SDK comes back by itself when
 * the network does. https://help.aliyun.com/zh/live/user-guide/quick-use
 */
export class AliyunLink implements StageLink {
  readonly state = signal<LinkState>('idle');
  readonly endedBy = signal<unknown>(undefined);
  readonly qualities = signal<Qualities>(new Map());
  readonly #options: Options;
  #engine: Engine | undefined;
  /** Only who is subscribed to is received. */
  #isWatching = false;
  /** Views that were asked for, also before the channel was joined. */
  readonly #views = new Map<string, HTMLVideoElement>();
  readonly #onLevels = new Map<string, OnLevel>();
  /** Who is not to be heard, also before the channel was joined. */
  readonly #unheard = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
  }

  async publish(media: MediaStream): Promise<void> {
    if (this.#engine) return useMedia(this.#engine, media);
    const { isSilent, sdk } = this.#options;
    await this.#enter(async (engine) => {
      if (isSilent) subscribeToNobody(engine);
      else engine.enableAudioVolumeIndication(LEVEL_INTERVAL_MS);
      await engine.setClientRole(sdk.AliRtcSdkClientRole.AliRtcSdkInteractive);
      await useMedia(engine, media);
    });
  }

  async watch(): Promise<void> {
    const { sdk } = this.#options;
    await this.#enter(async (engine) => {
      subscribeToNobody(engine);
      engine.on('remoteUserOnLineNotify', (userId) => {
        if (this.#views.has(userId)) this.#receive(engine, userId, true);
      });
      engine.enableAudioVolumeIndication(LEVEL_INTERVAL_MS);
      await engine.setClientRole(sdk.AliRtcSdkClientRole.AliRtcSdkLive);
      this.#isWatching = true;
    });
  }

  subscribe(userId: string, view: HTMLVideoElement, onLevel?: OnLevel): () => void {
    if (onLevel) this.#onLevels.set(userId, onLevel);
    this.#views.set(userId, view);
    if (this.#engine) this.#show(this.#engine, userId, view);
    if (this.#engine && this.#isWatching) this.#receive(this.#engine, userId, true);
    return () => {
      this.#views.delete(userId);
      this.#onLevels.delete(userId);
      onLevel?.(0);
      if (this.#engine) this.#show(this.#engine, userId, null);
      if (this.#engine && this.#isWatching) this.#receive(this.#engine, userId, false);
    };
  }

  hear(userId: string, isHeard: boolean): void {
    if (isHeard !== this.#unheard.has(userId)) return;
    if (isHeard) this.#unheard.delete(userId);
    else this.#unheard.add(userId);
    this.#engine?.muteRemoteAudioPlaying(userId, !isHeard);
  }

  async leave(): Promise<void> {
    const engine = this.#engine;
    this.#engine = undefined;
    this.state.value = 'idle';
    await engine?.leaveChannel();
    await engine?.destroy();
  }

  /** Joins with an engine that has been made ready for it; the devices are chosen before. */
  async #enter(prepare: (engine: Engine) => Promise<void>): Promise<void> {
    const { join, displayName, kind, sdk } = this.#options;
    this.state.value = 'connecting';
    try {
      const { singleToken, userId } = await join();
      const engine = sdk.createInstance();
      this.#engine = engine;
      this.#follow(engine, userId);
      engine.setChannelProfile(sdk.AliRtcSdkChannelProfile.AliRtcSdkInteractiveLive);
      if (kind === 'voice') engine.setAudioOnlyMode(true);
      await prepare(engine);
      for (const [userId, view] of this.#views) this.#show(engine, userId, view);
      for (const userId of this.#unheard) engine.muteRemoteAudioPlaying(userId, true);
      await engine.joinChannel(singleToken, displayName);
      this.state.value = 'connected';
    } catch (error) {
      await this.#end(error);
    }
  }

  #receive(engine: Engine, userId: string, isWanted: boolean): void {
    const { AliRtcVideoTrackCamera } = this.#options.sdk.AliRtcVideoTrack;
    const wantsVideo = isWanted && this.#options.kind === 'video';
    engine.subscribeRemoteMediaStream(userId, AliRtcVideoTrackCamera, wantsVideo, isWanted);
  }

  #show(engine: Engine, userId: string, view: HTMLVideoElement | null): void {
    const { AliRtcVideoTrackCamera } = this.#options.sdk.AliRtcVideoTrack;
    engine.setRemoteViewConfig(view, userId, AliRtcVideoTrackCamera);
  }

  #follow(engine: Engine, ownId: string): void {
    const status = this.#options.sdk.AliRtcConnectionStatus;
    const states: Partial<Record<number, LinkState>> = {
      [status.AliRtcConnectionStatusConnected]: 'connected',
      [status.AliRtcConnectionStatusDisconnected]: 'reconnecting',
      [status.AliRtcConnectionStatusReconnecting]: 'reconnecting',
    };
    engine.on('connectionStatusChange', (now) => {
      if (this.#engine !== engine) return;
      const next = states[now];
      // Before the channel is joined the SDK connects too, which is no news.
      if (next && this.state.value !== 'connecting') this.state.value = next;
      if (now === status.AliRtcConnectionStatusFailed) {
        void this.#end(new LinkOver('failed'));
      }
    });
    // Of all that is received together: the SDK tells nothing of single people, or of what is sent.
    engine.on('networkQuality', ({ subscribe }) => {
      const quality = QUALITIES[subscribe.quality];
      this.qualities.value = new Map(quality && [[ownId, quality]]);
    });
    engine.on('audioVolume', (speakers) => {
      for (const { userId, volume } of speakers) {
        this.#onLevels.get(userId)?.(Math.min(1, volume / LOUD_VOLUME));
      }
    });
    engine.on('bye', (reason) => {
      if (this.#engine === engine) {
        void this.#end(new LinkOver(BYE[reason] ?? 'failed'));
      }
    });
  }

  async #end(reason: unknown): Promise<void> {
    const engine = this.#engine;
    this.#engine = undefined;
    this.endedBy.value = reason;
    this.state.value = 'ended';
    await engine?.destroy();
  }
}

/** The SDK plays everybody in the channel unless it is told not to. */
function subscribeToNobody(engine: Engine): void {
  engine.setDefaultSubscribeAllRemoteAudioStreams(false);
  engine.setDefaultSubscribeAllRemoteVideoStreams(false);
}

/** The SDK stops the tracks it is done with, so it gets copies. */
async function useMedia(engine: Engine, media: MediaStream): Promise<void> {
  const [video] = media.getVideoTracks();
  const [audio] = media.getAudioTracks();
  if (video) await engine.switchCamera(undefined, video.clone());
  if (audio) {
    await engine.switchMicrophone(audio.getSettings().deviceId ?? '', audio.clone());
  }
}
