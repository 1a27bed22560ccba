/** The APIs by which the service mixes; `MIXER` of a deployment chooses one. */
type Mixer = 'rtc' | 'live';

/** `npm run test:all` plays every show by both APIs; `npm test` plays the longest by one of them. */
const isAll = process.env.TESTS === 'all';

/** The APIs by which a long show is played. */
export function mixersOf(shortRun: Mixer): Mixer[] {
  return isAll ? ['rtc', 'live'] : [shortRun];
}

/** Those of the cases that are played. */
export function casesOf<Case extends { mixer: Mixer }>(shortRun: Mixer, cases: Case[]): Case[] {
  return cases.filter(({ mixer }) => mixersOf(shortRun).includes(mixer));
}
