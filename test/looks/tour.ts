import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestBrowser } from '../browser/browser';
import type { Person } from '../browser/person';
import type { LocalCloud } from '../local-cloud';
import { lookAt } from './looks';

export const FOLDER = join(tmpdir(), 'lianmai-looks');
const DESK = { width: 1440, height: 900 };
const PATIENCE_MS = 120_000;

export const EVENINGS = [
  { locale: 'zh-CN', title: '周五夜谈 🎉', host: '林小麦', viewer: '小雨' },
  { locale: 'en-US', title: 'Friday night talk', host: 'Mai Lindqvist', viewer: 'Rain' },
];
type Evening = (typeof EVENINGS)[number];

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
    return person;
  }

  async look(person: Person, name: string, of?: string): Promise<void> {
    const look = { name: `${name}.${this.language}`, folder: FOLDER, of };
    const faults = await lookAt(person, look);
    this.faults.push(...faults);
  }
}
