import { fitting, MAX_NAMED } from './named-users';

const gone = Array.from({ length: MAX_NAMED }, (_, index) => `gone-${index}`);

test('as many names as the service takes are kept as they are', () => {
  expect(fitting(gone, [])).toEqual(gone);
});

test('with one more, the oldest of those who are not there goes', () => {
  const names = ['ann', ...gone, 'ben'];
  expect(fitting(names, ['ann'])).toEqual(['ann', ...gone.slice(2), 'ben']);
});

test('there are never more, whoever is there', () => {
  expect(fitting([...gone, 'ann'], [...gone, 'ann'])).toEqual(gone);
});
