import { describeError } from '../log';

/** Runs a command of an operator. A failure is one sentence on stderr and exit status 1. */
export function runCommand(name: string, command: () => Promise<void>): void {
  command().catch((error) => {
    const why = describeError(error).replace(/^Error: /, '');
    process.stderr.write(`${name} failed: ${why}\n`);
    process.exitCode = 1;
  });
}
