import type { Clock } from '../../clock';
import type { LiveStream } from '../live-stream';
import { toAnnexB } from '../media/annex-b';
import { parseAvcConfig } from '../media/avc';
import { SnapshotMaker } from './snapshot-maker';

/** As often as a page may sensibly ask; a keyframe comes every two seconds. */
const KEPT_MS = 5000;
/** Enough for a tile of a list. */
const MAX_WIDTH = 320;

interface Kept {
  takenAtMs: number;
  jpeg: Promise<Buffer | undefined>;
}

/** Small JPEGs of what the streams show, made on demand. */
export class Snapshots {
  readonly #clock: Clock;
  readonly #maker: SnapshotMaker;
  readonly #kept = new WeakMap<LiveStream, Kept>();

  constructor(options: { clock: Clock; processPath: string }) {
    this.#clock = options.clock;
    this.#maker = new SnapshotMaker(options.processPath);
  }

  /** The stream's newest keyframe, at most 5 s old when it was taken; undefined without a picture. */
  async of(stream: LiveStream | undefined): Promise<Buffer | undefined> {
    if (!stream) return undefined;
    const nowMs = this.#clock.now();
    const kept = this.#kept.get(stream);
    if (kept && nowMs - kept.takenAtMs < KEPT_MS) return kept.jpeg;
    const keyframe = annexBOf(stream);
    if (!keyframe) return undefined;
    const jpeg = this.#maker.make(keyframe, MAX_WIDTH);
    this.#kept.set(stream, { takenAtMs: nowMs, jpeg });
    return jpeg;
  }

  /** Ends the process that makes them. */
  close(): void {
    this.#maker.close();
  }
}

/** H.264 only: the decoder is made for it. */
function annexBOf({ still }: LiveStream): Buffer | undefined {
  const isAvc = still?.header.codec === 'avc1' && still.keyframe.codec === 'avc1';
  const config = isAvc ? parseAvcConfig(still.header.payload) : undefined;
  return config && still && toAnnexB(still.keyframe.payload, config, true);
}
