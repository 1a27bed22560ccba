import { readFileSync } from 'node:fs';
import type { Environment } from '../../config/variables';
import { secretsOf } from '../deploy/settings';
import { ServerlessDevs } from './serverless-devs';
import { type Wanted, wantedOf } from './wanted';

/** What `s.yaml` asks for with these variables. Throws a sentence that says why it cannot be read. */
export async function readWanted(env: Environment): Promise<Wanted> {
  const template = readFileSync('s.yaml', 'utf8');
  const s = new ServerlessDevs({ template, env, secrets: secretsOf(env) });
  try {
    return wantedOf(await s.resolve());
  } finally {
    s.remove();
  }
}
