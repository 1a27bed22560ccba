/** The doctor with MIXER=live: before a rehearsal, after one that went wrong, and before a deployment. */
import { readFileSync } from 'node:fs';
import { CallbackRegistrar } from '../../../lib/aliyun/callback-registrar';
import { OpenApi } from '../../../lib/aliyun/openapi';
import type { Call } from '../../../local/call-log';
import { A_RUN_MS, Patient } from './patient';

jest.setTimeout(180_000);

/** Each test goes on where the one before has left off. */
let patient: Patient;

beforeAll(async () => {
  patient = await Patient.admit({ MIXER: 'live' });
});
afterAll(() => patient?.cloud.stop());

test('before a rehearsal, what it has to show is not there yet, and nothing is wrong', async () => {
  const open = (await patient.lookAt()).filter(({ status }) => status !== 'right');
  expect(open.map(({ check, status }) => [check, status])).toEqual([
    ['rtc-app-key', 'look'],
    ['certificate', 'look'],
    ['channel-events-arrive', 'not-yet'],
    ['push-events-arrive', 'not-yet'],
    ['timer-run', 'not-yet'],
  ]);
});

test('the policy of who looks allows what the doctor asks for, and no more', async () => {
  const before = await performed();
  await patient.lookAt();
  await patient.lookAt({ MIXER: 'rtc' });
  const after = await performed();
  const used = after.flatMap((names, index) => names.slice(before[index]?.length));
  const { Statement }: { Statement: { Action: string[] }[] } = JSON.parse(
    readFileSync('docs/ram/doctor.json', 'utf8'),
  );
  const allowed = Statement.flatMap(({ Action }) => Action);
  expect([...new Set(used)].sort()).toEqual(allowed.sort());
});

/** What the operator's access key was used for, by service; to ask who one is needs no right. */
function performed(): Promise<string[][]> {
  const { accessKeyId } = patient.cloud.description;
  return Promise.all(
    ['tablestore', 'rtc', 'ram', 'fc-api'].map(async (service) => {
      const calls = await patient.cloud.calls(service);
      return calls
        .filter(({ detail }: Call) => detail?.caller === accessKeyId)
        .map(({ operation, detail }) => `${ramName(service, detail?.host)}:${operation}`);
    }),
  );
}

/** What RAM calls a service; the log has the Live API's calls among those of RTC. */
function ramName(service: string, host: unknown): string {
  const names: Record<string, string> = { tablestore: 'ots', 'fc-api': 'fc' };
  return names[service] ?? String(host).split('.')[0] ?? service;
}

test('it finds events that go elsewhere, and those that the API did not take', async () => {
  const { accessKeyId, accessKeySecret, rtc, appId, live, gateway } = patient.cloud.description;
  const endpoint = new URL(`http://${rtc.liveEndpoint}`);
  const key = { accessKeyId, accessKeySecret, securityToken: '' };
  const api = OpenApi.connect({ endpoint, version: '2016-11-01' }, key);
  const { pushDomain } = live;
  const registrar = new CallbackRegistrar({ rtc: api, live: api, appId, pushDomain });
  await registrar.subscribeAtLive(`${gateway}/rtc-callback/wrong`);
  await registrar.notify({ url: `${gateway}/live-callback/wrong`, key: undefined });
  await patient.rehearse(401);
  expect(await patient.lineOf('channel-events')).toMatchObject({
    status: 'wrong',
    what: expect.stringContaining('another address'),
    next: 'npm run register-callbacks',
  });
  expect(await patient.lineOf('channel-events-arrive')).toMatchObject({
    status: 'wrong',
    what: expect.stringContaining('answered with 401'),
    next: expect.stringContaining('CALLBACK_SECRET'),
  });
  expect(await patient.lineOf('push-events-arrive')).toMatchObject({
    status: 'wrong',
    what: expect.stringContaining('did not take'),
    next: expect.stringContaining('CALLBACK_SECRET'),
  });
});

test('it finds a timer that is silent', async () => {
  await patient.timerRuns();
  expect(await patient.lineOf('timer-run')).toMatchObject({ status: 'right' });
  await patient.changeTrigger('lianmai-reconcile', 'every-minute', { enable: false });
  await patient.cloud.advance(4 * A_RUN_MS);
  expect(await patient.lineOf('timer-run')).toMatchObject({
    status: 'wrong',
    what: expect.stringContaining('has not run since'),
    next: expect.stringContaining('lianmai-reconcile'),
  });
});

test('before a deployment the lines that rest on it say so', async () => {
  const { fc, env, wanted } = patient;
  await fc.deleteCustomDomain(String(env.API_DOMAIN));
  expect(await patient.lineOf('routes')).toMatchObject({
    status: 'wrong',
    what: expect.stringContaining('nothing leads to them'),
  });
  for (const { functionName, triggers } of wanted.functions) {
    for (const { triggerName } of triggers) await fc.deleteTrigger(functionName, triggerName);
    await fc.deleteFunction(functionName);
  }
  const early = (await patient.lookAt()).filter(({ next }) => next === 'npm run deploy');
  expect(early.map(({ check, status }) => [check, status])).toEqual(
    [
      ...['functions', 'version', 'function-variables', 'triggers'],
      ...['routes', 'certificate', 'api'],
    ].map((check) => [check, 'not-yet']),
  );
});
