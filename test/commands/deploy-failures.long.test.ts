/** What `npm run deploy` says and does when something is refused, left over or used by others. */
import * as models from '@alicloud/fc20230330';
import { zip } from '../../local/fc/code/zip';
import { DOMAIN, Operator, sentence } from './operator';
import { FEW, onlyWith } from './serverless-devs-project';

jest.setTimeout(420_000);

/** A component that says that all is well, and does nothing. */
const SILENT = 'module.exports = class { async deploy() { return {}; } };';

let operator: Operator;

beforeAll(async () => {
  operator = await Operator.start();
  operator.project.write('silent/index.js', SILENT);
});
afterAll(() => operator.stop());
afterEach(() => operator.cloud.clearFaults());

/** Somebody else's function. */
async function createShop(): Promise<void> {
  const name = 'shop';
  const files = [{ path: 'index.js', content: Buffer.from('exports.handler = async () => "";') }];
  const code = new models.InputCodeLocation({ zipFile: zip(files).toString('base64') });
  const runtime = { runtime: 'nodejs20', handler: 'index.handler' };
  const body = new models.CreateFunctionInput({ functionName: name, code, ...runtime });
  await operator.online.createFunction(new models.CreateFunctionRequest({ body }));
  const trigger = new models.CreateTriggerInput({
    triggerName: 'http',
    triggerType: 'http',
    triggerConfig: JSON.stringify({ authType: 'anonymous', methods: ['GET'] }),
  });
  await operator.online.createTrigger(name, new models.CreateTriggerRequest({ body: trigger }));
}

/** The domain as somebody else uses it. */
async function shareDomain(...routes: [path: string, functionName: string][]): Promise<void> {
  const body = new models.CreateCustomDomainInput({
    domainName: DOMAIN,
    protocol: 'HTTP',
    routeConfig: new models.RouteConfig({
      routes: routes.map(
        ([path, functionName]) => new models.PathConfig({ path, functionName, methods: ['GET'] }),
      ),
    }),
  });
  await operator.online.createCustomDomain(new models.CreateCustomDomainRequest({ body }));
}

describe('it fails with one sentence', () => {
  test('if a function is refused', async () => {
    const message = 'the function is not to your taste';
    const refused = { operation: 'UpdateFunction', resource: 'functions/lianmai-get-room' };
    await operator.cloud.fault({
      service: 'fc',
      kind: 'fail',
      status: 400,
      code: 'InvalidArgument',
      message,
      ...refused,
    });
    const said = sentence(await operator.deploy());
    expect(said).toMatch(
      /^Deployment failed: s has stopped: .*InvalidArgument: the function is not to/,
    );
    expect(said).toMatch(
      /what it had deployed by then stays, and the next run goes on from there\.$/,
    );
  });

  test('if a right is missing: it names the policy', async () => {
    const message = "the caller is not authorized to perform 'fc:UpdateFunction'";
    await operator.cloud.fault({
      service: 'fc',
      operation: 'UpdateFunction',
      kind: 'fail',
      status: 403,
      code: 'AccessDenied',
      message,
    });
    expect(sentence(await operator.deploy())).toMatch(
      /AccessDenied.*: the access key needs the rights of docs\/ram\/deployer\.json;/,
    );
  });

  test('if the domain is refused: it names the CNAME', async () => {
    const message = `domain name '${DOMAIN}' has not been resolved to your FC endpoint`;
    await operator.cloud.fault({
      service: 'fc',
      operation: 'CreateCustomDomain',
      kind: 'fail',
      status: 400,
      code: 'DomainNameNotResolved',
      message,
    });
    expect(sentence(await operator.deploy())).toMatch(
      /DomainNameNotResolved: .*: the CNAME of the domain has to lead to/,
    );
  });

  test('if s says that all is well, and the domain is not there', async () => {
    const said = sentence(await operator.deploy({ FC3_DOMAIN_COMPONENT: './silent' }));
    expect(said).toBe(`Deployment failed: The domain ${DOMAIN} is not there.`);
  });

  test('if the domain lacks a route afterwards', async () => {
    await shareDomain(['/create-room', 'lianmai-create-room']);
    const said = sentence(await operator.deploy({ FC3_DOMAIN_COMPONENT: './silent' }));
    expect(said).toBe(
      `Deployment failed: The domain ${DOMAIN} lacks 2 of its routes: /create-room, /get-room/*.`,
    );
    await operator.online.deleteCustomDomain(DOMAIN);
  });

  test('if the domain has routes of others, which it replaces only when it is told to', async () => {
    await createShop();
    await shareDomain(['/shop/*', 'shop'], ['/get-room/*', 'lianmai-get-room']);
    await operator.changes();
    expect(sentence(await operator.deploy())).toMatch(
      /has routes that are not Lianmai's \(\/shop\/\* to shop\)/,
    );
    expect(await operator.changes()).toEqual([]);
    expect(await operator.deploy({}, '--take-domain')).toMatchObject({ exitCode: 0, stderr: '' });
    const { routes } = (await operator.domain())?.routeConfig ?? {};
    expect(routes?.map(({ path }) => path)).toEqual(['/create-room', '/get-room/*']);
  });
});

test.each([
  ['the triggers to remove', 'ListTriggers', ['--remove-left'], {}, 'invoke-and-remove.json'],
  ['the domain for a try', 'GetCustomDomain', [], { API_DOMAIN: 'auto' }, 'auto-domain.json'],
])(
  'a refusal to read %s names the policy that allows it',
  async (_, operation, flags, env, policy) => {
    await operator.cloud.fault({
      service: 'fc',
      operation,
      kind: 'fail',
      status: 403,
      code: 'AccessDenied',
    });
    const said = sentence(await operator.deploy(env, ...flags));
    expect(said).toMatch(new RegExp(`${operation}: AccessDenied: .* rights of .*${policy}\\.$`));
  },
);

test('functions that left s.yaml are named, and removed when it is told to', async () => {
  const deployed = await operator.deploy();
  expect(deployed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(deployed.output).toContain(`Deployed and there: 3 functions, 2 routes of ${DOMAIN}.`);
  expect(deployed.output).toMatch(
    /No longer in s\.yaml, but still there: .*lianmai-usage.*--remove-left/,
  );
  const removed = await operator.deploy({}, '--remove-left');
  expect(removed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(removed.output).toContain('Removed lianmai-usage\n');
  const { body } = await operator.online.listFunctions(new models.ListFunctionsRequest());
  const names = body?.functions?.map(({ functionName }) => functionName);
  expect(names?.sort()).toEqual([...FEW.map((name) => `lianmai-${name}`), 'shop'].sort());
  expect((await operator.deploy({}, '--remove-left')).output).toBe('Nothing is left over.\n');
});

test('functions with other tables are replaced when it is told to', async () => {
  operator.project.write('s.yaml', onlyWith(['get-room', 'domain']));
  const taken = await operator.deploy({ TABLE_PREFIX: 'staging_' }, '--take-functions');
  expect(taken).toMatchObject({ exitCode: 0, stderr: '' });
  const { body } = await operator.online.getFunction(
    'lianmai-get-room',
    new models.GetFunctionRequest(),
  );
  expect(body?.environmentVariables).toMatchObject({ TABLE_PREFIX: 'staging_' });
});
