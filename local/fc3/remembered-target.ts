import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Inputs, type Logger, projectPath } from './inputs';

/** Which component `s.yaml` has its resources deployed by. */
const VARIABLE = 'FC3_COMPONENT';
/** Tells a line that was written here from one of the user's own. */
const MARK = '# the local cloud, by s deploy; s remove takes this line away';

/**
 * Has every later command of `s` go where this one goes: `s` reads the `.env` beside `s.yaml` when
 * it starts, and what a shell has set comes first (https://github.com/motdotla/dotenv#readme). A
 * line of the user's own stays, and so does a template that names its component without a variable.
 */
export function rememberTarget(inputs: Inputs, logger: Logger): void {
  const component = process.env[VARIABLE];
  const lines = readLines(inputs);
  if (component === undefined || lines.some(namesComponent)) return;
  writeLines(inputs, [...lines, `${VARIABLE}=${component} ${MARK}`]);
  logger.write(
    `Wrote ${VARIABLE}=${component} to .env: s keeps to the local cloud until that line is gone; ` +
      '"npm run deploy" goes to Alibaba Cloud all the same.',
  );
}

/** Takes the line away that `rememberTarget` wrote. */
export function forgetTarget(inputs: Inputs, logger: Logger): void {
  const lines = readLines(inputs);
  const kept = lines.filter((line) => !line.endsWith(MARK));
  if (kept.length === lines.length) return;
  writeLines(inputs, kept);
  logger.write(`Took ${VARIABLE} out of .env: s goes to Alibaba Cloud unless the shell sets it.`);
}

/** Where the target of this command was said, for who wonders; empty if `s.yaml` itself names it. */
export function targetSource(inputs: Inputs): string {
  const component = process.env[VARIABLE];
  if (component === undefined) return '';
  const isRemembered = readLines(inputs).some((line) => line.endsWith(MARK));
  return ` (${VARIABLE}=${component}${isRemembered ? ', in .env' : ''})`;
}

function namesComponent(line: string): boolean {
  return new RegExp(`^\\s*(export\\s+)?${VARIABLE}\\s*[=:]`).test(line);
}

function readLines(inputs: Inputs): string[] {
  const path = pathOf(inputs);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  // The last line ends too, so that another one can follow it.
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function writeLines(inputs: Inputs, lines: string[]): void {
  const path = pathOf(inputs);
  if (lines.length === 0) rmSync(path, { force: true });
  else writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
}

function pathOf(inputs: Inputs): string {
  return join(projectPath(inputs), '.env');
}
