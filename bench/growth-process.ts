/** The functions whose cost must not grow, each loaded once for every set of tables. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FcContext } from '../lib/http/fc-context';
import type { Handler } from '../lib/http/route';
import { answerParent } from './remote';

/** A call of a function on the tables with this prefix. */
export interface GrowthCall {
  name: string;
  prefix: string;
  event: string;
  credentials: FcContext['credentials'];
}

const require = createRequire(join(process.cwd(), 'package.json'));
const handlers = new Map<string, Handler>();

answerParent({ call });

/** Calls the function and tells how many milliseconds it took. */
async function call({ name, prefix, event, credentials }: GrowthCall): Promise<number> {
  const handler = handlerOn(prefix, name);
  const context = { requestId: 'bench', credentials, function: { name } };
  const bytes = Buffer.from(event);
  const startedAt = performance.now();
  const answer = await handler(bytes, context);
  const tookMs = performance.now() - startedAt;
  if (answer.statusCode && answer.statusCode !== 200) throw new Error(answer.body);
  return tookMs;
}

/** A bundle reads the environment with its first call, which is here the one after loading. */
function handlerOn(prefix: string, name: string): Handler {
  const known = handlers.get(prefix + name);
  if (known) return known;
  const path = require.resolve(`./dist/${name}/index.js`);
  delete require.cache[path];
  process.env.TABLE_PREFIX = prefix;
  const { handler } = require(path) as { handler: Handler };
  handlers.set(prefix + name, handler);
  return handler;
}
