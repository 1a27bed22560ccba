import { createInterface } from 'node:readline/promises';

/** Asks whether to go on. Throws where nobody can be asked. */
export async function confirm(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('Nobody can be asked here: confirm with -y.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    'Are you sure you want to delete the resources listed above? (y/N) ',
  );
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
