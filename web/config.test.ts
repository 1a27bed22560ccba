import { readFileSync } from 'node:fs';
import type { WebConfig } from './config';

/** The compiler knows whether one is missing. */
const FIELDS: Record<keyof WebConfig, true> = {
  api: true,
  rtc: true,
  local: true,
  visitors: true,
  signIn: true,
};

test.each(['first-deployment.md', 'first-deployment.zh-CN.md'])(
  '%s names every field of config.json',
  (page) => {
    const said = readFileSync(`docs/${page}`, 'utf8').matchAll(/^\| `(\w+)` \|/gm);
    expect([...said].map(([, field]) => field).sort()).toEqual(Object.keys(FIELDS).sort());
  },
);
