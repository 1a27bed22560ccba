/** What the pages for operators say of the code: the calls of a show, and the lines of the log. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

test('the calls of a show are those that the script counts, in both languages', () => {
  const counted = execFileSync(process.execPath, ['bench/show-cost.mjs'], { encoding: 'utf8' });
  const [head = '', ...rows] = counted.split('\n').filter((line) => line.startsWith('|'));
  expect(readFileSync('docs/deploy.md', 'utf8')).toContain([head, ...rows].join('\n'));
  const numbers = (line: string) => (line.match(/\d+/g) ?? []).join(' ');
  const chinese = readFileSync('docs/deploy.zh-CN.md', 'utf8').split('\n').map(numbers).join('\n');
  expect(chinese).toContain(rows.map(numbers).join('\n'));
  const [, units = 'no number'] = /^About (\d+) capacity units/m.exec(counted) ?? [];
  for (const page of ['docs/deploy.md', 'docs/deploy.zh-CN.md'])
    expect(readFileSync(page, 'utf8')).toContain(units);
});

test.each(['docs/operate.md', 'docs/operate.zh-CN.md'])(
  '%s names every line of an event',
  (page) => {
    const sources = execFileSync(
      'git',
      ['ls-files', 'lib/**/*.ts', ':!*.test.ts', ':!*-fixture.ts'],
      {
        encoding: 'utf8',
      },
    );
    const code = sources
      .trim()
      .split('\n')
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const events = new Set([...code.matchAll(/\bevent: '([\w-]+)'/g)].map(([, event]) => event));
    expect(events.size).toBeGreaterThan(20);
    const text = readFileSync(page, 'utf8');
    expect([...events].filter((event) => !text.includes(`\`${event}\``))).toEqual([]);
  },
);
