import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeProblems, parseTemplate, templateProblems } from './template';

/** A template with one function, one timer and one route, with these parts changed. */
function template({ http = {}, timer = {}, hello = {}, route = {}, domain = {} } = {}) {
  const common = { region: 'cn-shanghai', runtime: 'nodejs20', handler: 'index.handler' };
  const httpConfig = { authType: 'anonymous', methods: ['GET'], ...http };
  const timerConfig = { cronExpression: '@every 1m', enable: true, ...timer };
  const triggers = [
    { triggerName: 'http', triggerType: 'http', triggerConfig: httpConfig },
    { triggerName: 'tick', triggerType: 'timer', triggerConfig: timerConfig },
  ];
  const routeConfig = { routes: [{ path: '/a', functionName: 'hello', ...route }] };
  const domainProps = { region: 'cn-shanghai', domainName: 'auto', protocol: 'HTTP' };
  return {
    resources: {
      'say-hello': {
        props: { ...common, functionName: 'hello', code: './dist', triggers, ...hello },
      },
      other: { props: { ...common, functionName: 'other', code: './elsewhere' } },
      domain: { props: { ...domainProps, routeConfig, ...domain } },
    },
  };
}

const DOMAIN_PROPS = { region: 'cn-shanghai', domainName: 'api.example.com', protocol: 'HTTP' };

/** The props of a function, with these in place of the usual ones. */
const propsOf = (changes: object) => ({
  ...{ region: 'cn-shanghai', runtime: 'nodejs20', handler: 'index.handler', code: './dist' },
  ...changes,
});

/** An HTTP trigger of this name. */
const trigger = (triggerName: string, config = {}) => ({
  triggerName,
  triggerType: 'http',
  triggerConfig: { authType: 'anonymous', methods: ['GET'], ...config },
});

test('what s.yaml leaves out gets the defaults of the service', () => {
  const { functions, domains } = parseTemplate(template());
  expect(functions).toMatchObject([
    { functionName: 'hello', timeout: 3, memorySize: 512, environmentVariables: {} },
    { functionName: 'other', triggers: [] },
  ]);
  expect(functions[0]?.triggers[1]).toMatchObject({ triggerConfig: { payload: '' } });
  expect(domains[0]?.routeConfig.routes[0]?.methods).toEqual(['GET', 'POST', 'PUT', 'DELETE']);
});

test('settings that the component fc3 knows and the local cloud has nothing for are allowed', () => {
  const hello = { logConfig: 'auto', vpcConfig: { vpcId: 'v' }, internetAccess: true, tags: [] };
  expect(templateProblems(template({ hello }))).toEqual([]);
});

test.each([
  ['an unknown key', { hello: { memroySize: 512 } }, 'say-hello: memroySize: unknown key'],
  [
    'an unknown key of a trigger',
    { http: { method: ['GET'] } },
    'say-hello: triggers.0.triggerConfig.method: unknown key',
  ],
  [
    'a signed HTTP trigger',
    { http: { authType: 'function' } },
    'say-hello: triggers.0.triggerConfig.authType: expected "anonymous", got "function"',
  ],
  [
    'an unknown HTTP method',
    { http: { methods: ['FETCH'] } },
    /say-hello: triggers\.0\.triggerConfig\.methods\.0: .*"GET"\|.*, got "FETCH"/,
  ],
  [
    'an odd size of memory',
    { hello: { memorySize: 500 } },
    'say-hello: memorySize: must be a multiple of 64, got 500',
  ],
  [
    'too little memory for the processor',
    { hello: { memorySize: 512, cpu: 1 } },
    'say-hello: cpu: expected a cpu from 0.125 to 0.5 for 512 MB, got 1',
  ],
  [
    'too much memory for the processor',
    { hello: { memorySize: 1024, cpu: 0.2 } },
    'say-hello: cpu: expected a cpu from 0.25 to 1 for 1024 MB, got 0.2',
  ],
  [
    'an environment that is too large',
    { hello: { environmentVariables: { A: 'x'.repeat(4096) } } },
    'say-hello: environmentVariables: expected at most 4096 bytes in all, got 4097',
  ],
  [
    'a variable of the platform',
    { hello: { environmentVariables: { FC_REGION: 'x' } } },
    'say-hello: environmentVariables.FC_REGION: names that start with FC_ are taken',
  ],
  [
    'a variable that is not text',
    { hello: { environmentVariables: { PORT: 80 } } },
    'say-hello: environmentVariables.PORT: expected string, received number, got 80',
  ],
  [
    'two HTTP triggers',
    { hello: { triggers: [trigger('a'), trigger('b')] } },
    'say-hello: triggers: expected at most one HTTP trigger',
  ],
  [
    'two triggers of one name',
    { hello: { triggers: [trigger('a'), trigger('a')] } },
    'say-hello: triggers: expected different names, got a twice',
  ],
  [
    'a trigger that is not imitated',
    { hello: { triggers: [{ triggerType: 'oss' }] } },
    /triggers\.0/,
  ],
  [
    'a timer that would never fire',
    { timer: { cronExpression: '@hourly' } },
    /say-hello: triggers\.1\.triggerConfig\.cronExpression: .*"@hourly": expected/,
  ],
  [
    'a time-out that is too long',
    { hello: { timeout: 86_401 } },
    /say-hello: timeout: .*86400, got 86401/,
  ],
  [
    'a bad function name',
    { hello: { functionName: '1st' } },
    /say-hello: functionName: expected 1 to 64 .*, got "1st"/,
  ],
  ['a missing runtime', { hello: { runtime: undefined } }, 'say-hello: runtime: missing'],
  [
    'a runtime of the same language that is older',
    { hello: { runtime: 'nodejs16' } },
    /say-hello: runtime: only one of the built-in runtimes runs here: nodejs20, got "nodejs16"/,
  ],
  [
    'another runtime',
    { hello: { runtime: 'python3.12' } },
    /say-hello: runtime: only one of the built-in runtimes runs here: nodejs20, got "python3.12"/,
  ],
  ['a handler without an exported name', { hello: { handler: 'index' } }, /say-hello: handler: /],
  [
    'several requests at a time',
    { hello: { instanceConcurrency: 10 } },
    'say-hello: instanceConcurrency: expected 1, got 10',
  ],
  ['a function named twice', { hello: { functionName: 'other' } }, /other: other is also the name/],
  [
    'a route to no function',
    { route: { functionName: 'nobody' } },
    'domain: route /a leads to nobody, which is no function here',
  ],
  ['an unknown protocol', { domain: { protocol: 'FTP' } }, /domain: protocol: .*, got "FTP"/],
  ['a missing name', { hello: { functionName: undefined } }, 'say-hello: functionName: missing'],
])('tells of %s in a line', (_name, change, line) => {
  const problems = templateProblems(template(change));
  expect(problems).toContainEqual(typeof line === 'string' ? line : expect.stringMatching(line));
  expect(() => parseTemplate(template(change))).toThrow(/s\.yaml/);
});

test.each([
  ['as a name in capitals', { role: 'LianmaiFunction' }],
  ['as an ARN in capitals', { role: 'acs:ram::1000000000000001:role/LianmaiFunction' }],
  ['as a user', { role: 'acs:ram::1000000000000001:user/lianmai' }],
  ['with a character that no role has', { role: 'lianmai_function' }],
])('tells of a role that is given %s', (_, hello) => {
  expect(templateProblems(template({ hello }))).toEqual([
    `say-hello: role: expected the name or the ARN of a role in lower case, as fc3 makes it so, got "${hello.role}"`,
  ]);
});

test.each(['lianmai-function', 'acs:ram::1000000000000001:role/lianmai-function'])(
  'takes the role %s',
  (role) => {
    expect(templateProblems(template({ hello: { role } }))).toEqual([]);
  },
);

/** The routes of an API whose paths were made for people: this file was deployed once. */
const REST: [path: string, method: string, functionName: string][] = [
  ['/rooms', 'POST', 'create'],
  ['/rooms', 'GET', 'list'],
  ['/rooms/*', 'GET', 'get'],
  ['/rooms/*', 'DELETE', 'close'],
  ['/rooms/*/members', 'POST', 'join'],
  ['/rooms/*/stage/*', 'PUT', 'seat'],
  ['/usage', 'GET', 'usage'],
  ['/callbacks/rtc/*', 'POST', 'events'],
  ['/any*', 'GET', 'get'],
  ['*', 'GET', 'get'],
  ['/*', 'OPTIONS', 'preflight'],
];

test('each route that rests on nothing documented is told in a sentence of its own', () => {
  const functions = REST.map(([, method, functionName]) => {
    const triggers = [trigger('http', { methods: [method] })];
    return [functionName, { props: propsOf({ functionName, triggers }) }];
  });
  const routes = REST.map(([path, method, functionName]) => ({
    path,
    methods: [method],
    functionName,
  }));
  const domain = { props: { ...DOMAIN_PROPS, routeConfig: { routes } } };
  const resources = { ...Object.fromEntries(functions), domain };
  const star =
    'expected a path from / on, with a star only as its last character and after a slash';
  expect(templateProblems({ resources })).toEqual([
    `domain: routeConfig.routes.4.path: ${star}, got "/rooms/*/members"`,
    `domain: routeConfig.routes.5.path: ${star}, got "/rooms/*/stage/*"`,
    `domain: routeConfig.routes.8.path: ${star}, got "/any*"`,
    `domain: routeConfig.routes.9.path: ${star}, got "*"`,
    'domain: routeConfig.routes: expected each path once, got /rooms for create, list',
    'domain: routeConfig.routes: expected each path once, got /rooms/* for get, close',
  ]);
});

test('a route that its trigger would refuse is told, method by method', () => {
  const routes = [
    { path: '/a', functionName: 'hello', methods: ['GET', 'PUT', 'OPTIONS'] },
    { path: '/b', functionName: 'other', methods: ['GET'] },
  ];
  expect(templateProblems(template({ domain: { routeConfig: { routes } } }))).toEqual([
    'domain: route /a has PUT, which the trigger of hello refuses',
    'domain: route /a has OPTIONS, which the trigger of hello refuses',
    'domain: route /b leads to other, which has no HTTP trigger',
  ]);
});

test('tells of a handler whose file is not built, does not export it, or does not load', async () => {
  const projectPath = await mkdtemp(join(tmpdir(), 'project-'));
  const files = {
    'dist/index.js': 'exports.handler = async () => 1;',
    'other/index.js': 'exports.handle = async () => 1;',
    'broken/index.js': 'throw new Error("no settings");',
    'module/index.mjs': 'export const handler = async () => 1;',
  };
  for (const [path, code] of Object.entries(files)) {
    await mkdir(join(projectPath, path, '..'), { recursive: true });
    await writeFile(join(projectPath, path), code);
  }
  const resources = Object.fromEntries(
    ['dist', 'other', 'broken', 'module', 'elsewhere'].map((code) => [
      code,
      { props: propsOf({ functionName: code, code: `./${code}` }) },
    ]),
  );
  expect(await codeProblems({ resources }, projectPath)).toEqual([
    "other: handler: Handler 'handler' is not exported by module 'index'.",
    'broken: handler: no settings',
    'elsewhere: handler: index.js not found in ./elsewhere; is it built?',
  ]);
  await rm(projectPath, { recursive: true });
});
