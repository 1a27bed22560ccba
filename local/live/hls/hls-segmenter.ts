import { type AudioTag, readAudioTag } from '../media/audio-tag';
import { DecodeClock } from '../media/decode-clock';
import type { MediaTag } from '../media/media-tag';
import { readVideoTag, type VideoTag } from '../media/video-tag';
import type { HlsPlaylist } from './hls-playlist';
import { HlsTracks, isSameSettings, type TrackSettings } from './hls-tracks';
import { MpegTsWriter } from './mpeg-ts';
import { TsSegment } from './ts-segment';

/** A segment ends at the first keyframe from here on; a GOP of 2 s may be a frame short. */
const MIN_SEGMENT_MS = 1_900;
/** Players that have stayed on wait for the first segment of a push that goes on. */
const MIN_RESUMED_MS = 900;
/** A longer GOP is not kept in memory for HLS: its segment is left out. */
const MAX_SEGMENT_BYTES = 8 * 1024 * 1024;
const MAX_SEGMENT_MS = 20_000;
/** After so much sound without a picture the stream goes on as sound alone. */
const PICTURE_TIMEOUT_MS = 5_000;

/** Cuts one push into MPEG-TS segments, in memory, and lists them for its name's players. */
export class HlsSegmenter {
  readonly #playlist: HlsPlaylist;
  /** Where this push lies on the name's timeline. */
  readonly #baseMs: number;
  readonly #writer = new MpegTsWriter();
  readonly #tracks = new HlsTracks();
  readonly #decodeClock = new DecodeClock();
  #open: TsSegment | undefined;
  #minSegmentMs: number;
  #settings: TrackSettings | undefined;
  /** Something is missing before the next segment: at first it is an earlier push's end. */
  #isBroken = true;
  /** The publisher has announced pictures: sound does not begin without them. */
  expectsVideo = false;
  #soundMs: number | undefined;
  /** How far the sound was when the latest picture came. */
  #soundAtPictureMs: number | undefined;

  constructor(playlist: HlsPlaylist) {
    this.#playlist = playlist;
    this.#baseMs = playlist.endMs;
    this.#minSegmentMs = playlist.segments.length > 0 ? MIN_RESUMED_MS : MIN_SEGMENT_MS;
  }

  /** Why the stream cannot be played by HLS, if it cannot. */
  get problem(): string | undefined {
    return this.#tracks.problem;
  }

  /** Takes the next audio or video tag, its timestamp placed on the push's timeline. */
  push({ kind, timestampMs, body }: MediaTag): void {
    const atMs = timestampMs + this.#baseMs;
    const video = kind === 'video' ? readVideoTag(body) : undefined;
    const audio = kind === 'audio' ? readAudioTag(body) : undefined;
    if (video) this.#video(video, atMs);
    if (audio) this.#audio(audio, atMs);
  }

  /** The push is over: what there is of the last segment is listed, too. */
  finish(): void {
    if (this.#open) this.#list(this.#open, this.#open.endMs);
    this.#open = undefined;
  }

  #video(tag: VideoTag, atMs: number): void {
    if (tag.part === 'other') return;
    this.#tracks.video(tag);
    if (this.problem) this.#leaveOut();
    const { settings } = this.#tracks;
    if (this.problem || tag.part === 'header' || !settings.video) return;
    this.#soundAtPictureMs = this.#soundMs;
    const times = this.#decodeClock.times(atMs, tag.compositionMs);
    if (tag.isKeyframe) this.#cutIfDue(atMs, settings);
    this.#open?.picture({ ...tag, ...times }, atMs);
    this.#limit();
  }

  #audio(tag: AudioTag, atMs: number): void {
    if (tag.part === 'other') return;
    this.#tracks.audio(tag);
    if (this.problem) this.#leaveOut();
    const { settings } = this.#tracks;
    if (this.problem || tag.part === 'header' || !settings.audio) return;
    this.#soundMs = atMs;
    this.#soundAtPictureMs ??= atMs;
    const isLong = atMs - this.#soundAtPictureMs >= PICTURE_TIMEOUT_MS;
    const isAlone = isLong || (!settings.video && !this.expectsVideo);
    if (isAlone) this.#cutIfDue(atMs, { ...settings, video: undefined });
    this.#open?.sound(tag.payload, atMs);
    this.#limit();
  }

  /** Ends the segment that is open and begins another, where a player may begin. */
  #cutIfDue(atMs: number, settings: TrackSettings): void {
    const open = this.#open;
    const isSame = open !== undefined && isSameSettings(open.settings, settings);
    if (isSame && atMs - open.startMs < this.#minSegmentMs) return;
    // What begins by the clock of the other track says nothing of this one's length.
    const isSameClock = !open?.settings.video === !settings.video;
    if (open) this.#list(open, isSameClock ? atMs : open.endMs);
    const isChanged = this.#settings !== undefined && !isSameSettings(this.#settings, settings);
    const isDiscontinuous = this.#isBroken || isChanged;
    this.#open = new TsSegment(this.#writer, { startMs: atMs, settings, isDiscontinuous });
    this.#settings = settings;
    this.#isBroken = false;
  }

  #list(segment: TsSegment, endMs: number): void {
    this.#minSegmentMs = MIN_SEGMENT_MS;
    const { startMs, isDiscontinuous } = segment;
    const durationMs = Math.max(endMs - startMs, 1);
    this.#playlist.add({ durationMs, isDiscontinuous, bytes: segment.toBuffer() });
    this.#playlist.endMs = Math.max(this.#playlist.endMs, endMs);
  }

  #limit(): void {
    const open = this.#open;
    if (!open) return;
    const durationMs = open.endMs - open.startMs;
    if (open.bytes > MAX_SEGMENT_BYTES || durationMs > MAX_SEGMENT_MS) this.#leaveOut();
  }

  #leaveOut(): void {
    this.#open = undefined;
    this.#isBroken = true;
  }
}
