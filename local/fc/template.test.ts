import { parseTemplate } from './template';

/** A template with one function, one timer and one route, with these parts changed. */
function template({ http = {}, timer = {}, hello = {}, route = {} }) {
  const common = { region: 'cn-shanghai', runtime: 'nodejs20', handler: 'index.handler' };
  const httpConfig = { authType: 'anonymous', methods: ['GET'], ...http };
  const timerConfig = { cronExpression: '@every 1m', enable: true, ...timer };
  const triggers = [
    { triggerName: 'http', triggerType: 'http', triggerConfig: httpConfig },
    { triggerName: 'tick', triggerType: 'timer', triggerConfig: timerConfig },
  ];
  const routes = [{ path: '/a', functionName: 'hello', ...route }];
  return {
    resources: {
      hello: { props: { ...common, functionName: 'hello', code: './dist', triggers, ...hello } },
      other: { props: { ...common, functionName: 'other', code: '/elsewhere' } },
      domain: { props: { domainName: 'auto', routeConfig: { routes } } },
    },
  };
}

test('what s.yaml leaves out gets the defaults of the service', () => {
  const { functions, routes } = parseTemplate(template({}), '/project');
  expect(functions).toMatchObject([
    { codePath: '/project/dist', timeoutSeconds: 3, memoryMb: 512, environmentVariables: {} },
    { codePath: '/elsewhere', triggers: [] },
  ]);
  expect(functions[0]?.triggers[1]).toMatchObject({ type: 'timer', enable: true, payload: '' });
  expect(routes[0]?.methods).toContain('OPTIONS');
});

test.each([
  ['a signed HTTP trigger', { http: { authType: 'function' } }],
  ['an unknown HTTP method', { http: { methods: ['FETCH'] } }],
  ['a timer that would never fire', { timer: { cronExpression: '@hourly' } }],
  ['a handler without an exported name', { hello: { handler: 'index' } }],
  ['another runtime', { hello: { runtime: 'python3.12' } }],
  ['a variable that is not text', { hello: { environmentVariables: { PORT: 80 } } }],
  ['a trigger that is not imitated', { hello: { triggers: [{ triggerType: 'oss' }] } }],
  ['a function named twice', { hello: { functionName: 'other' } }],
  ['a route to no function', { route: { functionName: 'nobody' } }],
  ['a resource that is neither', { hello: { functionName: undefined } }],
])('refuses %s', (_name, change) => {
  expect(() => parseTemplate(template(change), '/project')).toThrow(/s\.yaml/);
});
