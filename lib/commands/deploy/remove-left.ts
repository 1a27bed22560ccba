import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Environment } from '../../config/variables';
import { Account } from '../account';
import { NAME_PREFIX } from '../project/wanted';
import { DEPLOYER, explainedBy } from '../reason';
import { ACCESS_KEY, checked } from '../settings';

const REMOVER = 'docs/ram/invoke-and-remove.json';

/**
 * Removes our functions that are no longer in `s.yaml`, with their triggers, and prints
 * each. Throws a sentence.
 */
export async function removeLeft(env: Environment): Promise<void> {
  checked(z.object(ACCESS_KEY), env);
  const { functionCompute } = new Account(env);
  const wanted = namesIn(readFileSync('s.yaml', 'utf8'));
  const found = await functionCompute.functions(NAME_PREFIX).catch(explainedBy(DEPLOYER));
  const left = found.map(({ functionName }) => functionName).filter((name) => !wanted.has(name));
  for (const name of left) {
    await functionCompute.removeFunction(name).catch(explainedBy(REMOVER));
    process.stdout.write(`Removed ${name}\n`);
  }
  if (left.length === 0) process.stdout.write('Nothing is left over.\n');
}

function namesIn(template: string): Set<string> {
  return new Set(
    [...template.matchAll(/^\s+functionName: ([\w-]+)$/gm)].map(([, name = '']) => name),
  );
}
