/** The command `npm run smoke -- --url <API address> --token <JWT>`. */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Step, smoke } from './smoke';

const { values } = parseArgs({ options: { url: { type: 'string' }, token: { type: 'string' } } });
const { url = process.env.API_URL, token = process.env.API_TOKEN } = values;

if (!url || !token) {
  console.error('Usage: npm run smoke -- --url <API address> --token <JWT of any user>');
  process.exitCode = 2;
} else {
  const isOk = await smoke({ url, token }, `smoke-${randomUUID().slice(0, 8)}`, show);
  console.log(isOk ? 'The system works.' : 'The system does not work.');
  process.exitCode = isOk ? 0 : 1;
}

function show({ name, status, code = '', requestId = '', durationMs, isOk }: Step): void {
  const columns = [isOk ? 'ok  ' : 'FAIL', name.padEnd(6), status ?? '---', `${durationMs} ms`];
  console.log([...columns, code, requestId].join('  '));
}
