import type { Frame } from 'node-av/lib';
import type { PictureSource } from './pane-renderer';
import { downloadPicture } from './picture-download';
import { decodeStill, scaledStill } from './still-picture';

/** A mix that names more pictures than this over its life shows only the first of them. */
const MAX_PICTURES = 64;

interface Still {
  original: Frame;
  /** As a camera's picture, for a pane. */
  source: PictureSource;
}

/** The pictures from the web that a mix shows: each fetched once, when it is first asked for. */
export class StillPictures {
  readonly #stills = new Map<string, Still | 'loading' | 'missing'>();
  readonly #onLoaded: () => void;
  readonly #onMissing: (url: string, reason: string) => void;

  constructor(events: {
    onLoaded: () => void;
    /** Comes once for a picture that cannot be shown. */
    onMissing: (url: string, reason: string) => void;
  }) {
    this.#onLoaded = events.onLoaded;
    this.#onMissing = events.onMissing;
  }

  /** Begins to fetch these pictures. */
  prefetch(urls: Iterable<string>): void {
    for (const url of urls) this.#find(url);
  }

  /** The picture, with its transparency; undefined as long as it is not there. */
  original(url: string): Frame | undefined {
    return this.#find(url)?.original;
  }

  /** The picture as a camera would show it; undefined as long as it is not there. */
  source(url: string): PictureSource | undefined {
    return this.#find(url)?.source;
  }

  /** Frees the pictures. */
  close(): void {
    for (const still of this.#stills.values()) {
      if (typeof still === 'string') continue;
      still.original.free();
      still.source.latest.free();
    }
    this.#stills.clear();
  }

  #find(url: string): Still | undefined {
    const still = this.#stills.get(url);
    if (still === undefined) void this.#load(url);
    return typeof still === 'object' ? still : undefined;
  }

  async #load(url: string): Promise<void> {
    this.#stills.set(url, 'loading');
    try {
      if (this.#stills.size > MAX_PICTURES) throw new Error(`There are ${MAX_PICTURES} already.`);
      const original = await decodeStill(await downloadPicture(url));
      const { width, height } = original;
      const latest = scaledStill(original, { width, height, transparent: false });
      this.#stills.set(url, { original, source: { latest, version: 1 } });
      this.#onLoaded();
    } catch (error) {
      this.#stills.set(url, 'missing');
      this.#onMissing(url, error instanceof Error ? error.message : String(error));
    }
  }
}
