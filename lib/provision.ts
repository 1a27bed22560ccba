/** The command `npm run provision`: creates the tables that are not there yet. */
import { TableProvisioner } from './aliyun/table-provisioner';
import { provisionConfig } from './config';
import { describeError } from './log';
import { TABLES } from './schema';

async function provision(): Promise<void> {
  const config = provisionConfig();
  const provisioner = new TableProvisioner(config);
  for (const table of TABLES) {
    const outcome = await provisioner.ensure(table);
    process.stdout.write(`table ${config.prefix}${table.name}: ${outcome}\n`);
  }
}

provision().catch((error) => {
  process.stderr.write(`Provisioning failed: ${describeError(error)}\n`);
  process.exitCode = 1;
});
