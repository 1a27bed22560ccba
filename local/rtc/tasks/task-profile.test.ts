import { encodingOf, isMediaEncode } from './media-encode';
import { requireFit } from './task-profile';

it('has no MediaEncode 2, the value of the documentation’s own examples', () => {
  expect(isMediaEncode(2)).toBe(false);
  expect(isMediaEncode(0)).toBe(true);
  expect(encodingOf(0)).toBeUndefined();
  expect(encodingOf(20)).toEqual({ width: 1280, height: 720, bitrateKbps: 1024, fps: 25 });
  expect(encodingOf(54)).toEqual({ width: 360, height: 640, bitrateKbps: 500, fps: 30 });
});

it.each([
  [undefined, 30, 9],
  ['2IN_720P', 20, 2],
  ['2IN_720P', 22, 2],
  ['9IN_1080P', 30, 9],
  ['1IN_360P', 53, 1],
  ['Mixed_Audio', 0, 9],
])('lets profile %s have MediaEncode %i and %i panes', (taskProfile, mediaEncode, panes) => {
  expect(() => requireFit({ taskProfile, mediaEncode, panes })).not.toThrow();
});

it.each([
  ['2IN_720P', 20, 3, 'InvalidTaskProfile.ExceedsMaximum'],
  ['2IN_720P', 30, 2, 'InvalidTaskProfile.ExceedsMaximum'],
  ['2IN_360P', 20, 2, 'InvalidTaskProfile.ExceedsMaximum'],
  ['Mixed_Audio', 20, 1, 'InvalidMediaEncode.Malformed'],
  ['2IN_720P', 0, 1, 'InvalidMediaEncode.Malformed'],
])('refuses profile %s MediaEncode %i and %i panes', (taskProfile, mediaEncode, panes, code) => {
  expect(() => requireFit({ taskProfile, mediaEncode, panes })).toThrow(
    expect.objectContaining({ code }),
  );
});
