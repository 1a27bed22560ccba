/** The list fits the code: `npm run mutate` would find each place, and each test that notices. */
import { readFileSync } from 'node:fs';
import { MUTATIONS } from './list/all';
import { mutated } from './mutation';
import { tableOf } from './table';

const all = Object.values(MUTATIONS).flat();
const textOf = (file: string) => readFileSync(file, 'utf8');

test.each(all)('"$breaks" can be done, and its catcher is there', (mutation) => {
  const text = textOf(mutation.file);
  expect(mutated(text, mutation)).not.toBe(text);
  const { caughtBy } = mutation;
  if ('seeds' in caughtBy) return;
  expect(textOf(caughtBy.file)).toContain(caughtBy.test);
  // What stands for the values of `test.each` is in no name.
  expect(caughtBy.test).not.toMatch(/[%$]/);
});

test('no two mutations are called the same', () => {
  expect(new Set(all.map(({ breaks }) => breaks)).size).toBe(all.length);
});

test('the table of the README is the list', () => {
  expect(textOf('test/mutations/README.md')).toContain(tableOf(MUTATIONS));
});
