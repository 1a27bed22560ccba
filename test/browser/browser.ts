import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { PATIENCE_MS } from '../until';
import { findChromium } from './chromium';
import { FILM_BLUE, filmOfColor } from './film';
import { Person } from './person';
import { speechWav } from './speech';

/** The smallest desk: a machine that draws without a graphics card has enough to do. */
const DESK = { width: 1100, height: 640 };
/** A page that moves is drawn sixty times a second. */
const STILL = { reducedMotion: 'reduce' } as const;
/** The folder for pictures of the pages, for people who want to look at them. */
const { PICTURES } = process.env;

/** One browser for several people, each with cookies and storage of their own. */
export class TestBrowser {
  readonly #browser: Browser;
  readonly #folder: string;
  readonly people: Person[] = [];

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  /** Starts a browser whose camera shows the film and into whose microphone somebody talks. */
  static async launch(camera = filmOfColor(FILM_BLUE)): Promise<TestBrowser> {
    const folder = mkdtempSync(join(tmpdir(), 'lianmai-film-'));
    const film = join(folder, 'camera.y4m');
    writeFileSync(film, camera);
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
        '--disable-gpu',
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
      | 'viewport'
      | 'locale'
      | 'isMobile'
      | 'hasTouch'
      | 'deviceScaleFactor'
      | 'reducedMotion'
      | 'ignoreHTTPSErrors'
    > = {},
  ): Promise<Person> {
    const { camera, clockOffMs, ...context } = options;
    const opened = await this.#browser.newContext({
      locale: 'en-US',
      viewport: DESK,
      ...STILL,
      ...context,
    });
    opened.setDefaultTimeout(PATIENCE_MS);
    const person = await Person.open(opened, { camera, clockOffMs });
    this.people.push(person);
    return person;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Keeps a picture of a page, or of what its window shows of it, if somebody wants to look at it. */
export async function keepPicture(
  { page }: Person,
  name: string,
  { fullPage = true } = {},
): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage });
}

function defined(env: Record<string, string | undefined>): Record<string, string> {
  const isSet = (entry: [string, string | undefined]): entry is [string, string] =>
    entry[1] !== undefined;
  return Object.fromEntries(Object.entries(env).filter(isSet));
}
