import type { Cost, Show } from './mixer-process';
import type { Remote } from './remote';
import { digits, type Section, type Target } from './report';
import { median } from './statistics';

const PEOPLE = [2, 4, 9];
const SECONDS = 6;
const ROUNDS = 3;
/** What it may cost at most that people can come and go, beside filters that know nothing of that. */
const MAX_RATIO = 1.5;
/** With fewer pictures the machine was too busy for the numbers to mean anything. */
const MIN_MADE_PERCENT = 95;

/** Measures the mixer's share of a core beside FFmpeg's own filters doing the same. */
export async function measureMixer(start: () => Remote): Promise<Section> {
  const rows: string[][] = [];
  const results: Result[] = [];
  for (const people of PEOPLE) {
    const shares = { mixer: [] as number[], graph: [] as number[] };
    const made: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const by of ['mixer', 'graph'] as const) {
        const show: Show = { by, people, seconds: SECONDS };
        const process = start();
        const cost = await process.ask<Cost>('mix', show);
        shares[by].push(cost.share);
        if (by === 'mixer') made.push(cost.made);
        await process.end();
      }
    }
    const [mixer, graph] = [median(shares.mixer), median(shares.graph)];
    const madePercent = Math.min(median(made) * 100, 100);
    const result = { mixer, ratio: mixer / graph, madePercent };
    results.push(result);
    const besideFirst = mixer / (results[0]?.mixer ?? Number.NaN);
    const numbers = [mixer, graph, result.ratio, besideFirst, madePercent];
    rows.push([`${people} people`, ...numbers.map(digits)]);
  }
  return {
    title: 'Mixer',
    explanation: `The share of one core, in per cent, of a mix of people who send 640x360 at 15 pictures a second
into 1280x720, with decoding and encoding: the local mixer, which takes RTP as it comes, beside a
graph of FFmpeg filters (scale, xstack, amix, alimiter), which is handed whole pictures at
the same pace. Below ${MIN_MADE_PERCENT} % of the pictures the machine was too busy to measure.`,
    head: [
      '',
      'mixer',
      'FFmpeg filters',
      'ratio',
      `mixer beside ${PEOPLE[0]} people`,
      'pictures made, %',
    ],
    rows,
    targets: results.slice(-1).map(target),
  };
}

interface Result {
  mixer: number;
  ratio: number;
  madePercent: number;
}

function target({ ratio, madePercent }: Result): Target {
  const isBusy = madePercent < MIN_MADE_PERCENT;
  return {
    what: `mixer beside FFmpeg filters, ${PEOPLE.at(-1)} people`,
    bound: `at most ${MAX_RATIO}`,
    measured: isBusy ? 'machine too busy' : digits(ratio),
    isMet: ratio <= MAX_RATIO && !isBusy,
  };
}
