import type { FlvOutput } from '../flv-output';
import type { Member } from '../member';
import { Ticker } from '../ticker';
import { AudioEncoder } from './audio-encoder';
import { mixAudio } from './audio-mixer';
import { SAMPLE_RATE } from './audio-ring';
import { Limiter } from './limiter';

/** After a longer standstill of the machine the sound goes on from now, with a gap before it. */
const MAX_CATCH_UP_MS = 1000;

/** The mixed sound: as many samples as the wall clock says, encoded and written. */
export class AudioTrack {
  readonly #encoder = new AudioEncoder();
  readonly #limiter = new Limiter();
  readonly #members: ReadonlyMap<number, Member>;
  #ticker: Ticker | undefined;
  #writtenSamples = 0;

  constructor(members: ReadonlyMap<number, Member>) {
    this.#members = members;
  }

  /** The encoder's parameters, for the output. */
  get context(): AudioEncoder['context'] {
    return this.#encoder.context;
  }

  /** Begins to write; the first sample has this timestamp. */
  start(output: FlvOutput, startMs: number): void {
    const beginMs = performance.now();
    // It wakes up once for each block.
    const blockMs = (this.#encoder.blockSamples * 1000) / SAMPLE_RATE;
    this.#ticker = new Ticker(blockMs, () => {
      this.#writeUntil(output, startMs, performance.now() - beginMs);
    });
  }

  /** Ends the track and frees it. */
  close(): void {
    this.#ticker?.stop();
    this.#encoder.close();
  }

  #writeUntil(output: FlvOutput, startMs: number, elapsedMs: number): void {
    const block = this.#encoder.blockSamples;
    const dueSamples = (elapsedMs * SAMPLE_RATE) / 1000;
    if (dueSamples - this.#writtenSamples > (MAX_CATCH_UP_MS * SAMPLE_RATE) / 1000) {
      this.#writtenSamples = Math.floor(dueSamples / block - 1) * block;
    }
    while (this.#writtenSamples + block <= dueSamples) {
      const mixed = mixAudio(this.#rings(), block);
      this.#limiter.limit(mixed);
      for (const packet of this.#encoder.encode(mixed, this.#writtenSamples)) {
        // The encoder's own timestamp tells its delay, which the decoder takes away again.
        const timestampMs = (Number(packet.pts) * 1000) / SAMPLE_RATE;
        output.write(packet, 'audio', startMs + timestampMs, (block * 1000) / SAMPLE_RATE);
      }
      this.#writtenSamples += block;
    }
  }

  #rings() {
    return [...this.#members.values()].flatMap(({ audio }) => (audio ? [audio.ring] : []));
  }
}
