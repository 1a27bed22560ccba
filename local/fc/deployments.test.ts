import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packCode } from './code-package';
import { Deployments } from './deployments';
import { type Fixture, startFixture, writeFunction } from './gateway-fixture';

const TRIGGER = {
  triggerName: 'http',
  triggerType: 'http',
  triggerConfig: { authType: 'anonymous', methods: ['GET'] },
};
const DOMAIN = { region: 'cn-shanghai', domainName: 'auto', protocol: 'HTTP' };

let fixture: Fixture;
let deployments: Deployments;

beforeEach(async () => {
  fixture = await startFixture({});
  deployments = new Deployments({
    gateway: fixture.gateway,
    clock: fixture.clock,
    codeRoot: join(fixture.folder, 'deployed'),
    supplied: { ENDPOINT: 'http://local', KEY: 'local-key' },
  });
});

afterEach(() => fixture.close());

const props = (changes: object = {}) => ({
  functionName: 'hello',
  region: 'cn-shanghai',
  runtime: 'nodejs20',
  handler: 'index.handler',
  code: './hello',
  triggers: [TRIGGER],
  ...changes,
});

const answering = (text: string) => `exports.handler = async () => ${text};`;

/** The package of code that is written on the spot. */
async function packed(code: string) {
  const { codePath } = await writeFunction(fixture.folder, 'hello', { code });
  return packCode(codePath);
}

async function call(): Promise<string> {
  return (await fixture.gateway.invoke('hello', Buffer.from('{}'))).output.toString();
}

test('what is deployed runs on, whatever becomes of the folder that it was built in', async () => {
  await deployments.putFunction({ props: props(), code: await packed(answering('"first"')) });
  await writeFile(join(fixture.folder, 'hello/index.js'), answering('"not deployed"'));
  expect(await call()).toBe('first');
  await deployments.putFunction({ props: props(), code: await packed(answering('"second"')) });
  expect(await call()).toBe('second');
});

test('variables that are left empty get the values of the local cloud, others stay', async () => {
  const environmentVariables = { ENDPOINT: '', KEY: 'given', OTHER: '' };
  const code = await packed(answering('process.env'));
  await deployments.putFunction({ props: props({ environmentVariables }), code });
  expect(JSON.parse(await call())).toMatchObject({
    ENDPOINT: 'http://local',
    KEY: 'given',
    OTHER: '',
  });
});

test('code, configuration and triggers can be deployed each alone', async () => {
  const code = await packed(answering('"old"'));
  await deployments.putFunction({ props: props(), code });
  const changed = props({ timeout: 20, triggers: [] });
  await deployments.putFunction({ props: changed, triggerNames: [] });
  expect(deployments.getFunction('hello').props).toMatchObject({
    timeout: 20,
    triggers: [{ triggerName: 'http' }],
  });
  await deployments.putFunction({ props: changed, config: false, triggerNames: ['http'] });
  expect(deployments.getFunction('hello').props).toMatchObject({ timeout: 20, triggers: [] });
  const newCode = await packed(answering('"new"'));
  await deployments.putFunction({ props: props(), config: false, triggerNames: [], code: newCode });
  expect(deployments.getFunction('hello').props).toMatchObject({ timeout: 20, triggers: [] });
  expect(await call()).toBe('new');
});

test('a function that is not there needs code, and is not known before', async () => {
  await expect(deployments.putFunction({ props: props() })).rejects.toThrow('FunctionNotFound');
  expect(() => deployments.getFunction('hello')).toThrow('FunctionNotFound');
  await expect(deployments.removeFunction('hello')).rejects.toThrow('FunctionNotFound');
});

test('a refused deployment tells why and changes nothing', async () => {
  await deployments.putFunction({ props: props(), code: await packed(answering('"good"')) });
  const refused = deployments.putFunction({
    props: props({ memorySize: 100, cpus: 1 }),
    code: await packed(answering('"bad"')),
  });
  await expect(refused).rejects.toThrow(/memorySize: .*got 100\ncpus: unknown key/s);
  expect(await call()).toBe('good');
});

test('routes lead to functions that are deployed, and end with their domain', async () => {
  const routeConfig = { routes: [{ path: '/hi', functionName: 'hello' }] };
  const domain = { ...DOMAIN, routeConfig };
  await expect(deployments.putDomain(domain)).rejects.toThrow(
    'route /hi: function hello is not deployed',
  );
  await deployments.putFunction({ props: props(), code: await packed(answering('"hi"')) });
  await deployments.putDomain(domain);
  const status = async () => (await fetch(`${fixture.gateway.url}/hi`)).status;
  expect(await status()).toBe(200);
  await deployments.removeDomain('auto');
  expect(await status()).toBe(404);
  await expect(deployments.removeDomain('auto')).rejects.toThrow('DomainNameNotFound');
});

test('a function can be removed, whole or a trigger of it', async () => {
  await deployments.putFunction({ props: props(), code: await packed(answering('1')) });
  await deployments.removeFunction('hello', ['http']);
  expect(deployments.getFunction('hello').props.triggers).toEqual([]);
  await deployments.removeFunction('hello');
  await expect(fixture.gateway.invoke('hello', Buffer.from(''))).rejects.toMatchObject({
    code: 'FunctionNotFound',
  });
});

test('deployments at the same time all count', async () => {
  const code = await packed(answering('1'));
  const names = ['a', 'b', 'c', 'd'];
  await Promise.all(
    names.map((functionName) => deployments.putFunction({ props: props({ functionName }), code })),
  );
  for (const name of names) expect(deployments.getFunction(name).props.functionName).toBe(name);
  // One package, kept once.
  expect(await readdir(join(fixture.folder, 'deployed'))).toHaveLength(1);
});

test('a package cannot write outside of its folder', async () => {
  for (const path of ['../evil.js', '/etc/evil', 'a/../../evil.js']) {
    const code = { files: [{ path, base64: '' }] };
    await expect(deployments.putFunction({ props: props(), code })).rejects.toThrow(
      'Expected paths inside of the code',
    );
  }
});
