import { AudioReceiver } from './audio/audio-receiver';
import { parseRtp } from './rtp/rtp-packet';
import { VideoReceiver } from './video/video-receiver';

/**
 * A camera that sends nothing for so long while the microphone does is switched off. When both are
 * silent, the network is to blame, and the last picture stays.
 */
const CAMERA_OFF_MS = 2000;

/** One user of the channel, as the mixer sees them. */
export class Member {
  readonly userId: string;
  readonly video: VideoReceiver | undefined;
  readonly audio: AudioReceiver | undefined;
  #heardAtMs = 0;
  #seenAtMs = 0;

  constructor(
    userId: string,
    media: { video: boolean; audio: boolean },
    requestKeyframe: () => void,
  ) {
    this.userId = userId;
    this.video = media.video ? new VideoReceiver(requestKeyframe) : undefined;
    this.audio = media.audio ? new AudioReceiver() : undefined;
  }

  /** Takes one RTP packet in; a malformed one is dropped. */
  push(kind: 'video' | 'audio', bytes: Buffer, nowMs: number): void {
    const packet = parseRtp(bytes);
    if (!packet) return;
    if (kind === 'video') this.#seenAtMs = nowMs;
    else this.#heardAtMs = nowMs;
    if (kind === 'video') this.video?.push(packet, nowMs);
    else this.audio?.push(packet, nowMs);
  }

  /** Takes note of sound that the mix leaves out: the network is not to blame for a silent camera. */
  muted(nowMs: number): void {
    this.#heardAtMs = nowMs;
  }

  /** Whether there is a picture to show and the camera is on. */
  get isSeen(): boolean {
    const isOn = this.#heardAtMs - this.#seenAtMs < CAMERA_OFF_MS;
    return isOn && this.video !== undefined && this.video.version > 0;
  }

  /** Frees the decoders. */
  close(): void {
    this.video?.close();
    this.audio?.close();
  }
}
