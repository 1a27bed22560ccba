import { type TableDescription, TableTrouble } from '../../aliyun/table-reader';
import type { TableSchema } from '../../model/table-schema';
import { TABLES } from '../../store/schema';
import { ACCESS_KEY_NAMES } from '../settings';
import type { Check } from './check';
import type { Facts } from './facts';
import { type Finding, notYet, right, wrong } from './finding';

const NEEDS = ['OTS_ENDPOINT', 'OTS_INSTANCE', ...ACCESS_KEY_NAMES];
const MAX_VERSIONS = 1;

/** Tablestore, and the tables in it. */
export const tableChecks: Check[] = [
  { name: 'tablestore', needs: NEEDS, run: (facts) => reached(facts).catch(unreached) },
  { name: 'tables', needs: NEEDS, run: (facts) => tables(facts).catch(untold) },
];

async function reached(facts: Facts): Promise<Finding> {
  const [first] = TABLES;
  if (first) await facts.tables.describe(first.name);
  return right(`Instance ${facts.value('OTS_INSTANCE')} answers from here.`);
}

/** https://help.aliyun.com/en/tablestore/developer-reference/error-codes */
function unreached(error: unknown): Finding {
  if (!(error instanceof TableTrouble)) throw error;
  const { code, message } = error;
  if (code === 'OTSAuthFailed' && /\bACL\b/.test(message)) {
    // Of a new instance, the public network is not allowed.
    return wrong(
      'The instance refuses the network that this machine is in (OTSAuthFailed, instance ACL).',
      'In the Tablestore console, instance > network management, allow the Internet; or set PROVISION_OTS_ENDPOINT to an endpoint that is reached from here.',
    );
  }
  if (code === 'OTSAuthFailed') {
    return wrong(
      'Tablestore does not know who asks (OTSAuthFailed).',
      'Check the access key, OTS_INSTANCE, and the clock.',
    );
  }
  if (code === 'OTSNoPermissionAccess') {
    return wrong(
      'The access key may not look at the tables (OTSNoPermissionAccess).',
      'Give it the rights of docs/ram/doctor.json.',
    );
  }
  return wrong(
    `Tablestore does not answer${code ? `: ${code}` : ''}.`,
    'Check OTS_ENDPOINT; an endpoint of a VPC answers only inside, so set PROVISION_OTS_ENDPOINT to the public one.',
  );
}

function untold(error: unknown): Finding {
  if (!(error instanceof TableTrouble)) throw error;
  return notYet('The tables cannot be checked before Tablestore answers.', 'See tablestore.');
}

async function tables(facts: Facts): Promise<Finding> {
  const found = await Promise.all(TABLES.map(({ name }) => facts.tables.describe(name)));
  const missing = TABLES.filter((_, index) => !found[index]).map(({ name }) => name);
  if (missing.length === TABLES.length) return notYet('There are none.', 'npm run provision');
  if (missing.length > 0) return wrong(`Missing: ${missing.join(', ')}.`, 'npm run provision');
  const differences = TABLES.flatMap((wanted, index) => differenceOf(wanted, found[index]) ?? []);
  if (differences.length === 0) {
    return right(`All ${TABLES.length} are there, with their keys and lifetimes.`);
  }
  return wrong(
    differences.join(' '),
    'A key cannot be changed: set another TABLE_PREFIX, or delete the table with all its rows; then npm run provision. A lifetime is changed in the console.',
  );
}

/** In what the table is not as wanted, as a sentence. */
function differenceOf(wanted: TableSchema, found?: TableDescription): string | undefined {
  const keyOf = ({ key }: TableSchema) => key.map(({ name, type }) => `${name} ${type}`).join(', ');
  const lifetimeOf = ({ ttlSeconds }: TableSchema) =>
    ttlSeconds === undefined ? 'for ever' : `${ttlSeconds} s`;
  const facts: [string, string, string][] = found
    ? [
        ['key', keyOf(wanted), keyOf(found)],
        ['lifetime', lifetimeOf(wanted), lifetimeOf(found)],
        ['versions', String(MAX_VERSIONS), String(found.maxVersions)],
      ]
    : [];
  const [difference] = facts.filter(([, expected, actual]) => expected !== actual);
  if (!difference) return undefined;
  const [name, expected, actual] = difference;
  return `${wanted.name}: expected ${name} ${expected}, got ${actual}.`;
}
