import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BrowserContext, Locator, Page, Response } from 'playwright-core';
import { requireDescribed } from '../api-contract';
import { PATIENCE_MS } from '../until';

/** What a picture shows at one point: parts of its width and height, and a colour. */
export interface Spot {
  x: number;
  y: number;
  r: number;
  g: number;
  b: number;
}

/** Video coding and scaling change colours a little. */
const COLOR_TOLERANCE = 40;
/**
 * What Chromium writes to the console about an answer that a page may well expect: a refusal, or that
 * the store is too busy and the call is to be sent again.
 */
const EXPECTED_NOISE =
  /^Failed to load resource: the server responded with a status of (4\d\d|503)/;

/** Under `--lan` the API is behind the pages' own address. */
const LAN_API = /^\/lan\/api(?=\/)/;

const AXE = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8');
/** Waiting until media are loaded serves one rule only, which never finds anything serious. */
const AXE_OPTIONS = { resultTypes: ['violations'], preload: false };

/** Somebody with a browser window of their own, who clicks and looks. */
export class Person {
  readonly page: Page;
  /** Errors of the page, and answers that the API's description does not allow; there are none. */
  readonly problems: string[] = [];
  /** How many answers of the API were held to its description. */
  checkedAnswers = 0;

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !EXPECTED_NOISE.test(text)) this.problems.push(text);
    });
    page.on('response', (response) => void this.#check(response));
  }

  /** Every answer of the API has a request id, and nothing else has one. */
  async #check(response: Response): Promise<void> {
    const headers = new Headers(response.headers());
    if (!headers.has('x-request-id')) return;
    // A page that is left takes the answers with it.
    const text = await response.text().catch(() => undefined);
    if (text === undefined) return;
    const { pathname, search } = new URL(response.url());
    const call = {
      method: response.request().method(),
      path: pathname.replace(LAN_API, '') + search,
    };
    try {
      requireDescribed({ ...call, status: response.status(), headers, text });
      this.checkedAnswers += 1;
    } catch (error) {
      this.problems.push(String(error));
    }
  }

  /** Opens a window; see `TestBrowser.person`. */
  static async open(
    context: BrowserContext,
    { camera, clockOffMs }: { camera: string | undefined; clockOffMs: number | undefined },
  ): Promise<Person> {
    const page = await context.newPage();
    await page.addInitScript({ path: resolve('test/browser/in-page.js') });
    if (camera) await page.addInitScript(`inPage.setClockCamera(${JSON.stringify(camera)})`);
    if (clockOffMs) await page.addInitScript(`inPage.setClockOff(${clockOffMs})`);
    return new Person(page);
  }

  /** Goes to an address and signs in on the way. */
  async signIn(url: string, name: string): Promise<void> {
    await this.page.goto(url);
    await this.signInHere(name);
  }

  /** Signs in on the page that is shown. */
  async signInHere(name: string): Promise<void> {
    const toSignIn = this.find('to-sign-in');
    await toSignIn.or(this.find('sign-in-name')).waitFor();
    if (await toSignIn.isVisible()) await toSignIn.click();
    await this.find('sign-in-name').fill(name);
    await this.click('sign-in');
  }

  /** The part of the page with this `data-test`. */
  find(test: string): Locator {
    return this.page.locator(`[data-test="${test}"]`);
  }

  /** Resolves once that part says these words, letter by letter; a busy machine draws them late. */
  async reads(test: string, words: string | RegExp): Promise<void> {
    const hasText = typeof words === 'string' ? literally(words) : words;
    await this.find(test).filter({ hasText }).first().waitFor({ state: 'attached' });
  }

  /** Resolves once the page has it no more, or not at all. */
  lacks(test: string): Promise<void> {
    return this.find(test).first().waitFor({ state: 'detached' });
  }

  /** Clicks as soon as it can be clicked; resolves with when that was. */
  async click(test: string): Promise<number> {
    await this.find(test).click();
    return Date.now();
  }

  /** Opens a room from the lobby; resolves with its id in the studio. */
  async openRoom(): Promise<string> {
    await this.click('go-live');
    await this.page.waitForURL('**/studio/*');
    return new URL(this.page.url()).pathname.split('/')[2] ?? '';
  }

  /**
   * Signs in, opens a room, and broadcasts at 360p, for two on stage; resolves with the room's id
   * when the broadcast is played.
   */
  async goLive(web: string, name: string): Promise<string> {
    const roomId = await this.startBroadcast(web, name);
    await this.isWatching();
    return roomId;
  }

  /** As `goLive`, but resolves as soon as the room is live, for who has no eyes for the picture. */
  async startBroadcast(web: string, name: string): Promise<string> {
    await this.signIn(web, name);
    await this.find('room-title').fill(`${name} on air`);
    const roomId = await this.openRoom();
    await this.find('resolution').selectOption('360p');
    await this.find('seats').selectOption('2');
    await this.click('start-mix');
    await this.isLive();
    return roomId;
  }

  /** Waits until the studio says that the room is live. */
  async isLive(): Promise<void> {
    await this.page.locator('[data-test="mix-state"][data-state="live"]').waitFor();
  }

  /** Waits until the broadcast is played. */
  async isWatching(): Promise<void> {
    await this.page.locator('[data-test="player"][data-state="playing"]').waitFor();
  }

  /** Waits for somebody who asks for a seat; resolves with the user's id. */
  async nextAsking(): Promise<string> {
    const accept = this.page.locator('[data-test^="accept-"]');
    return ((await accept.getAttribute('data-test')) ?? '').replace('accept-', '');
  }

  /** What axe-core finds that keeps people out (https://dequeuniversity.com/rules/axe). */
  async seriousFaults(page = this.page): Promise<string[]> {
    if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
    // What the page was just told, such as another colour scheme, is drawn first.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
    const faults: { id: string; impact: string; nodes: { html: string }[] }[] = await page.evaluate(
      `axe.run(${JSON.stringify(AXE_OPTIONS)}).then(({ violations }) => violations)`,
    );
    return faults
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  /** Resolves with the time at which a video shows these colours. Throws after `PATIENCE_MS`. */
  sees(spots: Spot[], video = '[data-test="player"] video'): Promise<number> {
    const options = { tolerance: COLOR_TOLERANCE, timeoutMs: PATIENCE_MS };
    return this.call('whenColors', video, spots, options);
  }

  /** How old each of so many pictures is when the player shows it, by the clock in it. */
  delaysMs(count: number): Promise<number[]> {
    return this.call('clockDelaysMs', '[data-test="player"] video', count);
  }

  private call<T>(name: string, ...values: unknown[]): Promise<T> {
    const list = values.map((value) => JSON.stringify(value)).join(', ');
    return this.page.evaluate(`inPage.${name}(${list})`);
  }
}

/** Playwright takes no notice of capitals in words that are no expression. */
function literally(words: string): RegExp {
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
