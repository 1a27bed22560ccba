import { catcherWords, type Mutation } from './mutation';

/** The mutations as the table of `README.md`, one group after another. */
export function tableOf(groups: Record<string, Mutation[]>): string {
  const parts = Object.entries(groups).map(([name, mutations]) => {
    const rows = mutations.map(
      ({ breaks, file, caughtBy }) =>
        `| ${breaks} | \`${file.replace('lib/', '')}\` | ${catcherWords(caughtBy)} |`,
    );
    const head = ['| what is broken | in `lib/` | caught by |', '|---|---|---|'];
    return [`### ${name}`, '', ...head, ...rows].join('\n');
  });
  return parts.join('\n\n');
}
