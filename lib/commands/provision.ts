/**
 * The command `npm run provision`: creates the tables that are not there yet. `--dry-run` only
 * tells what it would do.
 */
import { parseArgs } from 'node:util';
import { TableProvisioner } from '../aliyun/table-provisioner';
import { provisionConfig } from '../config';
import { TABLES } from '../store/schema';
import { runCommand } from './command';

async function provision(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const config = provisionConfig();
  const provisioner = new TableProvisioner(config);
  for (const table of TABLES) {
    const isThere = values['dry-run'] && (await provisioner.isThere(table));
    const planned = isThere ? 'present' : 'would be created';
    const outcome = values['dry-run'] ? planned : await provisioner.ensure(table);
    process.stdout.write(`table ${config.prefix}${table.name}: ${outcome}\n`);
  }
}

runCommand('Provisioning', provision);
