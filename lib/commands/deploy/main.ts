/**
 * The command `npm run deploy`: deploys `s.yaml` to Alibaba Cloud with Alibaba's components, and
 * makes sure that everything is there afterwards. `--take-domain` lets it replace the routes of
 * other functions, `--take-functions` the functions of a deployment with other tables;
 * `--remove-left` only removes the functions that are no longer in `s.yaml`.
 */
import { parseArgs } from 'node:util';
import { runCommand } from '../command';
import { deploy } from './deploy';
import { removeLeft } from './remove-left';

// The reader of the output may go away; the deployment does not stop half-way for that.
process.stdout.on('error', () => {});

runCommand('Deployment', () => {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: { 'take-domain': flag, 'take-functions': flag, 'remove-left': flag },
  });
  if (values['remove-left']) return removeLeft(process.env);
  return deploy(process.env, {
    takesDomain: values['take-domain'],
    takesFunctions: values['take-functions'],
  });
});
