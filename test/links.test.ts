/** Links between the pages of the documentation. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PAGES = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && existsSync(path));

/** What is neither code nor a comment. */
function proseOf(path: string): string {
  return readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
}

/** `[text](address)`, `src="address"` and `href="address"`. */
function addressesIn(path: string): string[] {
  const found = proseOf(path).matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g);
  return [...found].map(([, link, attribute]) => link ?? attribute ?? '');
}

/** The fragments of a page's headings, by GitHub's rule. */
function fragmentsOf(path: string): string[] {
  const headings = [...proseOf(path).matchAll(/^#+ +(.*)$/gm)].map(([, text = '']) => text);
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = text
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

function isBroken(page: string, address: string): boolean {
  if (/^[a-z]+:/.test(address)) return false;
  const [file = '', fragment] = address.split('#');
  const target = file === '' ? page : join(dirname(page), decodeURIComponent(file));
  if (!existsSync(target)) return true;
  if (fragment === undefined || statSync(target).isDirectory()) return false;
  return !fragmentsOf(target).includes(decodeURIComponent(fragment));
}

test('every link of a page leads to a file and a heading that are there', () => {
  expect(PAGES.length).toBeGreaterThan(30);
  const broken = PAGES.flatMap((page) =>
    addressesIn(page)
      .filter((address) => isBroken(page, address))
      .map((address) => `${page}: ${address}`),
  );
  expect(broken).toEqual([]);
});

test('every page is there in English and Chinese', () => {
  const isOfGithub = (page: string) => page.startsWith('.github/');
  const both = ['bench/README.md', 'examples/README.md', 'CHANGELOG.md', 'SECURITY.md'];
  // Its table is made of the patches' own words.
  both.push('test/mutations/README.md');
  const single = PAGES.filter((page) => !isOfGithub(page) && !both.includes(page));
  const missing = single
    .filter((page) => !page.endsWith('.zh-CN.md'))
    .filter((page) => !single.includes(page.replace(/\.md$/, '.zh-CN.md')));
  expect(missing).toEqual([]);
});
