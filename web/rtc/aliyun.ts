import { effect, signal } from '@preact/signals';
import type { AliRtcEngine } from 'aliyun-rtc-sdk';
import { copyTrack } from '../media/track-copies';
import { type AliyunEngine, AliyunReceiver } from './aliyun-receiver';
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

interface Options extends LinkOptions {
  join: JoinChannel;
  /** Alibaba's SDK, which is loaded by the caller. */
  sdk: Sdk;
}

/** As the SDK advises. */
const LEVEL_INTERVAL_MS = 300;

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
  readonly #receiver: AliyunReceiver;
  #engine: AliyunEngine | undefined;
  /** What is to be sent, and what the SDK has been given. */
  #media: MediaStream | undefined;
  #given: MediaStream | undefined;
  #giving: Promise<void> | undefined;
  #entry: Promise<void> | undefined;
  #hasLeft = false;
  #stopMuting = () => {};

  constructor(options: Options) {
    this.#options = options;
    const camera = options.sdk.AliRtcVideoTrack.AliRtcVideoTrackCamera;
    this.#receiver = new AliyunReceiver({ kind: options.kind, camera });
  }

  async publish(media: MediaStream): Promise<void> {
    this.#media = media;
    const { isSilent, sdk } = this.#options;
    this.#entry ??= this.#enter(async (engine) => {
      if (isSilent) subscribeToNobody(engine);
      else engine.enableAudioVolumeIndication(LEVEL_INTERVAL_MS);
      await engine.setClientRole(sdk.AliRtcSdkClientRole.AliRtcSdkInteractive);
      this.#receiver.begin(engine);
      await this.#give(engine);
    });
    await this.#entry;
    // Other media may have come while it entered.
    if (this.#engine) await this.#give(this.#engine);
  }

  async watch(): Promise<void> {
    const { sdk } = this.#options;
    this.#entry ??= this.#enter(async (engine) => {
      subscribeToNobody(engine);
      engine.enableAudioVolumeIndication(LEVEL_INTERVAL_MS);
      await engine.setClientRole(sdk.AliRtcSdkClientRole.AliRtcSdkLive);
      this.#receiver.begin(engine, { isSelective: true });
    });
    await this.#entry;
  }

  subscribe(userId: string, view: HTMLVideoElement, onLevel?: OnLevel): () => void {
    return this.#receiver.subscribe(userId, view, onLevel);
  }

  hear(userId: string, isHeard: boolean): void {
    this.#receiver.hear(userId, isHeard);
  }

  async leave(): Promise<void> {
    this.#hasLeft = true;
    this.state.value = 'idle';
    // A join under way would be in the channel after all, with nobody to leave it.
    await this.#entry;
    const engine = this.#letGo();
    await engine?.leaveChannel();
    await engine?.destroy();
  }

  /** Joins with an engine that has been made ready for it; the devices are chosen before. */
  async #enter(prepare: (engine: AliyunEngine) => Promise<void>): Promise<void> {
    const { join, displayName, kind, sdk, isMuted } = this.#options;
    this.state.value = 'connecting';
    try {
      const { singleToken, userId } = await join();
      if (this.#hasLeft) return;
      const engine = sdk.createInstance();
      this.#engine = engine;
      this.#follow(engine, userId);
      engine.setChannelProfile(sdk.AliRtcSdkChannelProfile.AliRtcSdkInteractiveLive);
      if (kind === 'voice') engine.setAudioOnlyMode(true);
      // The SDK turns each track on that it is given, unless it is to be muted.
      this.#stopMuting = effect(() => engine.muteLocalMic(isMuted.value));
      await prepare(engine);
      if (!this.#isUsed(engine)) return;
      await engine.joinChannel(singleToken, displayName);
      if (this.#isUsed(engine)) this.state.value = 'connected';
    } catch (error) {
      await this.#end(error);
    }
  }

  /** Gives the SDK what is to be sent, one after the other: the newest comes last. */
  #give(engine: AliyunEngine): Promise<void> {
    const giveAll = async () => {
      while (this.#media && this.#given !== this.#media && this.#isUsed(engine)) {
        this.#given = this.#media;
        await useMedia(engine, this.#media);
      }
    };
    this.#giving ??= giveAll().finally(() => {
      this.#giving = undefined;
    });
    return this.#giving;
  }

  #isUsed(engine: AliyunEngine): boolean {
    return this.#engine === engine && !this.#hasLeft;
  }

  #follow(engine: AliyunEngine, ownId: string): void {
    const status = this.#options.sdk.AliRtcConnectionStatus;
    const states: Partial<Record<number, LinkState>> = {
      [status.AliRtcConnectionStatusConnected]: 'connected',
      [status.AliRtcConnectionStatusDisconnected]: 'reconnecting',
      [status.AliRtcConnectionStatusReconnecting]: 'reconnecting',
    };
    engine.on('connectionStatusChange', (now) => {
      if (!this.#isUsed(engine)) return;
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
    engine.on('bye', (reason) => {
      if (this.#isUsed(engine)) void this.#end(new LinkOver(BYE[reason] ?? 'failed'));
    });
  }

  async #end(reason: unknown): Promise<void> {
    const engine = this.#letGo();
    if (!this.#hasLeft) {
      this.endedBy.value = reason;
      this.state.value = 'ended';
    }
    await engine?.destroy();
  }

  #letGo(): AliyunEngine | undefined {
    const engine = this.#engine;
    this.#engine = undefined;
    this.#receiver.end();
    this.#stopMuting();
    return engine;
  }
}

/** The SDK plays everybody in the channel unless it is told not to. */
function subscribeToNobody(engine: AliyunEngine): void {
  engine.setDefaultSubscribeAllRemoteAudioStreams(false);
  engine.setDefaultSubscribeAllRemoteVideoStreams(false);
}

/** The SDK stops the tracks it is done with, so it gets copies. */
async function useMedia(engine: AliyunEngine, media: MediaStream): Promise<void> {
  const [video] = media.getVideoTracks();
  const [audio] = media.getAudioTracks();
  if (video) await engine.switchCamera(undefined, copyTrack(video));
  if (audio) {
    await engine.switchMicrophone(audio.getSettings().deviceId ?? '', copyTrack(audio));
  }
}
