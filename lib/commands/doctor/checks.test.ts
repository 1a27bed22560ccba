import { readFileSync } from 'node:fs';
import { CHECKS } from './checks';

test.each(['docs/doctor.md', 'docs/doctor.zh-CN.md'])('%s has a row for every line', (file) => {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const [statuses, lines] = [rows.slice(0, 4), rows.slice(4)];
  expect(statuses).toHaveLength(4);
  const named = lines.flatMap((row) => {
    const [, first = ''] = row.split('|');
    return [...first.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
  });
  expect(named.sort()).toEqual(CHECKS.map(({ name }) => name).sort());
});
