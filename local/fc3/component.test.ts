import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as models from '@alicloud/fc20230330';
import { type Control, startControl } from '../control/control';
import { type FcBed, startFcBed } from '../fc/api/api-fixture';
import { fetchAs } from '../fc/gateway/gateway-fixture';
import { run } from './component';

/** The commands of the component against the API, without a process of `s`. */

let bed: FcBed;
let control: Control;
let written: string[];

const TRIGGER = {
  triggerName: 'http',
  triggerType: 'http',
  triggerConfig: { authType: 'anonymous', methods: ['GET'] },
};
const TIMER = {
  triggerName: 'tick',
  triggerType: 'timer',
  triggerConfig: { cronExpression: '@every 1m', enable: true, payload: '' },
};

beforeEach(async () => {
  bed = await startFcBed();
  const { clock, faults, log, folder, gateway } = bed;
  control = await startControl({
    ...{ port: 0, clock, faults, log, jwtSecret: 'secret', state: () => ({}) },
    actions: {
      'GET /logs': (_, query) => gateway.logs.list(query.get('name') ?? ''),
    },
  });
  const { accessKeyId, accessKeySecret } = bed.credentials.root;
  const description = {
    ...{ accessKeyId, accessKeySecret, gateway: gateway.url, control: control.url },
    fc: { endpoint: bed.api.url, region: 'cn-hangzhou' },
    environment: { ENDPOINT: 'http://local', KEY: 'local-key' },
    tablestore: { endpoint: '' },
    rtc: { endpoint: '' },
  };
  writeFileSync(join(folder, 'cloud.json'), JSON.stringify(description));
  process.env.LIANMAI_STATE = folder;
  written = [];
});

afterEach(async () => {
  delete process.env.LIANMAI_STATE;
  await control.close();
  await bed.close();
});

const logger = {
  write: (line: string) => void written.push(line),
  warn: (line: string) => void written.push(line),
};

/** Runs a command for the function `hello`, with parts of its props changed. */
const hello = (command: string, changes: object = {}, ...args: string[]) => {
  const props = {
    ...{ functionName: 'hello', region: 'cn-hangzhou', runtime: 'nodejs20' },
    ...{ handler: 'index.handler', code: './hello', triggers: [TRIGGER] },
    ...changes,
  };
  return run(command, inputsOf(props, args), logger);
};

const inputsOf = (props: Record<string, unknown>, args: string[] = []) => ({
  ...{ props, args, yaml: { path: join(bed.folder, 's.yaml') } },
  resource: { name: 'hello' },
});

const domain = (command: string, changes: object = {}, ...args: string[]) => {
  const routeConfig = { routes: [{ path: '/hi', functionName: 'hello' }] };
  const props = {
    ...{ region: 'cn-hangzhou', domainName: 'auto', protocol: 'HTTP', routeConfig },
    ...changes,
  };
  return run(command, inputsOf(props, args), logger);
};

function writeCode(code: string): void {
  mkdirSync(join(bed.folder, 'hello'), { recursive: true });
  writeFileSync(join(bed.folder, 'hello', 'index.js'), code);
}

const answering = (text: string) => `exports.handler = async () => ${text};`;

const call = async () => (await bed.gateway.invoke('hello', Buffer.from('{}'))).output.toString();

const deployed = async () =>
  (await bed.fc.getFunction('hello', new models.GetFunctionRequest())).body;

const triggers = async () => {
  const { body } = await bed.fc.listTriggers('hello', new models.ListTriggersRequest());
  return body?.triggers?.map(({ triggerName }) => triggerName);
};

test('what is deployed runs on, whatever becomes of the folder that it was built in', async () => {
  writeCode(answering('"first"'));
  await hello('deploy');
  writeCode(answering('"not deployed"'));
  expect(await call()).toBe('first');
  await hello('deploy');
  expect(await call()).toBe('not deployed');
});

test('variables that are left empty get the values of the local cloud, others stay', async () => {
  writeCode(answering('process.env'));
  await hello('deploy', { environmentVariables: { ENDPOINT: '', KEY: 'given', OTHER: '' } });
  expect(JSON.parse(await call())).toMatchObject({
    ENDPOINT: 'http://local',
    KEY: 'given',
    OTHER: '',
  });
});

test('code, configuration and triggers can be deployed each alone', async () => {
  writeCode(answering('"old"'));
  await hello('deploy');
  writeCode(answering('"new"'));
  const changes = { timeout: 20, triggers: [TRIGGER, TIMER] };
  await hello('deploy', changes, '--function', 'config');
  expect([(await deployed())?.timeout, await call(), await triggers()]).toEqual([
    20,
    'old',
    ['http'],
  ]);
  await hello('deploy', { timeout: 30, triggers: [TRIGGER, TIMER] }, '--function', 'code');
  expect([(await deployed())?.timeout, await call(), await triggers()]).toEqual([
    20,
    'new',
    ['http'],
  ]);
  await hello('deploy', { timeout: 30, triggers: [TRIGGER, TIMER] }, '--trigger', 'tick');
  expect([(await deployed())?.timeout, await triggers()]).toEqual([20, ['http', 'tick']]);
});

test('what is wrong is told before anything is deployed', async () => {
  writeCode(answering('"good"'));
  await hello('deploy');
  writeCode(answering('"bad"'));
  await expect(hello('deploy', { memorySize: 100, cpus: 1 })).rejects.toThrow(
    /memorySize: .*got 100\ncpus: unknown key/s,
  );
  expect(await call()).toBe('good');
});

test('a refusal of the API is told by its code and message', async () => {
  const operation = 'CreateFunction';
  bed.faults.add({ service: 'fc', operation, kind: 'fail', status: 403, code: 'AccessDenied' });
  writeCode(answering('1'));
  await expect(hello('deploy')).rejects.toThrow(
    /^AccessDenied: the caller is not authorized to perform 'fc:CreateFunction' on resource '[^']*functions\/hello'$/,
  );
  await expect(hello('info')).rejects.toThrow("FunctionNotFound: function 'hello' does not exist");
});

test('info says where a function answers by itself', async () => {
  writeCode(answering('"hi"'));
  await hello('deploy');
  const info = (await hello('info')) as { url: { system_url: string; custom_domain: string } };
  expect(info.url.custom_domain).toBe(bed.gateway.url);
  const { host } = new URL(info.url.system_url);
  const { text, headers } = await fetchAs(host, `${bed.gateway.url}/anything`);
  expect([text, headers['content-disposition']]).toEqual(['hi', 'attachment']);
});

test('a plan names what would change, and nothing after a deployment', async () => {
  writeCode(answering('1'));
  await hello('deploy', { environmentVariables: { KEY: 'secret-1' } });
  written = [];
  await hello('plan', { environmentVariables: { KEY: 'secret-1' } });
  expect(written.join('\n')).not.toMatch(/^[+~-]/m);
  written = [];
  await hello('plan', { timeout: 9, environmentVariables: { KEY: 'secret-2' } });
  expect(written.join('\n').match(/^[+~-].*/gm)).toEqual(['~ timeout: 3 => 9']);
  expect(written.join('\n')).not.toContain('secret-');
});

test('routes lead to functions that are deployed, and end with their domain', async () => {
  await expect(domain('deploy')).rejects.toThrow(
    "InvalidArgument: route /hi: function 'hello' does not exist",
  );
  writeCode(answering('"hi"'));
  await hello('deploy');
  await domain('deploy');
  expect(await domain('info')).toMatchObject({
    domainName: 'lianmai.localhost',
    url: bed.gateway.url,
  });
  const status = async () => (await fetch(`${bed.gateway.url}/hi`)).status;
  expect(await status()).toBe(200);
  await domain('remove', {}, '-y');
  expect(await status()).toBe(404);
  await expect(domain('info')).rejects.toThrow('DomainNameNotFound');
});

test('a second deployment of a domain replaces its routes', async () => {
  writeCode(answering('"hi"'));
  await hello('deploy');
  await domain('deploy');
  const routes = [{ path: '/hello/*', functionName: 'hello', methods: ['GET'] }];
  await domain('plan', { routeConfig: { routes } });
  expect(written.join('\n')).toContain('~ routeConfig.routes.0.path: /hi => /hello/*');
  await domain('deploy', { routeConfig: { routes } });
  const paths = ['/hi', '/hello/x'].map((path) => fetch(bed.gateway.url + path));
  expect((await Promise.all(paths)).map(({ status }) => status)).toEqual([404, 200]);
});

test('a function is removed with its triggers, or only triggers of it', async () => {
  writeCode(answering('1'));
  await hello('deploy', { triggers: [TRIGGER, TIMER] });
  await hello('remove', {}, '--trigger', 'tick', '-y');
  expect(await triggers()).toEqual(['http']);
  await hello('remove', {}, '-y');
  await expect(deployed()).rejects.toMatchObject({ code: 'FunctionNotFound' });
  await hello('remove', {}, '-y');
  expect(written.at(-1)).toBe('Function hello is not deployed: nothing to remove.');
});

test('commands go on after the clock of the local cloud was advanced', async () => {
  writeCode(answering('1'));
  bed.clock.advance(24 * 3600_000);
  await hello('deploy');
  await hello('invoke', {}, '-e', '{}');
  expect(written.join('\n')).toContain('Invoke Result:\n1');
});

test('an event for nobody to wait has at most 128 KB', async () => {
  writeCode(answering('1'));
  await hello('deploy');
  const event = 'a'.repeat(128 * 1024);
  await hello('invoke', {}, '-e', event, '--invocation-type', 'async');
  await expect(
    hello('invoke', {}, '-e', `${event}a`, '--invocation-type', 'async'),
  ).rejects.toThrow('EntityTooLarge: payload size exceeds maximum allowed size (131072 bytes)');
});
