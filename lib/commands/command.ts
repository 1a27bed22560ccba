import { ApiOutcomeUnknown, ApiRefused } from '../aliyun/openapi';
import { describeError, redact } from '../log';
import { DEPLOYER, reasonOf } from './reason';

/** Runs a command of an operator. A failure is one sentence on stderr and exit status 1. */
export function runCommand(name: string, command: () => Promise<void>): void {
  // A wrong flag is thrown before there is a promise.
  Promise.resolve()
    .then(command)
    .catch((error) => {
      process.stderr.write(`${name} failed: ${redact(sentenceOf(error))}\n`);
      process.exitCode = 1;
    });
}

function sentenceOf(error: unknown): string {
  const isService = error instanceof ApiRefused || error instanceof ApiOutcomeUnknown;
  if (isService) return `${reasonOf(error, DEPLOYER)}.`;
  return describeError(error).replace(/^(Type)?Error: /, '');
}
