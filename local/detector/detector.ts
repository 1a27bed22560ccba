import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Clock } from '../clock';
import type { Show } from '../rtc/tasks/task';
import { signatureOf } from '../webhooks/signature';
import { hasColorBars, type Pixels } from './color-bars';

const LOOK_EVERY_MS = 1000;
const TIMEOUT_MS = 5000;
const REPORT = { label: 'test-card', score: 100 };

export interface DetectorOptions {
  /** The mixes that run. */
  shows(): Show[];
  /** A small JPEG of a stream by its name; undefined without a picture. */
  snapshot(stream: string): Promise<Buffer | undefined>;
  /** Where reports go, and the key that signs them. */
  url: string;
  key: string;
  clock: Clock;
}

/**
 * A provider of moderation that knows one thing: it looks at snapshots of the mixes, and reports whose
 * pane shows a test card, once until it is gone.
 */
export class Detector {
  readonly #options: DetectorOptions;
  readonly #timer: NodeJS.Timeout;
  #isLooking = false;
  /** Of whom a card was seen when it was last looked. */
  #seen = new Set<string>();

  constructor(options: DetectorOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  /** Ends looking. */
  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const found = await Promise.all(this.#options.shows().map((show) => this.#lookAt(show)));
    this.#seen = new Set(found.flat());
    this.#isLooking = false;
  }

  /** Answers of whom a card is seen, as far as it was reported. */
  async #lookAt({ channelId, stream, panes }: Show): Promise<string[]> {
    const pixels = await this.#pixelsOf(stream).catch(() => undefined);
    const cards = await Promise.all(
      panes.map(async ({ user: { userId }, area }) => {
        const name = `${channelId} ${userId}`;
        const isKnown = this.#seen.has(name);
        // Without a picture nobody has seen that a card is gone.
        if (!pixels) return isKnown ? [name] : [];
        if (!hasColorBars(pixels, area)) return [];
        return isKnown || (await this.#report(channelId, userId)) ? [name] : [];
      }),
    );
    return cards.flat();
  }

  async #pixelsOf(stream: string): Promise<Pixels | undefined> {
    const jpeg = await this.#options.snapshot(stream.split('/').at(-1) ?? '');
    return jpeg && pixelsIn(jpeg);
  }

  /** Answers whether the report was taken; the next look tries again. */
  async #report(roomId: string, userId: string): Promise<boolean> {
    const { url, key, clock } = this.#options;
    const nowMs = clock.now();
    const body = JSON.stringify({ roomId, userId, ...REPORT });
    const message = { id: `card-${roomId}-${userId}-${nowMs}`, body };
    const timestamp = String(Math.floor(nowMs / 1000));
    const headers = {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatureOf({ ...message, timestamp }, key),
    };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch(
      () => undefined,
    );
    return answer?.ok === true;
  }
}

async function pixelsIn(jpeg: Buffer): Promise<Pixels> {
  const image = await loadImage(jpeg);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
