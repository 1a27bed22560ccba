import { KeyframeRequests } from './keyframe-requests';

it('asks at once, then twice a second, until a keyframe is there', () => {
  const requests = new KeyframeRequests();
  const askedAtMs = [0, 100, 499, 500, 900, 1000].filter((nowMs) => requests.isDue(nowMs));
  expect(askedAtMs).toEqual([0, 500, 1000]);
  requests.satisfied();
  expect(requests.isDue(5000)).toBe(false);
});

it('does not ask more often because more is lost', () => {
  const requests = new KeyframeRequests();
  expect(requests.isDue(0)).toBe(true);
  requests.satisfied();
  requests.need();
  expect([requests.isDue(100), requests.isDue(500)]).toEqual([false, true]);
});
