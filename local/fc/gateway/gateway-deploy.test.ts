import { join } from 'node:path';
import { until } from '../../../test/until';
import type { Deployment } from '../deployment';
import { deploymentOf, type Fixture, startFixture, writeFunction } from './gateway-fixture';

/** Prints when it has started, and then takes long enough for the test to deploy in between. */
const slowCode = (answer: string) => `
exports.handler = async (event) => {
  console.log('started');
  if (JSON.parse(event).rawPath.endsWith('/slow')) await new Promise((r) => setTimeout(r, 1000));
  return '${answer}';
};`;

let fixture: Fixture;

beforeEach(async () => {
  fixture = await startFixture({
    replaced: { code: slowCode('old') },
    removed: { code: slowCode('removed') },
  });
});

afterEach(() => fixture.close());

const text = async (path: string) => (await fetch(fixture.gateway.url + path)).text();

async function newDeployment(): Promise<Deployment> {
  const codePath = join(fixture.folder, 'new-code');
  const functions = [
    await writeFunction(fixture.folder, 'replaced', { code: slowCode('new'), codePath }),
    await writeFunction(fixture.folder, 'added', { code: slowCode('added') }),
  ];
  return deploymentOf(functions);
}

test('deployed code serves the next request while a running one ends on the old code', async () => {
  const running = text('/replaced/slow');
  await until(() => fixture.lines.length > 0);
  fixture.gateway.deploy(await newDeployment());
  expect(await text('/replaced')).toBe('new');
  expect(await running).toBe('old');
  expect(await text('/replaced')).toBe('new');
});

test('an idle instance of the old code is not used again', async () => {
  expect(await text('/replaced')).toBe('old');
  fixture.gateway.deploy(await newDeployment());
  expect(await text('/replaced')).toBe('new');
});

test('a deployment adds and removes functions and routes', async () => {
  fixture.gateway.deploy(await newDeployment());
  expect(await text('/added')).toBe('added');
  expect((await fetch(`${fixture.gateway.url}/removed`)).status).toBe(404);
  await expect(fixture.gateway.invoke('removed', Buffer.from('{}'))).rejects.toMatchObject({
    code: 'FunctionNotFound',
  });
});

test('a request whose instance still starts during a deployment is served by the new code', async () => {
  const deployment = await newDeployment();
  const waiting = fixture.gateway.invoke('replaced', Buffer.from('{"rawPath":"/"}'));
  fixture.gateway.deploy(deployment);
  expect((await waiting).output.toString()).toBe('new');
});

test('a replacement serves once it is ready, and until then the old code does', async () => {
  const codePath = join(fixture.folder, 'slow-start');
  const code = `const end = Date.now() + 500; while (Date.now() < end);${slowCode('new')}`;
  const functions = [await writeFunction(fixture.folder, 'replaced', { code, codePath })];
  const deployment = deploymentOf(functions);
  expect(await text('/replaced')).toBe('old');
  const replaced = fixture.gateway.replace(deployment);
  expect(await text('/replaced')).toBe('old');
  await replaced;
  expect(await text('/replaced')).toBe('new');
});

test('a replacement that cannot start fails the requests that come after it', async () => {
  const codePath = join(fixture.folder, 'broken');
  const code = 'throw new Error("broken");';
  const functions = [await writeFunction(fixture.folder, 'replaced', { code, codePath })];
  await text('/replaced');
  await fixture.gateway.replace(deploymentOf(functions));
  expect((await fetch(`${fixture.gateway.url}/replaced`)).status).toBe(502);
});
