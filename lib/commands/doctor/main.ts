/**
 * The command `npm run doctor`: looks at everything that a deployment and a show rest on, and
 * changes nothing. `--json` is for programs. Exits with 1 if a deployment or a show would fail.
 */
import { parseArgs } from 'node:util';
import { readBuild } from '../project/build';
import { readWanted } from '../project/read-wanted';
import { examine } from './check';
import { CHECKS } from './checks';
import { Facts } from './facts';
import { report } from './print';

async function doctor(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const facts = new Facts(process.env, {
    wanted: () => readWanted(process.env),
    build: readBuild,
  });
  const lines = await examine(CHECKS, facts);
  const isWell = lines.every(({ status }) => status !== 'wrong');
  // https://no-color.org
  const color = process.stdout.isTTY === true && !process.env.NO_COLOR;
  const text = values.json
    ? `${JSON.stringify({ ok: isWell, checks: lines }, null, 2)}\n`
    : report(lines, { color });
  process.stdout.write(text);
  if (!isWell) process.exitCode = 1;
}

doctor().catch((error) => {
  process.stderr.write(
    `The doctor cannot run: ${error instanceof Error ? error.message : error}\n`,
  );
  process.exitCode = 2;
});
