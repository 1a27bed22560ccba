import { VoiceActivity } from './voice-activity';

/** What is said of levels that come one every 100 ms. */
function heard(levels: number[]): boolean[] {
  const activity = new VoiceActivity();
  return levels.map((level, index) => activity.next(level, index * 100));
}

test('a voice is heard at once, and noise is none', () => {
  expect(heard([0, 0.1, 0.24, 0.4])).toEqual([false, false, false, true]);
});

test('a voice may get quieter than it has to be to begin, without flicker', () => {
  expect(heard([0.4, 0.16, 0.24, 0.16])).toEqual([true, true, true, true]);
});

test('a pause between words is bridged, a longer one is the end', () => {
  const silence = [0.4, ...Array<number>(8).fill(0)];
  expect(heard(silence)).toEqual([true, true, true, true, true, true, true, false, false]);
});

test('after the end only a voice begins again', () => {
  const activity = new VoiceActivity();
  activity.next(0.4, 0);
  expect(activity.next(0, 1000)).toBe(false);
  expect(activity.next(0.2, 1100)).toBe(false);
  expect(activity.next(0.25, 1200)).toBe(true);
});
