import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { resolveTemplate } from '../fc/template/resolved-template';
import { codeProblems, templateProblems } from '../fc/template/template';
import { readFlags, textFlag } from './flags';

let verified: Promise<string> | undefined;

/**
 * Checks the whole `s.yaml` that this command of `s` is about, and gives `s verify` a schema that
 * allows everything, as there is nothing left to check. `s` would check one resource at a time by a
 * JSON schema, which cannot see the built code or other resources, and it does not name an unknown
 * key. Throws an error with one line for each problem.
 */
export function verifiedSchema(): Promise<string> {
  // `s` asks once for each resource.
  verified ??= verify();
  return verified;
}

async function verify(): Promise<string> {
  const templatePath = findTemplate();
  const resolved = await resolveTemplate({
    templatePath,
    env: process.env,
    scratchPath: tmpdir(),
  });
  const problems = [
    ...templateProblems(resolved),
    ...(await codeProblems(resolved, dirname(templatePath))),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return '{}';
}

/** `s` tells a component which file it reads for every command but `verify`. */
function findTemplate(): string {
  const named = textFlag(readFlags(process.argv.slice(2), { t: 'template' }), 'template');
  const found = [named, 's.yaml', 's.yml'].find((path) => path && existsSync(path));
  if (found === undefined) throw new Error('There is no s.yaml here.');
  return resolve(found);
}
