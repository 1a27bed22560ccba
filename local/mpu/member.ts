import { AudioReceiver } from './audio-receiver';
import { parseRtp } from './rtp-packet';
import { VideoReceiver } from './video-receiver';

/** One user of the channel, as the mixer sees them. */
export class Member {
  readonly userId: string;
  readonly video: VideoReceiver | undefined;
  readonly audio: AudioReceiver | undefined;

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
    if (kind === 'video') this.video?.push(packet, nowMs);
    else this.audio?.push(packet, nowMs);
  }

  /** Frees the decoders. */
  close(): void {
    this.video?.close();
    this.audio?.close();
  }
}
