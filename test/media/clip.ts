import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { RtpStream } from '../../local/synthetic/rtp-stream';
import { buildProcess } from './build-process';

/** What a clip shows and sounds like. */
export interface ClipRequest {
  color: { r: number; g: number; b: number };
  toneHz: number;
  width: number;
  height: number;
  fps: number;
  durationMs: number;
}

/** RTP payloads, base64, ready to be sent again and again; the first picture is a keyframe. */
export interface EncodedClip {
  pictures: string[][];
  sounds: string[];
}

const VIDEO_CLOCK_HZ = 90_000;
const SOUND_PACKET_MS = 20;
const SOUND_PACKET_SAMPLES = 960;

/** A participant without WebRTC: sends a clip that was encoded before, over and over, as RTP. */
export class Clip {
  readonly #request: ClipRequest;
  readonly #pictures: Buffer[][];
  readonly #sounds: Buffer[];
  readonly #videoStream = new RtpStream(96);
  readonly #audioStream = new RtpStream(111);
  #timers: NodeJS.Timeout[] = [];
  #picture = 0;

  private constructor(request: ClipRequest, { pictures, sounds }: EncodedClip) {
    this.#request = request;
    this.#pictures = pictures.map((parts) => parts.map((part) => Buffer.from(part, 'base64')));
    this.#sounds = sounds.map((sound) => Buffer.from(sound, 'base64'));
  }

  /** Encodes a clip in a child process. */
  static async encode(request: ClipRequest): Promise<Clip> {
    const [clip] = await Clip.encodeAll([request]);
    if (!clip) throw new Error('No clip came of it.');
    return clip;
  }

  /** Encodes several clips in one child process. */
  static async encodeAll(requests: ClipRequest[]): Promise<Clip[]> {
    const script = buildProcess('test/media/clip-process.ts');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, JSON.stringify(requests)],
      { maxBuffer: 64 * 1024 * 1024 },
    );
    const clips: EncodedClip[] = JSON.parse(stdout);
    return clips.flatMap((clip, index) => {
      const request = requests[index];
      return request ? [new Clip(request, clip)] : [];
    });
  }

  /** Sends in real time until `stop`; from another than the first picture, it lacks its keyframe. */
  play(
    send: (kind: 'video' | 'audio', packet: Buffer) => void,
    { firstPicture } = { firstPicture: 0 },
  ): void {
    this.#picture = firstPicture;
    const { fps } = this.#request;
    const startMs = Date.now();
    let sentPictures = 0;
    let sentSounds = 0;
    const tick = (): void => {
      const elapsedMs = Date.now() - startMs;
      for (; sentPictures * (1000 / fps) <= elapsedMs; sentPictures++) {
        const parts = this.#pictures[this.#picture++ % this.#pictures.length] ?? [];
        const timestamp = Math.round((sentPictures * VIDEO_CLOCK_HZ) / fps);
        for (const [index, part] of parts.entries()) {
          send('video', this.#videoStream.packet(part, timestamp, index === parts.length - 1));
        }
      }
      for (; sentSounds * SOUND_PACKET_MS <= elapsedMs; sentSounds++) {
        const payload = this.#sounds[sentSounds % this.#sounds.length] ?? Buffer.alloc(0);
        send('audio', this.#audioStream.packet(payload, sentSounds * SOUND_PACKET_SAMPLES, false));
      }
    };
    this.#timers.push(setInterval(tick, 10));
  }

  /** Answers a request for a keyframe: the clip starts anew. */
  sendKeyframe(): void {
    this.#picture = 0;
  }

  /** Ends sending. */
  stop(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
  }
}
