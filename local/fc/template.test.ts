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
    'another runtime',
    { hello: { runtime: 'python3.12' } },
    /say-hello: runtime: only built-in Node\.js runtimes run here: .*nodejs20, got "python3.12"/,
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

test('tells of a handler whose file is not built', async () => {
  const projectPath = await mkdtemp(join(tmpdir(), 'project-'));
  await mkdir(join(projectPath, 'dist'));
  await writeFile(join(projectPath, 'dist/index.js'), '');
  expect(codeProblems(template(), projectPath)).toEqual([
    'other: handler: index.js not found in ./elsewhere; is it built?',
  ]);
  await rm(projectPath, { recursive: true });
});
