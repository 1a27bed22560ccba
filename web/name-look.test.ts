import { hueOf, initialsOf } from './name-look';

test.each([
  ['Ann', 'A'],
  ['ann de Vries', 'AD'],
  ['主播 Ann', '主A'],
  ['小红 小刚', '小'],
  ['🎤 王', '🎤'],
  ['', ''],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('a user has one colour always, and others have others', () => {
  expect(hueOf('user-ann')).toBe(hueOf('user-ann'));
  expect(new Set(['ann', 'ben', 'cat', 'dan'].map(hueOf)).size).toBe(4);
});
