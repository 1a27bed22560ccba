import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readDeployment } from './template-deployment';

const TEMPLATE = `
edition: 3.0.0
name: sample
access: default
vars:
  region: cn-shanghai
template:
  common:
    region: \${vars.region}
    runtime: nodejs20
    handler: index.handler
    environmentVariables:
      STAGE: \${env('STAGE', 'dev')}
      SECRET: \${env('SECRET')}
resources:
  hello:
    component: \${env('FC3_COMPONENT', 'fc3')}
    extend: { name: common }
    props:
      functionName: hello
      code: ./dist/hello
      timeout: 10
      memorySize: 256
      role: acs:ram::1000000000000001:role/sample
      triggers:
        - triggerName: http
          triggerType: http
          triggerConfig: { authType: anonymous, methods: [GET, POST] }
  sweep:
    component: \${env('FC3_COMPONENT', 'fc3')}
    extend: { name: common }
    props:
      functionName: sweep
      code: ./dist/sweep
      triggers:
        - triggerName: every-minute
          triggerType: timer
          triggerConfig: { cronExpression: '@every 1m', enable: true, payload: tick }
  domain:
    component: \${env('FC3_DOMAIN_COMPONENT', 'fc3-domain')}
    props:
      region: \${vars.region}
      domainName: api.example.com
      protocol: HTTP
      routeConfig:
        routes:
          - path: /hello/*
            methods: [GET]
            functionName: \${resources.hello.props.functionName}
`;

let projectPath: string;
let statePath: string;

beforeEach(async () => {
  projectPath = await mkdtemp(join(tmpdir(), 'project-'));
  statePath = join(projectPath, '.state');
  await symlink(resolve('node_modules'), join(projectPath, 'node_modules'));
});

afterEach(() => rm(projectPath, { recursive: true, force: true }));

async function read(env: Record<string, string>) {
  await writeFile(join(projectPath, 's.yaml'), TEMPLATE);
  return readDeployment({ projectPath, env, statePath });
}

test('s.yaml is read with variables, templates and references resolved', async () => {
  const deployment = await read({ STAGE: 'test', SECRET: 's' });
  expect(deployment.domains).toEqual([
    {
      domainName: 'api.example.com',
      routes: [{ path: '/hello/*', methods: ['GET'], functionName: 'hello', qualifier: 'LATEST' }],
    },
  ]);
  expect(deployment.functions).toEqual([
    {
      functionName: 'hello',
      region: 'cn-shanghai',
      handler: 'index.handler',
      codePath: join(projectPath, 'dist/hello'),
      timeoutSeconds: 10,
      memoryMb: 256,
      environmentVariables: { STAGE: 'test', SECRET: 's' },
      role: 'acs:ram::1000000000000001:role/sample',
      triggers: [
        {
          type: 'http',
          name: 'http',
          id: expect.any(String),
          methods: ['GET', 'POST'],
          subdomain: expect.stringMatching(/^hello-[a-z]{10}$/),
          isUrlDisabled: false,
        },
      ],
    },
    {
      functionName: 'sweep',
      region: 'cn-shanghai',
      handler: 'index.handler',
      codePath: join(projectPath, 'dist/sweep'),
      timeoutSeconds: 3,
      memoryMb: 512,
      environmentVariables: { STAGE: 'test', SECRET: 's' },
      triggers: [
        {
          type: 'timer',
          name: 'every-minute',
          cronExpression: '@every 1m',
          enable: true,
          payload: 'tick',
        },
      ],
    },
  ]);
  // What the parser logs has the secrets in it.
  expect(await readdir(statePath)).toEqual([]);
});

test('a missing variable is an error that says so, and leaves nothing behind', async () => {
  await expect(read({})).rejects.toThrow(/s\.yaml could not be read:.*SECRET/s);
  expect(await readdir(statePath)).toEqual([]);
});
