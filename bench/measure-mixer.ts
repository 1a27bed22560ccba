import type { Cost, Show } from './mixer-process';
import type { Remote } from './remote';
import { digits, type Section } from './report';
import { median } from './statistics';

const PEOPLE = [2, 4, 9];
const SECONDS = 6;
const ROUNDS = 3;
/** What it may cost at most that people can come and go, beside filters that know nothing of that. */
const MAX_RATIO = 1.5;

/** Measures the mixer's share of a core beside FFmpeg's own filters doing the same. */
export async function measureMixer(start: () => Remote): Promise<Section> {
  const rows: string[][] = [];
  const ratios: number[] = [];
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
    ratios.push(mixer / graph);
    const madePercent = Math.min(median(made) * 100, 100);
    const numbers = [mixer, graph, mixer / graph, madePercent];
    rows.push([`${people} people`, ...numbers.map(digits)]);
  }
  const ratio = ratios.at(-1) ?? Number.NaN;
  return {
    title: 'Mixer',
    explanation:
      'The share of one core, in per cent, of a mix of people who send 640x360 at 15 pictures a second\ninto 1280x720, with decoding and encoding: the local mixer, which takes RTP as it comes, beside a\ngraph of FFmpeg filters (scale, xstack, amix, alimiter), which is handed whole pictures and\nneed not keep up with the clock. Below 95 % of the pictures the machine was too busy to measure.',
    head: ['', 'mixer', 'FFmpeg filters', 'ratio', 'pictures made, %'],
    rows,
    targets: [
      {
        what: 'mixer beside FFmpeg filters, 9 people',
        bound: `<= ${MAX_RATIO}`,
        measured: digits(ratio),
        isMet: ratio <= MAX_RATIO,
      },
    ],
  };
}
