import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../browser/browser';
import type { Person } from '../browser/person';
import type { LocalCloud } from '../local-cloud';
import { bringFonts } from './fonts';
import { lookAt } from './looks';

export const FOLDER = join(tmpdir(), 'lianmai-looks');
const DESK = { width: 1440, height: 900 };
const PATIENCE_MS = 120_000;

export const EVENINGS = [
  { locale: 'zh-CN', title: '周五夜谈 🎉', host: '林小麦', viewer: '小雨' },
  { locale: 'en-US', title: 'Friday night talk', host: 'Mai Lindqvist', viewer: 'Rain' },
];
type Evening = (typeof EVENINGS)[number];

/** What is changed of a room. */
interface RoomAnswer {
  mix: { availableAt?: string };
  stage: object[];
}

/** A way through the pages in one language, picture by picture. */
export class Tour {
  readonly faults: string[] = [];
  readonly language: string;
  readonly web: string;

  constructor(
    readonly cloud: LocalCloud,
    readonly browser: TestBrowser,
    readonly evening: Evening,
  ) {
    this.web = cloud.description.web;
    this.language = evening.locale.slice(0, 2);
  }

  async person(): Promise<Person> {
    const { locale } = this.evening;
    const person = await this.browser.person({ locale, viewport: DESK });
    person.page.setDefaultTimeout(PATIENCE_MS);
    await bringFonts(person.page.context());
    return person;
  }

  /** Pictures of what a person sees; `of` is scrolled to, and `page` may be a tab that they opened. */
  async look(person: Person, name: string, of?: string, page?: Page): Promise<void> {
    const look = { name: `${name}.${this.language}`, folder: FOLDER, of };
    const faults = await lookAt(person, look, page);
    this.faults.push(...faults);
  }

  /** Lets a person's pages read rooms with changes, to see what else would take minutes or a crash. */
  async pretend({ page }: Person, change: (room: RoomAnswer) => void): Promise<void> {
    await page.route(/\/get-room\//, async (route) => {
      const response = await route.fetch().catch(() => undefined);
      // The page was left meanwhile.
      if (!response) return;
      if (!response.ok()) return route.fulfill({ response });
      const json: RoomAnswer = await response.json();
      change(json);
      return route.fulfill({ response, json });
    });
  }
}
