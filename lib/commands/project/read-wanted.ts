import { readFileSync } from 'node:fs';
import type { Environment } from '../../config/variables';
import { secretsOf } from '../deploy/settings';
import { ServerlessDevs } from './serverless-devs';
import { withoutUnset } from './template';
import { type Wanted, wantedOf } from './wanted';

/** What `s.yaml` asks for with these variables. Throws a sentence that says why it cannot be read. */
export async function readWanted(env: Environment): Promise<Wanted> {
  // As a deployment reads it.
  const template = withoutUnset(readFileSync('s.yaml', 'utf8'), env);
  const s = new ServerlessDevs({ template, env, secrets: secretsOf(env) });
  try {
    return wantedOf(await s.resolve());
  } finally {
    s.remove();
  }
}
