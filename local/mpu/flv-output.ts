import { AV_PKT_DATA_NEW_EXTRADATA, AVFMT_FLAG_FLUSH_PACKETS } from 'node-av/constants';
import {
  type CodecContext,
  type CodecParameters,
  FormatContext,
  type Packet,
  Rational,
} from 'node-av/lib';
import { expectOk } from './libav';

/** The timestamps of FLV and RTMP. */
const MILLISECONDS = new Rational(1, 1000);
/** A server that has not accepted the push by then will not. */
const OPEN_TIMEOUT_MS = 10_000;
/** A server that takes nothing for this long is gone. */
const STALL_TIMEOUT_MS = 10_000;
/** About half a second: with more than this waiting, pictures are left out until the server reads. */
const CONGESTED_PACKETS = 40;
const MAX_WAITING_PACKETS = 1000;
/** Sound does not wait for longer than this for a picture that is not sent; in microseconds. */
const MAX_TRACK_WAIT_US = 200_000n;

/** Says what a track is. */
type Describe = (parameters: CodecParameters) => void;

interface Waiting {
  packet: Packet;
  track: 'video' | 'audio';
  timestampMs: number;
  durationMs: number;
}

/** The push: FLV over RTMP (or into whatever else the URL names), written off the main thread. */
export class FlvOutput {
  readonly #format = new FormatContext();
  readonly #onLost: () => void;
  readonly #waiting: Waiting[] = [];
  #tracks: ('video' | 'audio')[] = [];
  #writing: Promise<void> | undefined;
  #opened = false;
  #lost = false;
  /** Set when the encoder changed: its parameter sets go out with the next picture. */
  #newParameterSets: Buffer | undefined;
  #newestPictureMs = -1;

  constructor(onLost: () => void) {
    this.#onLost = onLost;
  }

  /** Connects and announces the streams; throws if the server refuses. */
  async open(url: string, describeVideo: Describe | undefined, audio: CodecContext): Promise<void> {
    expectOk(this.#format.allocOutputContext2(null, 'flv', url), 'Preparing the output');
    if (describeVideo) this.#addTrack('video', describeVideo);
    this.#addTrack('audio', (parameters) =>
      expectOk(parameters.fromContext(audio), 'Describing the sound'),
    );
    this.#format.setFlags(AVFMT_FLAG_FLUSH_PACKETS);
    this.#format.maxInterleaveDelta = MAX_TRACK_WAIT_US;
    await inTime(this.#announce(), OPEN_TIMEOUT_MS);
    this.#opened = true;
  }

  /** Whether the server reads too slowly for more pictures. */
  get congested(): boolean {
    return this.#waiting.length > CONGESTED_PACKETS;
  }

  /** The picture goes on with other parameter sets, in the same stream. */
  changeVideo(parameterSets: Buffer | undefined): void {
    this.#newParameterSets = parameterSets;
  }

  /** Queues a packet; it is freed when it is written. */
  write(packet: Packet, track: Waiting['track'], timestampMs: number, durationMs: number): void {
    if (this.#lost || this.#waiting.length >= MAX_WAITING_PACKETS) {
      packet.free();
      return;
    }
    if (track === 'video' && this.#newParameterSets) {
      packet.addSideData(AV_PKT_DATA_NEW_EXTRADATA, this.#newParameterSets);
      this.#newParameterSets = undefined;
    }
    this.#waiting.push({ packet, track, timestampMs, durationMs });
    this.#writing ??= this.#drain();
  }

  /** Writes what waits and ends the stream in order. */
  async close(): Promise<void> {
    if (!this.#opened) return;
    await this.#writing;
    if (!this.#lost) await this.#format.writeTrailer();
    await this.#format.closeOutput();
  }

  async #announce(): Promise<void> {
    expectOk(await this.#format.openOutput(), 'Opening the push');
    expectOk(await this.#format.writeHeader(null), 'Announcing the streams');
  }

  #addTrack(track: 'video' | 'audio', describe: Describe): void {
    const stream = this.#format.newStream(null);
    describe(stream.codecpar);
    stream.timeBase = MILLISECONDS;
    this.#tracks.push(track);
  }

  async #drain(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      try {
        await inTime(this.#writeOne(next), STALL_TIMEOUT_MS);
        next.packet.free();
      } catch {
        // A hanging write still reads its packet, which therefore is not freed. The process ends now.
        this.#giveUp();
      }
    }
    this.#writing = undefined;
  }

  async #writeOne({ packet, track, timestampMs, durationMs }: Waiting): Promise<void> {
    packet.streamIndex = this.#tracks.indexOf(track);
    packet.timeBase = MILLISECONDS;
    packet.pts = packet.dts = BigInt(this.#newest(track, timestampMs));
    packet.duration = BigInt(Math.round(durationMs));
    expectOk(await this.#format.interleavedWriteFrame(packet), 'Writing to the push');
  }

  /** No two pictures have the same timestamp, also where a mix takes over from a relay. */
  #newest(track: Waiting['track'], timestampMs: number): number {
    if (track === 'audio') return Math.round(timestampMs);
    this.#newestPictureMs = Math.max(Math.round(timestampMs), this.#newestPictureMs + 1);
    return this.#newestPictureMs;
  }

  #giveUp(): void {
    if (this.#lost) return;
    this.#lost = true;
    for (const { packet } of this.#waiting.splice(0)) packet.free();
    this.#onLost();
  }
}

/** Does not wait for libav longer than this: its calls on a dead connection may never return. */
async function inTime(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer after ${timeoutMs} ms`)), timeoutMs);
  });
  await Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
