// Counts what one show costs in calls: what its calls of the API, its events and its timer come
// to, by the table of round trips in README.md, which the bench has measured. Prices change and
// differ by region, so they are left to the reader.
// Usage: node bench/show-cost.mjs [--hours 2] [--guests 3] [--viewers 1000] [--every 9]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '2' },
    guests: { type: 'string', default: '3' },
    viewers: { type: 'string', default: '1000' },
    // The pages of the audience ask every 8 to 10 s: see web/room/room-feed.ts.
    every: { type: 'string', default: '9' },
  },
});
const [hours, guests, viewers, everySeconds] = ['hours', 'guests', 'viewers', 'every'].map(
  (name) => {
    const value = Number(values[name]);
    if (Number.isFinite(value) && value >= (name === 'every' ? 1 : 0)) return value;
    throw new Error(`--${name} takes a number, not ${values[name]}.`);
  },
);

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
/** Of each call of the API: how many calls of the store and of RTC it makes. */
const callsOf = Object.fromEntries(
  [...readme.matchAll(/^\| ([a-z][\w ,]+?) +\| +\d+ \| +(\d+) \|$/gim)].map(([, name, calls]) => [
    name,
    Number(calls),
  ]),
);

/** Joined, published, and left again. */
const EVENTS_OF_A_MEMBER = 3;
const LOOKS = 10;
/** Every 10 s; see lib/use-cases/agenda-run.ts. Only the first one writes, which is counted for each. */
const LOOKS_OF_A_RUN = 6;
const minutes = hours * 60;
const onStage = 1 + guests;

const SHOW = [
  ['create', 1],
  ['join', onStage],
  ['start', 1],
  ['change the scene', LOOKS],
  ['RTC callback', onStage * EVENTS_OF_A_MEMBER],
  // A viewer's page is open all the time.
  ['show', Math.round((viewers * minutes * 60) / everySeconds)],
  // While a mix runs, the run of a minute looks at the agenda all the time.
  ['timer, nothing due', minutes * LOOKS_OF_A_RUN, minutes],
  ['stop', 1],
  ['close', 1],
];

console.log('| what | times | calls of Tablestore and RTC each | in all |');
console.log('|---|---:|---:|---:|');
let [invocations, calls] = [0, 0];
for (const [name, times, invoked = times] of SHOW) {
  const each = callsOf[name];
  if (each === undefined) throw new Error(`bench/README.md has no round trips of "${name}".`);
  console.log(`| ${name} | ${times} | ${each} | ${times * each} |`);
  invocations += invoked;
  calls += times * each;
}
console.log(`| **in all** | **${invocations} invocations** | | **${calls} calls** |`);
console.log(`
About ${2 * calls} capacity units of Tablestore at most, as rows are far below 4 KB: a call takes one read,
one write, or both. The timer's function is in use all the time while a mix runs. The mix is billed by
the RTC service: ${minutes} minutes of one task; the traffic of ${viewers} viewers by the live service.`);
