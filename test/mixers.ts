import { isAll } from './all';

/** The APIs by which the service mixes; `MIXER` of a deployment chooses one. */
type Mixer = 'rtc' | 'live';

/** The APIs by which a long show is played: one of them in `npm test`. */
export function mixersOf(shortRun: Mixer): Mixer[] {
  return isAll ? ['rtc', 'live'] : [shortRun];
}

/** Those of the cases that are played. */
export function casesOf<Case extends { mixer: Mixer }>(shortRun: Mixer, cases: Case[]): Case[] {
  return cases.filter(({ mixer }) => mixersOf(shortRun).includes(mixer));
}
