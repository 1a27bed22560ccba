/** The doctor finds nothing wrong in the local cloud, and finds each fault that is put into it. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { TableProvisioner } from '../../../lib/aliyun/table-provisioner';
import { CHECKS } from '../../../lib/commands/doctor/checks';
import type { Line } from '../../../lib/commands/doctor/finding';
import type { Environment } from '../../../lib/config/variables';
import type { TableSchema } from '../../../lib/model/table-schema';
import { TABLES } from '../../../lib/store/schema';
import type { AccountSettings } from '../../../local/account/account';
import { ACCOUNT_FAULTS } from './account-faults';
import { DEPLOYMENT_FAULTS } from './deployment-faults';
import { A_RUN_MS, Patient, shellWith } from './patient';

jest.setTimeout(180_000);

const LATE_MS = 20 * 60_000;

let patient: Patient;
let account: AccountSettings;

beforeAll(async () => {
  patient = await Patient.admit();
  account = await patient.cloud.account({});
  await patient.rehearse(200);
  await patient.timerRuns();
});
afterAll(() => patient?.cloud.stop());

afterEach(async () => {
  await patient.cloud.clearFaults();
  await patient.cloud.account(account);
});

/** Runs the built command as an operator does. */
function run(changes: Environment, ...args: string[]): Promise<{ status: number; output: string }> {
  const env = shellWith({ ...patient.env, ...changes });
  const command = ['--no-deprecation', resolve('dist/doctor/index.js'), ...args];
  return new Promise((done) => {
    execFile(process.execPath, command, { env }, (error, out, err) =>
      done({ status: Number(error?.code ?? 0), output: out + err }),
    );
  });
}

test('after a start of the local cloud and a rehearsal every line is right', async () => {
  const lines = await patient.lookAt();
  // The local cloud has no certificates.
  const others = lines.filter(({ check, status }) => check !== 'certificate' && status !== 'right');
  expect(others).toEqual([]);
  expect(lines.map(({ check }) => check)).toEqual(CHECKS.map(({ name }) => name));
});

test('the command prints a line for each check and a sum, and no secret', async () => {
  const { status, output } = await run({});
  expect(status).toBe(0);
  for (const { name } of CHECKS) expect(output).toMatch(new RegExp(`^[✓?] ${name} `, 'm'));
  expect(output).toContain(`${CHECKS.length - 1} right, 1 to look at yourself.`);
  const secrets = Object.entries(patient.env).filter(([name]) => /KEY$|SECRET$/.test(name));
  expect(secrets.length).toBeGreaterThan(8);
  for (const [, value = ''] of secrets) expect(output).not.toContain(value);
});

test('for programs it is JSON, and the exit status is 1 if something is wrong', async () => {
  const { status, output } = await run({ LIVE_PUSH_KEY: 'other' }, '--json');
  expect(status).toBe(1);
  const { ok, checks } = JSON.parse(output);
  expect(ok).toBe(false);
  expect(checks).toHaveLength(CHECKS.length);
  expect(checks.find(({ check }: Line) => check === 'push-signing').status).toBe('wrong');
  expect(output).not.toContain(patient.env.LIVE_PLAY_KEY);
});

test('with nothing set it says all that is missing at once, and what waits for it', async () => {
  const nothing = Object.fromEntries(Object.keys(patient.env).map((name) => [name, '']));
  const lines = await patient.lookAt({ ...nothing, STS_ENDPOINT: patient.env.STS_ENDPOINT });
  const [variables, ...rest] = lines;
  for (const name of ['OTS_ENDPOINT', 'RTC_APP_KEY', 'JWT_SECRET', 'CALLBACK_SECRET', 'MIXER']) {
    expect(variables?.what).toContain(name);
  }
  const waiting = rest.filter(({ status }) => status === 'not-yet').map(({ check }) => check);
  const able = ['variables', 'clock'];
  expect(waiting).toEqual(CHECKS.map(({ name }) => name).filter((name) => !able.includes(name)));
});

test('it finds a clock that is wrong by the date of an answer', async () => {
  const late = `const now = Date.now; Date.now = () => now() - ${LATE_MS};`;
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(late)}`;
  const { output } = await run({ NODE_OPTIONS });
  const [, seconds] =
    /^✗ clock +The clock of this machine is (\d+) s behind\.$/m.exec(output) ?? [];
  // The cloud's clock was put forward, and its answers have whole seconds.
  expect(Math.abs(Number(seconds) - (LATE_MS + A_RUN_MS) / 1000)).toBeLessThanOrEqual(2);
  expect(output).toContain('Set the clock of this machine');
});

test.each([
  ['is missing', 'part_', TABLES.slice(1), /Missing: rooms\./, 'npm run provision'],
  [
    'has another key, and one that keeps its rows for another time',
    'odd_',
    changed(
      { name: 'inbox', key: [{ name: 'event_id', type: 'integer' }], ttlSeconds: 86_400 },
      { name: 'pks', key: [{ name: 'pk_id', type: 'string' }], ttlSeconds: 86_400 },
    ),
    /(?=.*inbox: expected key event_id string, got event_id integer\.)(?=.*pks: expected lifetime 7776000 s, got 86400 s\.)/,
    'A key cannot be changed: set another TABLE_PREFIX, or delete the table with all its rows; then npm run provision. A lifetime is changed in the console.',
  ],
])('it finds a table that %s', async (_, prefix, schemas, says, next) => {
  const provisioner = new TableProvisioner({
    endpoint: String(patient.env.OTS_ENDPOINT),
    instance: String(patient.env.OTS_INSTANCE),
    prefix,
    accessKeyId: String(patient.env.ALIBABA_CLOUD_ACCESS_KEY_ID),
    accessKeySecret: String(patient.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET),
  });
  for (const schema of schemas) await provisioner.ensure(schema);
  const line = await patient.lineOf('tables', { TABLE_PREFIX: prefix });
  expect(line).toMatchObject({ status: 'wrong', what: expect.stringMatching(says) });
  expect(line?.next).toContain(next);
});

/** The tables, some of them as they should not be. An instance has no room for many sets of tables. */
function changed(...schemas: TableSchema[]): TableSchema[] {
  return TABLES.map((table) => schemas.find(({ name }) => name === table.name) ?? table);
}

test('it finds variables that are too long for Function Compute', async () => {
  const environmentVariables = { ALLOWED_ORIGINS: 'x'.repeat(4096) };
  const functions = patient.wanted.functions.map((it) => ({ ...it, environmentVariables }));
  const line = await patient.lineOf('environment-size', {}, { ...patient.wanted, functions });
  expect(line).toMatchObject({
    status: 'wrong',
    what: expect.stringContaining('take 4111 bytes'),
    next: expect.stringContaining('Shorten'),
  });
});

test('variables that are not set take no room, as a deployment leaves them out', () => {
  const variables = patient.wanted.functions.flatMap(({ environmentVariables }) =>
    Object.entries(environmentVariables),
  );
  expect(variables.length).toBeGreaterThan(0);
  expect(variables.filter(([, value]) => value === '')).toEqual([]);
});

test('recordings are looked at by the default of LIVE_APP where it is not set', async () => {
  expect(await patient.lineOf('record-template', { LIVE_APP: '' })).toMatchObject({
    status: 'right',
    what: expect.stringContaining('can be recorded'),
  });
});

test('it finds a function that is missing, and tells of one that is left of before', async () => {
  const { functions } = patient.wanted;
  const [first, ...rest] = functions;
  const added = first ? [{ ...first, functionName: 'lianmai-new' }] : [];
  const lineOf = (asked: typeof functions) =>
    patient.lineOf('functions', {}, { ...patient.wanted, functions: asked });
  expect(await lineOf([...functions, ...added])).toMatchObject({
    status: 'wrong',
    what: 'Missing: lianmai-new.',
    next: 'npm run deploy',
  });
  expect(await lineOf(rest)).toMatchObject({
    status: 'look',
    what: expect.stringContaining(`${first?.functionName} beside`),
  });
});

test.each([...ACCOUNT_FAULTS, ...DEPLOYMENT_FAULTS])('it finds $name', async (fault) => {
  const { env, breaks, check, status = 'wrong', says, next } = fault;
  const undo = await breaks?.(patient);
  const line = await patient.lineOf(check, env);
  if (typeof undo === 'function') await undo();
  expect(line).toMatchObject({ status, next: expect.stringContaining(next) });
  if (says instanceof RegExp) expect(line?.what).toMatch(says);
  else expect(line?.what).toContain(says);
});
