/** `npm run deploy`, as CI runs it: everything is there afterwards, or one sentence says why not. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type Client from '@alicloud/fc20230330';
import * as models from '@alicloud/fc20230330';
import type { Call } from '../../local/call-log';
import { zip } from '../../local/fc/code/zip';
import { fcClientOf } from '../../local/fc3/fc-client';
import { LocalCloud } from '../local-cloud';
import { FEW, onlyWith, SProject, type SResult, TEMPLATE } from './serverless-devs-project';

jest.setTimeout(420_000);

const DOMAIN = 'api.example.com';
/** Every secret of `s.yaml`, each with a value that is found nowhere else and that its check takes. */
const CANARIES = Object.fromEntries(
  [...TEMPLATE.matchAll(/\benv\('(\w+(?:KEYS?|SECRET))'/g)].map(([, name = '']) => [
    name,
    name.endsWith('KEYS')
      ? `whsec_${randomBytes(24).toString('base64')}`
      : `canary${randomBytes(13).toString('hex')}`,
  ]),
);

/** A component that says everything it knows, in every form, as the real ones do in part. */
const LOUD = `
const Fc3 = require('../local/fc3/index.js');
const { inspect } = require('node:util');
module.exports = class extends Fc3 {
  constructor(options) {
    super(options);
    const deploy = this.deploy;
    this.deploy = async (inputs) => {
      const json = JSON.stringify(inputs.props);
      console.log(inspect(inputs.props, { depth: null }));
      console.error(json);
      this.logger.info(JSON.stringify({ json }));
      this.logger.warn(Buffer.from(json).toString('base64'));
      console.log(encodeURIComponent(json));
      return { ...(await deploy(inputs)), props: inputs.props };
    };
  }
};`;

/** A component that says that all is well, and does nothing. */
const SILENT = 'module.exports = class { async deploy() { return {}; } };';

/** Functions with every kind of trigger, and of settings. */
const SOME = [...FEW, 'list-rooms', 'join-room', 'start-mix', 'stop-mix', 'rtc-callback', 'usage'];

let cloud: LocalCloud;
let project: SProject;
let online: Client;

beforeAll(async () => {
  cloud = await LocalCloud.start();
  project = new SProject(cloud.statePath);
  online = fcClientOf(cloud.description);
  project.write('loud/index.js', LOUD);
  project.write('silent/index.js', SILENT);
  project.write('s.yaml', onlyWith([...FEW, 'domain']));
});
afterAll(async () => {
  project.remove();
  await cloud.stop();
});
afterEach(() => cloud.clearFaults());

function deploy(extra: Record<string, string> = {}, ...args: string[]): Promise<SResult> {
  return project.deploy({ ...operator(), ...extra }, ...args);
}

function operator(): Record<string, string> {
  const env = { ...cloud.operatorEnvironment(), ...CANARIES, API_DOMAIN: DOMAIN };
  return { ...env, FC3_COMPONENT: './local/fc3' };
}

/** What changed something since this was asked before, by the services' own word. */
let counted = 0;
async function changes(): Promise<string[]> {
  const calls = [...(await cloud.calls('fc-api')), ...(await cloud.calls('tablestore'))];
  const isOperator = ({ detail }: Call) => detail?.caller === cloud.description.accessKeyId;
  const all = calls.filter(isOperator).map(({ operation }) => operation);
  const made = all.filter((name) => /^(Create|Update|Delete|Put)/.test(name));
  const newer = made.slice(counted);
  counted = made.length;
  return newer;
}

const domain = async () => (await online.getCustomDomain(DOMAIN)).body;

/** Somebody else's function. */
async function createShop(): Promise<void> {
  const name = 'shop';
  const files = [{ path: 'index.js', content: Buffer.from('exports.handler = async () => "";') }];
  const code = new models.InputCodeLocation({ zipFile: zip(files).toString('base64') });
  const runtime = { runtime: 'nodejs20', handler: 'index.handler' };
  const body = new models.CreateFunctionInput({ functionName: name, code, ...runtime });
  await online.createFunction(new models.CreateFunctionRequest({ body }));
  const trigger = new models.CreateTriggerInput({
    triggerName: 'http',
    triggerType: 'http',
    triggerConfig: JSON.stringify({ authType: 'anonymous', methods: ['GET'] }),
  });
  await online.createTrigger(name, new models.CreateTriggerRequest({ body: trigger }));
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
  await online.createCustomDomain(new models.CreateCustomDomainRequest({ body }));
}

/** The one sentence of a failure. */
function sentence({ exitCode, stderr }: SResult): string {
  expect(exitCode).toBe(1);
  const [said = '', ...more] = stderr.trim().split('\n');
  expect(more).toEqual([]);
  return said;
}

describe('nothing is begun', () => {
  afterEach(async () => expect(await changes()).toEqual([]));
  beforeAll(changes);

  test('without a domain: both choices are named', async () => {
    const said = sentence(await deploy({ API_DOMAIN: '', MIXER: '' }));
    expect(said).toMatch(/^Deployment failed: The configuration is not usable\. /);
    expect(said).toMatch(/ API_DOMAIN: expected a domain of your own .*CNAME.* or auto for a try/);
    expect(said).toMatch(/ MIXER: expected live, .* or rtc/);
  });

  test('with a certificate that is not there, or none for HTTPS', async () => {
    const files = { API_CERT_FILE: 'a.pem', API_CERT_KEY_FILE: 'b.pem', API_PROTOCOL: 'HTTPS' };
    expect(sentence(await deploy(files))).toBe(
      'Deployment failed: API_CERT_FILE names a.pem, which cannot be read.',
    );
    expect(sentence(await deploy({ API_PROTOCOL: 'HTTP,HTTPS' }))).toBe(
      `Deployment failed: API_PROTOCOL is HTTP,HTTPS, and ${DOMAIN} has no certificate: set API_CERT_FILE and API_CERT_KEY_FILE.`,
    );
  });

  test('with more variables than a function takes', async () => {
    const ALLOWED_ORIGINS = Array.from({ length: 150 }, (_, i) => `https://page-${i}.example.com`);
    const said = sentence(await deploy({ ALLOWED_ORIGINS: ALLOWED_ORIGINS.join(',') }));
    expect(said).toMatch(
      /environment variables of lianmai-create-room have \d{4} bytes.* takes 4096/,
    );
  });

  test('with other tables than those of the functions that are online', async () => {
    expect(sentence(await deploy({ TABLE_PREFIX: 'staging_' }))).toMatch(
      /lianmai-create-room is online with OTS_INSTANCE=lianmai and TABLE_PREFIX=\(empty\), .* OTS_INSTANCE=lianmai and TABLE_PREFIX=staging_: an account has one deployment a region, .*--take-functions/,
    );
  });

  test('with an access key that is not right', async () => {
    const said = sentence(await deploy({ ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-key' }));
    expect(said).toMatch(/SignatureDoesNotMatch: check ALIBABA_CLOUD_ACCESS_KEY_SECRET\.$/);
  });
});

describe('it fails with one sentence', () => {
  test('if a function is refused', async () => {
    const message = 'the function is not to your taste';
    const refused = { operation: 'UpdateFunction', resource: 'functions/lianmai-get-room' };
    await cloud.fault({
      service: 'fc',
      kind: 'fail',
      status: 400,
      code: 'InvalidArgument',
      message,
      ...refused,
    });
    const said = sentence(await deploy());
    expect(said).toMatch(
      /^Deployment failed: s has stopped: .*InvalidArgument: the function is not to/,
    );
    expect(said).toMatch(
      /what it had deployed by then stays, and the next run goes on from there\.$/,
    );
  });

  test('if a right is missing: it names the policy', async () => {
    const message = "the caller is not authorized to perform 'fc:UpdateFunction'";
    await cloud.fault({
      service: 'fc',
      operation: 'UpdateFunction',
      kind: 'fail',
      status: 403,
      code: 'AccessDenied',
      message,
    });
    expect(sentence(await deploy())).toMatch(
      /AccessDenied.*: the access key needs the rights of docs\/ram\/deployer\.json;/,
    );
  });

  test('if the domain is refused: it names the CNAME', async () => {
    const message = `domain name '${DOMAIN}' has not been resolved to your FC endpoint`;
    await cloud.fault({
      service: 'fc',
      operation: 'CreateCustomDomain',
      kind: 'fail',
      status: 400,
      code: 'DomainNameNotResolved',
      message,
    });
    expect(sentence(await deploy())).toMatch(
      /DomainNameNotResolved: .*: the CNAME of the domain has to lead to/,
    );
  });

  test('if s says that all is well, and the domain is not there', async () => {
    const said = sentence(await deploy({ FC3_DOMAIN_COMPONENT: './silent' }));
    expect(said).toBe(`Deployment failed: The domain ${DOMAIN} is not there.`);
  });

  test('if the domain lacks a route afterwards', async () => {
    await shareDomain(['/create-room', 'lianmai-create-room']);
    const said = sentence(await deploy({ FC3_DOMAIN_COMPONENT: './silent' }));
    expect(said).toBe(
      `Deployment failed: The domain ${DOMAIN} lacks 2 of its routes: /create-room, /get-room/*.`,
    );
    await online.deleteCustomDomain(DOMAIN);
  });

  test('if the domain has routes of others, which it replaces only when it is told to', async () => {
    await createShop();
    await shareDomain(['/shop/*', 'shop'], ['/get-room/*', 'lianmai-get-room']);
    await changes();
    expect(sentence(await deploy())).toMatch(
      /has routes that are not Lianmai's \(\/shop\/\* to shop\)/,
    );
    expect(await changes()).toEqual([]);
    expect(await deploy({}, '--take-domain')).toMatchObject({ exitCode: 0, stderr: '' });
    const { routes } = (await domain())?.routeConfig ?? {};
    expect(routes?.map(({ path }) => path)).toEqual(['/create-room', '/get-room/*']);
  });
});

test.each([
  ['the triggers to remove', 'ListTriggers', ['--remove-left'], {}, 'invoke-and-remove.json'],
  ['the domain for a try', 'GetCustomDomain', [], { API_DOMAIN: 'auto' }, 'auto-domain.json'],
])(
  'a refusal to read %s names the policy that allows it',
  async (_, operation, flags, env, policy) => {
    await cloud.fault({
      service: 'fc',
      operation,
      kind: 'fail',
      status: 403,
      code: 'AccessDenied',
    });
    const said = sentence(await deploy(env, ...flags));
    expect(said).toMatch(new RegExp(`${operation}: AccessDenied: .* rights of .*${policy}\\.$`));
  },
);

test('functions that left s.yaml are named, and removed when it is told to', async () => {
  const deployed = await deploy();
  expect(deployed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(deployed.output).toContain(`Deployed and there: 3 functions, 2 routes of ${DOMAIN}.`);
  expect(deployed.output).toMatch(
    /No longer in s\.yaml, but still there: .*lianmai-usage.*--remove-left/,
  );
  const removed = await deploy({}, '--remove-left');
  expect(removed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(removed.output).toContain('Removed lianmai-usage\n');
  const { body } = await online.listFunctions(new models.ListFunctionsRequest());
  const names = body?.functions?.map(({ functionName }) => functionName);
  expect(names?.sort()).toEqual([...FEW.map((name) => `lianmai-${name}`), 'shop'].sort());
  expect((await deploy({}, '--remove-left')).output).toBe('Nothing is left over.\n');
});

test('nothing empty is sent, and no secret is shown or kept', async () => {
  const optional = {
    LOG_PROJECT: 'lines',
    LOG_STORE: 'of-functions',
    VPC_ID: 'vpc-1',
    VSWITCH_IDS: '["vsw-1","vsw-2"]',
    SECURITY_GROUP_ID: 'sg-1',
  };
  const before = homesOfDeployments();
  const deployed = await deploy({ ...optional, FC3_COMPONENT: './loud' });
  expect(deployed).toMatchObject({ exitCode: 0, stderr: '' });
  const found = await online.getFunction('lianmai-create-room', new models.GetFunctionRequest());
  const { environmentVariables = {}, vpcConfig, logConfig } = found.body ?? {};
  expect(environmentVariables).toMatchObject(CANARIES);
  expect(Object.entries(environmentVariables).filter(([, value]) => value === '')).toEqual([]);
  expect(vpcConfig).toMatchObject({
    vpcId: 'vpc-1',
    vSwitchIds: ['vsw-1', 'vsw-2'],
    securityGroupId: 'sg-1',
  });
  expect(logConfig).toMatchObject({ project: 'lines', logstore: 'of-functions' });
  expectNoSecret(deployed.output);
  for (const file of project.written()) expectNoSecret(readFileSync(file, 'utf8'));
  expect(homesOfDeployments()).toEqual(before);
});

test('a signal between two runs of s leaves nothing behind', async () => {
  const before = homesOfDeployments();
  const operation = 'CreateTable';
  await cloud.fault({ service: 'tablestore', operation, kind: 'delay', delayMs: 2000, times: 100 });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const ended = signals.map((signal) =>
    project.endedDeploy(operator(), { text: 'table rooms: present', signal }),
  );
  expect(await Promise.all(ended)).toEqual(signals);
  expect(homesOfDeployments()).toEqual(before);
  expect(readdirSync(project.path).filter((name) => name.startsWith('.s.'))).toEqual([]);
});

// `s` takes ten times as long for all functions; that the whole file goes through it is for
// `serverless-devs.test.ts`.
test('afterwards everything of s.yaml is there', async () => {
  project.write('s.yaml', onlyWith([...SOME, 'domain']));
  const deployed = await deploy();
  expect(deployed).toMatchObject({ exitCode: 0, stderr: '' });
  // The timer's function has no route.
  const routes = SOME.length - 1;
  expect(deployed.output).toContain(
    `Deployed and there: ${SOME.length} functions, ${routes} routes of ${DOMAIN}.`,
  );
  expect((await domain())?.routeConfig?.routes).toHaveLength(routes);
});

test('functions with other tables are replaced when it is told to', async () => {
  project.write('s.yaml', onlyWith(['get-room', 'domain']));
  const taken = await deploy({ TABLE_PREFIX: 'staging_' }, '--take-functions');
  expect(taken).toMatchObject({ exitCode: 0, stderr: '' });
  const { body } = await online.getFunction('lianmai-get-room', new models.GetFunctionRequest());
  expect(body?.environmentVariables).toMatchObject({ TABLE_PREFIX: 'staging_' });
});

function homesOfDeployments(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('lianmai-deploy-'));
}

function expectNoSecret(text: string): void {
  const isShown = (secret: string) =>
    [secret, ...[0, 1, 2].map((before) => base64Within(secret, before))].some((form) =>
      text.includes(form),
    );
  expect(Object.entries(CANARIES).filter(([, secret]) => isShown(secret))).toEqual([]);
}

/** The middle of a secret as base64 carries it, with this many bytes before. */
function base64Within(secret: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
  return bytes.toString('base64').slice(8, 24);
}
