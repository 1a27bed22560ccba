import type { Cost, Show } from './mixer-process';
import type { Remote } from './remote';
import { digits, type Section, type Target } from './report';
import { median } from './statistics';

const PEOPLE = [2, 4, 9];
const SECONDS = 10;
const ROUNDS = 3;
/** What it may cost at most that people can come and go, beside filters that know nothing of that. */
const MAX_RATIO = 1.2;
/** What passing the stream of one person on may cost, beside mixing it. */
const MAX_RELAY_RATIO = 0.15;
const HD = { width: 1280, height: 720, fps: 25 };
/** Why a mix may cost a little more than the filters. */
const NEARLY = `Both are FFmpeg's encoder and decoders for nine tenths; from run to run it is 1.05 to 1.21.`;
/** Why a relay costs more than was aimed at. */
const RELAY_WORK = `The mix of one person has become cheap, and the relay has costs that no picture
  changes. Of its 3.8 % of a core sound takes 0.9, as Opus becomes AAC, and the sender of the measurement 0.8.`;
/** With fewer pictures the machine was too busy for the numbers to mean anything. */
const MIN_MADE_PERCENT = 95;

/** Measures the mixer's share of a core beside FFmpeg's own filters, and its relay beside a mix. */
export async function measureMixer(start: () => Remote): Promise<Section> {
  const rows: string[][] = [];
  const results: Result[] = [];
  for (const people of PEOPLE) {
    const shows: Show[] = [
      { by: 'mixer', people, seconds: SECONDS },
      { by: 'graph', people, seconds: SECONDS },
    ];
    const [mixer, graph] = await inTurns(start, shows);
    const result = compared(`mixer beside FFmpeg filters, ${people} people`, mixer, graph);
    results.push({ ...result, max: MAX_RATIO, whyMissed: NEARLY });
    const besideFirst = result.share / (results[0]?.share ?? Number.NaN);
    rows.push(row(`${people} people`, result, digits(besideFirst)));
  }
  const one = { people: 1, seconds: SECONDS, input: HD };
  const [relay, mix] = await inTurns(start, [
    { ...one, by: 'relay' },
    { ...one, by: 'mixer' },
  ]);
  const relayed = compared('relay of 720p25 beside a mix of one person', relay, mix);
  results.push({ ...relayed, max: MAX_RELAY_RATIO, whyMissed: RELAY_WORK });
  rows.push(row('relay of 720p25, beside its mix', relayed, '–'));
  return {
    title: 'Mixer',
    explanation: `The share of one core, in per cent, of a mix of people who send 640x360 at 15 pictures a second
(0.7 Mbit/s: they move, and their cameras have noise) into 1280x720, with decoding and encoding: the local mixer, which takes RTP as it comes, beside a
graph of FFmpeg filters (scale, xstack, amix, alimiter), which is handed whole pictures at
the same pace, after six seconds in which V8 compiles. A relay and its mix are sent 1280x720 at 25 pictures a second (1.4 Mbit/s) by one person. Below ${MIN_MADE_PERCENT} % of the pictures the machine was too busy to measure.`,
    head: [
      '',
      'mixer',
      'FFmpeg filters',
      'ratio',
      `mixer beside ${PEOPLE[0]} people`,
      'pictures made, %',
    ],
    rows,
    targets: results.map(target),
  };
}

interface Measured {
  what: string;
  share: number;
  other: number;
  ratio: number;
  madePercent: number;
}

/** What was measured, and what it is to keep. */
interface Result extends Measured {
  max: number;
  whyMissed: string;
}

/** What each of the shows has cost, one after the other, and that again and again. */
async function inTurns(start: () => Remote, shows: Show[]): Promise<Cost[][]> {
  const costs = shows.map((): Cost[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, show] of shows.entries()) {
      const process = start();
      costs[index]?.push(await process.ask<Cost>('mix', show));
      await process.end();
    }
  }
  return costs;
}

function compared(what: string, ours: Cost[] = [], others: Cost[] = []): Measured {
  const shareOf = (costs: Cost[]) => median(costs.map((cost) => cost.share));
  const [share, other] = [shareOf(ours), shareOf(others)];
  const madePercent = Math.min(median(ours.map(({ made }) => made)) * 100, 100);
  return { what, share, other, ratio: share / other, madePercent };
}

function row(name: string, result: Measured, besideFirst: string): string[] {
  const { share, other, ratio, madePercent } = result;
  return [name, ...[share, other, ratio].map(digits), besideFirst, digits(madePercent)];
}

function target({ what, ratio, madePercent, max, whyMissed }: Result): Target {
  const isBusy = madePercent < MIN_MADE_PERCENT;
  return {
    what,
    bound: `at most ${max}`,
    measured: isBusy ? 'machine too busy' : digits(ratio),
    isMet: ratio <= max && !isBusy,
    whyMissed,
  };
}
