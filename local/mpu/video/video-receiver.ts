import type { Frame } from 'node-av/lib';
import { type AccessUnit, H264Depacketizer } from '../rtp/h264-depacketizer';
import { KeyframeRequests } from '../rtp/keyframe-requests';
import { ReorderBuffer } from '../rtp/reorder-buffer';
import type { RtpPacket } from '../rtp/rtp-packet';
import { PictureGroup } from './picture-group';
import { VideoDecoder } from './video-decoder';

/** A lost packet's retransmission is there within a round trip; longer waiting is only delay. */
const MAX_REORDER_WAIT_MS = 100;
/** As many as are decoded in one turn of the event loop without the sound having to wait. */
const PICTURES_AT_ONCE = 4;

/** One member's picture: from RTP packets to whole coded pictures, and to the newest decoded frame. */
export class VideoReceiver {
  readonly #reorder = new ReorderBuffer(MAX_REORDER_WAIT_MS);
  readonly #depacketizer = new H264Depacketizer();
  /** Those that the stream needs as it is, after a loss. */
  readonly #keyframes = new KeyframeRequests();
  readonly #requestKeyframe: () => void;
  #decoder: VideoDecoder | undefined = new VideoDecoder();
  /** Those that the decoder needs beside. */
  #decodable = new KeyframeRequests();
  /** Those that a decoder has to begin with, kept as long as they are passed on. */
  readonly #group = new PictureGroup();
  /** What is still to be decoded before the picture is the newest. */
  #behind: AccessUnit[] = [];
  /** Gets every whole picture as it came. */
  onPicture: ((picture: AccessUnit) => void) | undefined;

  constructor(requestKeyframe: () => void) {
    this.#requestKeyframe = requestKeyframe;
  }

  /** Counts the decoded pictures; 0 while there is none to show. */
  get version(): number {
    if (this.#behind.length > 0) return 0;
    return this.#decoder?.version ?? 0;
  }

  /** The newest picture, kept when the packets stop. Throws while nothing is decoded. */
  get latest(): Frame {
    if (!this.#decoder) throw new Error('The pictures of this member are not decoded.');
    return this.#decoder.latest;
  }

  /** Takes one packet in. */
  push(packet: RtpPacket, nowMs: number): void {
    for (const ordered of this.#reorder.push(packet, nowMs)) {
      for (const result of this.#depacketizer.push(ordered)) {
        // A picture that refers to a missing one shows garbage: the last good one stays until a keyframe.
        if (result === 'damaged') this.#keyframes.need();
        else if (result.keyframe || !this.#keyframes.needed) this.#take(result);
      }
    }
    this.askIfNeeded(nowMs);
  }

  /** Asks for a keyframe if one is needed and the last request is not too recent. */
  askIfNeeded(nowMs: number): void {
    const isNeeded = [this.#keyframes, this.#decoder && this.#decodable].map((requests) =>
      requests?.isDue(nowMs),
    );
    if (isNeeded.includes(true)) this.#requestKeyframe();
  }

  /** Asks for a keyframe whatever is known of the last. */
  requestKeyframe(): void {
    this.#requestKeyframe();
  }

  /**
   * Decodes from the last keyframe on if its pictures were passed on; otherwise from the next one
   * on, which is asked for.
   */
  startDecoding(): void {
    if (this.#decoder) return;
    this.#decoder = new VideoDecoder();
    this.#decodable = new KeyframeRequests();
    this.#behind = [...this.#group.pictures];
    this.#catchUp();
    this.askIfNeeded(performance.now());
  }

  /** Decodes no more; nobody may show the newest picture any longer. */
  stopDecoding(): void {
    this.#decoder?.close();
    this.#decoder = undefined;
    this.#behind = [];
  }

  /** Ends decoding. */
  close(): void {
    this.stopDecoding();
    this.onPicture = undefined;
  }

  #take(picture: AccessUnit): void {
    if (picture.keyframe) this.#keyframes.satisfied();
    if (this.onPicture) this.#group.push(picture);
    else this.#group.clear();
    if (this.#behind.length > 0) this.#behind.push(picture);
    else if (this.#decoder) this.#decode(this.#decoder, picture);
    this.onPicture?.(picture);
  }

  #catchUp(): void {
    for (const picture of this.#behind.splice(0, PICTURES_AT_ONCE)) {
      if (this.#decoder) this.#decode(this.#decoder, picture);
    }
    if (this.#behind.length > 0) setImmediate(() => this.#catchUp());
  }

  #decode(decoder: VideoDecoder, { data, keyframe }: AccessUnit): void {
    if (!keyframe && this.#decodable.needed) return;
    const decoded = decoder.decode(data);
    if (!decoded) this.#decodable.need();
    else if (keyframe) this.#decodable.satisfied();
  }
}
