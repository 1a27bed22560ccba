import { TableProvisioner } from '../../aliyun/table-provisioner';
import { TableTrouble } from '../../aliyun/table-reader';
import { TABLES } from '../../store/schema';
import type { TableSettings } from '../settings';

/** Creates the tables that are not there yet, and prints a line for each. Throws a sentence. */
export async function createTables(settings: TableSettings): Promise<void> {
  const provisioner = new TableProvisioner(settings);
  for (const table of TABLES) {
    print(settings, table.name, await provisioner.ensure(table).catch(explained));
  }
}

/** Prints which tables would be created. Throws a sentence. */
export async function printTables(settings: TableSettings): Promise<void> {
  const provisioner = new TableProvisioner(settings);
  for (const table of TABLES) {
    const isThere = await provisioner.isThere(table).catch(explained);
    print(settings, table.name, isThere ? 'present' : 'would be created');
  }
}

function print({ prefix }: TableSettings, name: string, outcome: string): void {
  process.stdout.write(`table ${prefix}${name}: ${outcome}\n`);
}

/** The next step, by the service's code; of an instance that is new, no public network is allowed. */
function explained(error: unknown): never {
  if (!(error instanceof TableTrouble)) throw error;
  const { code, message } = error;
  const next =
    code === 'OTSAuthFailed' && /\bACL\b/.test(message)
      ? 'the instance refuses the network that this machine is in: allow the Internet in the ' +
        'Tablestore console under instance > network management, or set PROVISION_OTS_ENDPOINT ' +
        'to an endpoint that answers here'
      : NEXT[code ?? ''];
  throw new Error(`Tablestore: ${code ?? 'no answer'}${next ? `, ${next}` : ''}.`);
}

/** https://help.aliyun.com/en/tablestore/developer-reference/error-codes */
const NEXT: Record<string, string> = {
  OTSAuthFailed: 'check the access key, OTS_INSTANCE and the clock of this machine',
  OTSNoPermissionAccess: 'give the access key the rights of docs/ram/deployer.json',
  '': 'check OTS_ENDPOINT; one of a VPC answers only inside, so set PROVISION_OTS_ENDPOINT to the public one',
};
