import { YuvPicture } from '../mpu/video/yuv-picture';

/** Of 75 %, from left to right. https://en.wikipedia.org/wiki/SMPTE_color_bars */
const BRIGHT = 191;
const BARS = ['rgb', 'rg', 'gb', 'g', 'rb', 'r', 'b'];

/** A camera that shows the bars of a test card, and nothing else. */
export class CardPicture {
  readonly #picture: YuvPicture;

  constructor({ width, height }: { width: number; height: number }) {
    this.#picture = new YuvPicture(width, height);
    const barWidth = 2 * Math.floor(width / BARS.length / 2);
    for (const [index, channels] of BARS.entries()) {
      const bright = (channel: string) => (channels.includes(channel) ? BRIGHT : 0);
      const bar = new YuvPicture(barWidth, height);
      bar.fill({ r: bright('r'), g: bright('g'), b: bright('b') });
      this.#picture.blit(bar, { x: index * barWidth, y: 0 });
      bar.close();
    }
  }

  /** The picture, which is always the same. */
  at(): YuvPicture['frame'] {
    return this.#picture.frame;
  }
}
