import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** What `hls-in-page.js` has seen. */
export interface SeenByHls {
  seconds: number;
  bufferedSeconds: number;
  discontinuity: number;
  longestStandMs: number;
  standMs: number;
  width: number;
  pictures: number;
}

const LOOK_INTERVAL_MS = 50;
const HLS_JS = resolve('node_modules/hls.js/dist/hls.min.js');

/** Somebody who watches by hls.js in a browser. */
export class HlsViewer {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Begins to watch. */
  static async open(page: Page, url: string): Promise<HlsViewer> {
    await page.setContent('<video muted></video>');
    await page.addScriptTag({ path: HLS_JS });
    await page.addScriptTag({ path: resolve('test/browser/hls-in-page.js') });
    await page.evaluate(`playHls(${JSON.stringify(url)})`);
    return new HlsViewer(page);
  }

  /** Waits until what is seen is so, and tells what that is. */
  async until(condition: (seen: SeenByHls) => boolean): Promise<SeenByHls> {
    for (;;) {
      const seen = await this.look();
      if (condition(seen)) return seen;
      await sleep(LOOK_INTERVAL_MS);
    }
  }

  look(): Promise<SeenByHls> {
    return this.#page.evaluate('seenByHls()');
  }

  close(): Promise<void> {
    return this.#page.close();
  }
}
