import { randomBytes } from 'node:crypto';
import { type AacConfig, parseAacConfig, toAdts } from './aac';
import { type AvcConfig, parseAvcConfig, toAnnexB } from './avc';
import { isAac, isAvc, isKeyframe, isSequenceHeader, type MediaTag } from './media-tag';
import { MpegTsWriter, type TsTracks } from './mpeg-ts';

export interface Segment {
  /** Holds a token that cannot be guessed, because segments need no `auth_key`. */
  name: string;
  sequence: number;
  durationMs: number;
  /** Segments of one run follow each other without a gap and with the same codec settings. */
  run: number;
  bytes: Buffer;
}

/** A segment ends at the first keyframe from here on; a GOP of 2 s may be a frame short. */
const MIN_SEGMENT_MS = 1_900;
/** A longer GOP is not kept in memory for HLS: its segment is left out. */
const MAX_SEGMENT_BYTES = 8 * 1024 * 1024;
const MAX_SEGMENT_MS = 20_000;
/** What the playlist lists, and as much again for players that are a little late. */
const KEPT_SEGMENTS = 10;

/** Before the H.264: frame type and codec, packet type, three bytes of composition time. */
const VIDEO_TAG_HEADER_BYTES = 5;
/** Before the AAC: sound format, packet type. */
const AUDIO_TAG_HEADER_BYTES = 2;
const AVC_PICTURE = 1;

const EMPTY = Buffer.alloc(0);

interface OpenSegment extends TsTracks {
  run: number;
  startMs: number;
  bytes: number;
  parts: Buffer[];
}

/** Cuts one stream into MPEG-TS segments, in memory. */
export class HlsSegmenter {
  readonly segments: Segment[] = [];
  readonly #streamName: string;
  readonly #writer = new MpegTsWriter();
  #avc: AvcConfig | undefined;
  #aac: AacConfig | undefined;
  #headers: { video: Buffer; audio: Buffer } = { video: EMPTY, audio: EMPTY };
  #open: OpenSegment | undefined;
  #run = 0;
  #sequence: number;

  /**
   * `firstSequence` must be larger than any of an earlier stream of this name, so that a player
   * that stays on sees the numbers only rise.
   */
  constructor(streamName: string, firstSequence: number) {
    this.#streamName = streamName;
    this.#sequence = firstSequence;
  }

  /** Takes the next audio or video tag, its timestamp placed on the stream's timeline. */
  push(tag: MediaTag): void {
    if (!isAvc(tag) && !isAac(tag)) return;
    if (isSequenceHeader(tag)) this.#configure(tag);
    else this.#frame(tag);
  }

  #frame(tag: MediaTag): void {
    if (this.#isBoundary(tag)) this.#cut(tag.timestampMs);
    const open = this.#open;
    if (!open) return;
    const bytes = isAvc(tag) ? this.#video(tag, open) : this.#audio(tag, open);
    if (bytes) this.#append(open, bytes, tag.timestampMs);
  }

  #configure(tag: MediaTag): void {
    const track = tag.kind === 'video' ? 'video' : 'audio';
    if (this.#headers[track].equals(tag.body)) return;
    if (this.#headers[track].length > 0) this.#run++;
    this.#headers[track] = tag.body;
    if (track === 'video') this.#avc = parseAvcConfig(tag.body.subarray(VIDEO_TAG_HEADER_BYTES));
    else this.#aac = parseAacConfig(tag.body.subarray(AUDIO_TAG_HEADER_BYTES));
  }

  #isBoundary(tag: MediaTag): boolean {
    const mayBegin = this.#avc ? isKeyframe(tag) : this.#aac !== undefined;
    if (!mayBegin || !this.#open) return mayBegin;
    const isLongEnough = tag.timestampMs - this.#open.startMs >= MIN_SEGMENT_MS;
    return isLongEnough || this.#open.run !== this.#run;
  }

  /** Ends the segment that is open and begins another. */
  #cut(atMs: number): void {
    if (this.#open) this.#keep(this.#open, atMs - this.#open.startMs);
    const tracks = { hasVideo: this.#avc !== undefined, hasAudio: this.#aac !== undefined };
    const tables = this.#writer.tables(tracks);
    const run = this.#run;
    this.#open = { ...tracks, run, startMs: atMs, bytes: tables.length, parts: [tables] };
  }

  #keep({ run, parts }: OpenSegment, durationMs: number): void {
    const sequence = this.#sequence++;
    const name = `${this.#streamName}-${sequence}-${randomBytes(16).toString('hex')}.ts`;
    this.segments.push({ name, sequence, durationMs, run, bytes: Buffer.concat(parts) });
    if (this.segments.length > KEPT_SEGMENTS) this.segments.shift();
  }

  #append(open: OpenSegment, bytes: Buffer, atMs: number): void {
    open.parts.push(bytes);
    open.bytes += bytes.length;
    if (open.bytes <= MAX_SEGMENT_BYTES && atMs - open.startMs <= MAX_SEGMENT_MS) return;
    this.#open = undefined;
    this.#run++;
  }

  #video(tag: MediaTag, { hasVideo }: OpenSegment): Buffer | undefined {
    const isPicture = tag.body[1] === AVC_PICTURE && tag.body.length > VIDEO_TAG_HEADER_BYTES;
    if (!this.#avc || !hasVideo || !isPicture) return undefined;
    const isRandomAccess = isKeyframe(tag);
    const payload = toAnnexB(tag.body.subarray(VIDEO_TAG_HEADER_BYTES), this.#avc, isRandomAccess);
    const dtsMs = tag.timestampMs;
    const ptsMs = Math.max(dtsMs + tag.body.readIntBE(2, 3), 0);
    return this.#writer.frame({ track: 'video', ptsMs, dtsMs, isRandomAccess, payload }, true);
  }

  #audio(tag: MediaTag, { hasAudio, hasVideo }: OpenSegment): Buffer | undefined {
    if (!this.#aac || !hasAudio) return undefined;
    const payload = toAdts(tag.body.subarray(AUDIO_TAG_HEADER_BYTES), this.#aac);
    if (!payload) return undefined;
    const ptsMs = tag.timestampMs;
    const frame = { track: 'audio', ptsMs, dtsMs: ptsMs, isRandomAccess: true, payload } as const;
    return this.#writer.frame(frame, !hasVideo);
  }
}
