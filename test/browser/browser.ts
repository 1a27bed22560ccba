import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { findChromium } from './chromium';
import { Person } from './person';
import { speechWav } from './speech';

/** What the browser's own camera shows: a film of one colour. */
export const FILM_BLUE = { r: 0x20, g: 0x40, b: 0xc0 };
const FILM_SIZE = { width: 640, height: 360, fps: 15 };
const FILM_FRAMES = 15;
/** The smallest desk: a machine that draws without a graphics card has enough to do. */
const DESK = { width: 1100, height: 640 };
/** Where pictures of the pages go, for people to look at. */
const PICTURES = join(tmpdir(), 'lianmai-pages');

/** One browser for several people, each with cookies and storage of their own. */
export class TestBrowser {
  readonly #browser: Browser;
  readonly #folder: string;
  readonly people: Person[] = [];

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  /** Starts a browser whose camera shows a blue film and into whose microphone somebody talks. */
  static async launch(): Promise<TestBrowser> {
    const folder = mkdtempSync(join(tmpdir(), 'lianmai-film-'));
    const film = join(folder, 'blue.y4m');
    writeFileSync(film, filmOf(FILM_BLUE));
    const speech = join(folder, 'speech.wav');
    writeFileSync(speech, speechWav());
    const { executablePath, env } = await findChromium();
    const browser = await chromium.launch({
      executablePath,
      env: defined(env),
      args: [
        // Tests run as root in containers, where Chromium's sandbox cannot be set up.
        '--no-sandbox',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
        `--use-file-for-fake-audio-capture=${speech}`,
        '--autoplay-policy=no-user-gesture-required',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-quic',
        '--disable-sync',
      ],
    });
    return new TestBrowser(browser, folder);
  }

  /**
   * Another person; a `camera` colour stands for a camera that shows it with a clock, and the clock
   * of their computer may be wrong.
   */
  async person(
    options: { camera?: string; clockOffMs?: number } & Pick<
      BrowserContextOptions,
      'viewport' | 'locale' | 'isMobile' | 'hasTouch'
    > = {},
  ): Promise<Person> {
    const { camera, clockOffMs, ...context } = options;
    const person = await Person.open(
      await this.#browser.newContext({ locale: 'en-US', viewport: DESK, ...context }),
      { camera, clockOffMs },
    );
    this.people.push(person);
    return person;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Keeps a picture of a page for people to look at. */
export async function keepPicture({ page }: Person, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** A film of one colour in the uncompressed format that Chromium takes for a camera (YUV4MPEG2). */
function filmOf({ r, g, b }: typeof FILM_BLUE): Buffer {
  const { width, height, fps } = FILM_SIZE;
  // BT.601 in limited range, as cameras have it.
  const y = 16 + (65.738 * r + 129.057 * g + 25.064 * b) / 256;
  const u = 128 + (-37.945 * r - 74.494 * g + 112.439 * b) / 256;
  const v = 128 + (112.439 * r - 94.154 * g - 18.285 * b) / 256;
  const frame = Buffer.concat([
    Buffer.from('FRAME\n'),
    Buffer.alloc(width * height, y),
    Buffer.alloc((width * height) / 4, u),
    Buffer.alloc((width * height) / 4, v),
  ]);
  const header = `YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420\n`;
  return Buffer.concat([Buffer.from(header), ...Array(FILM_FRAMES).fill(frame)]);
}

function defined(env: Record<string, string | undefined>): Record<string, string> {
  const isSet = (entry: [string, string | undefined]): entry is [string, string] =>
    entry[1] !== undefined;
  return Object.fromEntries(Object.entries(env).filter(isSet));
}
