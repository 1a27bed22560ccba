import { AV_CODEC_ID_H264, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import type { CodecParameters } from 'node-av/lib';
import type { FlvOutput } from '../flv-output';
import { expectOk } from '../libav';
import type { Member } from '../member';
import { parameterSets } from '../rtp/annex-b-parts';
import type { AccessUnit } from '../rtp/h264-depacketizer';
import type { MixSettings, VideoSettings } from '../scene/mix-settings';
import type { StillPictures } from '../scene/still-pictures';
import { VideoRelay } from './video-relay';
import { VideoTrack } from './video-track';

/**
 * The relay goes on until its user's newest picture is decoded, but not for longer. It is enough for
 * the pictures of the 8 s between two keyframes of OBS.
 */
const MAX_DECODE_WAIT_MS = 2000;
const CHECK_EVERY_MS = 10;

interface Sources {
  members: ReadonlyMap<number, Member>;
  stills: StillPictures;
}

/** Where and on which clock the picture is written. */
interface OnAir {
  output: FlvOutput;
  nowMs: () => number;
}

/**
 * The picture of a program: mixed, or one user's as it comes. It goes from one to the other on one
 * timeline: the old one is written until the new one has its first picture.
 */
export class ProgramVideo {
  readonly #sources: Sources;
  #settings: MixSettings;
  #onAir: OnAir | undefined;
  #track: VideoTrack | undefined;
  #relay: { userId: string; relay: VideoRelay } | undefined;
  #waiting: NodeJS.Timeout | undefined;
  /** What the output was opened for: the mix, or the first keyframe of a relay. */
  #announced: VideoTrack | AccessUnit | undefined;
  #onFirst: ((first: VideoTrack | AccessUnit) => void) | undefined;
  /** The relayed user's pictures, from the first keyframe until there is an output for them. */
  readonly #early: { userId: string; picture: AccessUnit }[] = [];

  constructor(settings: MixSettings, sources: Sources) {
    this.#settings = settings;
    this.#sources = sources;
    if (isMixed(settings)) this.#track = new VideoTrack(settings.video, settings, sources);
  }

  /**
   * What the output has to announce: of a relay it is known with the user's first keyframe. A mix
   * that the relay becomes before is announced in its place.
   */
  async announcement(): Promise<(parameters: CodecParameters) => void> {
    const first = this.#track ?? (await this.#first());
    return (parameters) => {
      // Before the output asks, the settings may have changed again.
      this.#announced = this.#track ?? first;
      describe(this.#announced, parameters);
    };
  }

  /** Begins to write. */
  start(output: FlvOutput, nowMs: () => number): void {
    this.#onAir = { output, nowMs };
    if (this.#track) this.#begin(this.#track, this.#onAir);
    // A stream that began with its sound would have players wait for a picture, or expect none.
    for (const { userId, picture } of this.#early.splice(0)) this.#pass(userId, picture);
    this.#follow();
  }

  /** Shows what these settings say. */
  change(settings: MixSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    if (!isMixed(settings) || !this.#track) this.#follow();
    else if (isMixed(before) && isSame(before.video, settings.video)) this.#track.change(settings);
    else this.#mix(settings);
  }

  /** The mix is drawn anew: a picture has come, or somebody is about to go. */
  refresh(): void {
    this.#track?.change(this.#settings);
  }

  /** Somebody has joined, with pictures from now on. */
  joined(member: Member): void {
    if (!this.#track) member.video?.stopDecoding();
    this.#follow();
  }

  /** Ends the picture and frees it. */
  close(): void {
    clearInterval(this.#waiting);
    this.#track?.close();
  }

  #first(): Promise<VideoTrack | AccessUnit> {
    return new Promise((resolve) => {
      this.#onFirst = resolve;
      this.#follow();
    });
  }

  /** Sees to it that what is wanted gets its first picture. */
  #follow(): void {
    clearInterval(this.#waiting);
    // Until the mix has its first picture, the relay goes on.
    const relayed = this.#settings.relayed ?? this.#relay?.userId;
    for (const { userId, video } of this.#members()) {
      if (!video) continue;
      const isPassedOn = userId === relayed;
      video.onPicture = isPassedOn ? (picture) => this.#pass(userId, picture) : undefined;
      if (isPassedOn && this.#relay?.userId !== userId) video.requestKeyframe();
    }
    if (isMixed(this.#settings) && !this.#track) this.#awaitMix(this.#settings);
  }

  #pass(userId: string, picture: AccessUnit): void {
    if (!this.#onAir) {
      if (picture.keyframe || this.#early.length > 0) this.#early.push({ userId, picture });
      if (picture.keyframe) this.#onFirst?.(picture);
      return;
    }
    if (picture.keyframe && this.#relay?.userId !== userId) this.#beginRelay(userId, this.#onAir);
    if (this.#relay?.userId === userId) this.#relay.relay.take(picture);
  }

  #beginRelay(userId: string, { output, nowMs }: OnAir): void {
    this.#track?.close();
    this.#track = undefined;
    for (const { video } of this.#members()) video?.stopDecoding();
    const requestKeyframe = () => {
      const source = this.#members().find((member) => member.userId === userId);
      source?.video?.requestKeyframe();
    };
    this.#relay = { userId, relay: new VideoRelay({ output, nowMs, requestKeyframe }) };
  }

  #awaitMix(settings: MixSettings & { video: VideoSettings }): void {
    for (const { video } of this.#members()) video?.startDecoding();
    const deadlineMs = performance.now() + MAX_DECODE_WAIT_MS;
    this.#waiting = setInterval(() => {
      if (this.#isMixReady() || performance.now() > deadlineMs) this.#mix(settings);
    }, CHECK_EVERY_MS);
  }

  /** Who was seen in the relay must not go when somebody else is seen beside them. */
  #isMixReady(): boolean {
    // Where nobody sends a picture, as nobody may be seen, there is none to wait for.
    const senders = this.#members().filter(({ video }) => video);
    const relayed = senders.find(({ userId }) => userId === this.#relay?.userId);
    if (relayed?.video) return relayed.video.version > 0;
    return senders.length === 0 || senders.some(({ isSeen }) => isSeen);
  }

  /** Another size or rate needs another encoder; the push and its timestamps go on. */
  #mix(settings: MixSettings & { video: VideoSettings }): void {
    clearInterval(this.#waiting);
    this.#track?.close();
    this.#relay = undefined;
    for (const { video } of this.#members()) if (video) video.onPicture = undefined;
    this.#early.length = 0;
    this.#track = new VideoTrack(settings.video, settings, this.#sources);
    if (this.#onAir) this.#begin(this.#track, this.#onAir);
    else this.#onFirst?.(this.#track);
  }

  #begin(track: VideoTrack, { output, nowMs }: OnAir): void {
    if (track !== this.#announced) output.changeVideo(track.context.extraData ?? undefined);
    track.start(output, nowMs());
  }

  #members(): Member[] {
    return [...this.#sources.members.values()];
  }
}

function describe(first: VideoTrack | AccessUnit, parameters: CodecParameters): void {
  if (first instanceof VideoTrack) {
    expectOk(parameters.fromContext(first.context), 'Describing the picture');
    return;
  }
  parameters.codecType = AVMEDIA_TYPE_VIDEO;
  parameters.codecId = AV_CODEC_ID_H264;
  parameters.extradata = parameterSets(first.data);
  expectOk(parameters.parseExtradata(), 'Reading the size of the picture');
}

/** Whether these settings ask for a mixed picture. */
function isMixed(settings: MixSettings): settings is MixSettings & { video: VideoSettings } {
  return !settings.relayed && settings.video !== undefined;
}

function isSame(a: VideoSettings, b: VideoSettings): boolean {
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.fps === b.fps &&
    a.bitrateKbps === b.bitrateKbps
  );
}
