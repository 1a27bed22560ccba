import { mediaProblemOf } from './media-problem';

test.each([
  ['NotAllowedError', 'refused'],
  ['NotFoundError', 'none'],
  ['NotReadableError', 'busy'],
  ['TypeError', 'failed'],
])('%s means that the camera is %s', (name, problem) => {
  expect(mediaProblemOf(new DOMException('', name))).toBe(problem);
});
