/** `npm run deploy`, as CI runs it: everything is there afterwards, or one sentence says why not. */
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as models from '@alicloud/fc20230330';
import { CANARIES, expectNoSecret } from './canaries';
import { DOMAIN, Operator, sentence } from './operator';
import { FEW, onlyWith } from './serverless-devs-project';

jest.setTimeout(420_000);

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

/** Functions with every kind of trigger, and of settings. */
const SOME = [...FEW, 'list-rooms', 'join-room', 'start-mix', 'stop-mix', 'rtc-callback', 'usage'];

let operator: Operator;

beforeAll(async () => {
  operator = await Operator.start();
  operator.project.write('loud/index.js', LOUD);
});
afterAll(() => operator.stop());
afterEach(() => operator.cloud.clearFaults());

describe('nothing is begun', () => {
  afterEach(async () => expect(await operator.changes()).toEqual([]));
  beforeAll(() => operator.changes());

  test('without a domain: both choices are named', async () => {
    const said = sentence(await operator.deploy({ API_DOMAIN: '', MIXER: '' }));
    expect(said).toMatch(/^Deployment failed: The configuration is not usable\. /);
    expect(said).toMatch(/ API_DOMAIN: expected a domain of your own .*CNAME.* or auto for a try/);
    expect(said).toMatch(/ MIXER: expected live, .* or rtc/);
  });

  test('with a certificate that is not there, or none for HTTPS', async () => {
    const files = { API_CERT_FILE: 'a.pem', API_CERT_KEY_FILE: 'b.pem', API_PROTOCOL: 'HTTPS' };
    expect(sentence(await operator.deploy(files))).toBe(
      'Deployment failed: API_CERT_FILE names a.pem, which cannot be read.',
    );
    expect(sentence(await operator.deploy({ API_PROTOCOL: 'HTTP,HTTPS' }))).toBe(
      `Deployment failed: API_PROTOCOL is HTTP,HTTPS, and ${DOMAIN} has no certificate: set API_CERT_FILE and API_CERT_KEY_FILE.`,
    );
  });

  test('with more variables than a function takes', async () => {
    const ALLOWED_ORIGINS = Array.from({ length: 150 }, (_, i) => `https://page-${i}.example.com`);
    const said = sentence(await operator.deploy({ ALLOWED_ORIGINS: ALLOWED_ORIGINS.join(',') }));
    expect(said).toMatch(
      /environment variables of lianmai-create-room have \d{4} bytes.* takes 4096/,
    );
  });

  test('with other tables than those of the functions that are online', async () => {
    expect(sentence(await operator.deploy({ TABLE_PREFIX: 'staging_' }))).toMatch(
      /lianmai-create-room is online with OTS_INSTANCE=lianmai and TABLE_PREFIX=\(empty\), .* OTS_INSTANCE=lianmai and TABLE_PREFIX=staging_: an account has one deployment a region, .*--take-functions/,
    );
  });

  test('with an access key that is not right', async () => {
    const said = sentence(await operator.deploy({ ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-key' }));
    expect(said).toMatch(/SignatureDoesNotMatch: check ALIBABA_CLOUD_ACCESS_KEY_SECRET\.$/);
  });
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
  const deployed = await operator.deploy({ ...optional, FC3_COMPONENT: './loud' });
  expect(deployed).toMatchObject({ exitCode: 0, stderr: '' });
  const found = await operator.online.getFunction(
    'lianmai-create-room',
    new models.GetFunctionRequest(),
  );
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
  for (const file of operator.project.written()) expectNoSecret(readFileSync(file, 'utf8'));
  expect(homesOfDeployments()).toEqual(before);
});

test('a signal between two runs of s leaves nothing behind', async () => {
  const before = homesOfDeployments();
  const operation = 'CreateTable';
  await operator.cloud.fault({
    service: 'tablestore',
    operation,
    kind: 'delay',
    delayMs: 2000,
    times: 100,
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const ended = signals.map((signal) =>
    operator.project.endedDeploy(operator.environment(), { text: 'table rooms: present', signal }),
  );
  expect(await Promise.all(ended)).toEqual(signals);
  expect(homesOfDeployments()).toEqual(before);
  expect(readdirSync(operator.project.path).filter((name) => name.startsWith('.s.'))).toEqual([]);
});

// `s` takes ten times as long for all functions; that the whole file goes through it is for
// `serverless-devs.long.test.ts`.
test('afterwards everything of s.yaml is there', async () => {
  operator.project.write('s.yaml', onlyWith([...SOME, 'domain']));
  const deployed = await operator.deploy();
  expect(deployed).toMatchObject({ exitCode: 0, stderr: '' });
  // The timer's function has no route.
  const routes = SOME.length - 1;
  expect(deployed.output).toContain(
    `Deployed and there: ${SOME.length} functions, ${routes} routes of ${DOMAIN}.`,
  );
  expect((await operator.domain())?.routeConfig?.routes).toHaveLength(routes);
});

function homesOfDeployments(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('lianmai-deploy-'));
}
