import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { resolveTemplate } from '../local/fc/template/resolved-template';
import { LOCAL_DOMAIN } from '../local/fc/template/template-input';
import { type FunctionFile, type Route, routeOffences, type Template } from './route-rules';

let template: Template;
let files: FunctionFile[];

beforeAll(async () => {
  const names = readdirSync('functions').filter((file) => file.endsWith('.ts'));
  files = await Promise.all(
    names.map(async (file) => {
      const { handler } = await import(`../functions/${file}`);
      return { name: file.slice(0, -3), pattern: handler.pattern };
    }),
  );
  template = (await resolveTemplate({
    templatePath: resolve('s.yaml'),
    env: { API_DOMAIN: LOCAL_DOMAIN },
    scratchPath: join(tmpdir(), 'lianmai-routes'),
  })) as Template;
});

test('every function has one trigger and one route of its own, by documented rules alone', () => {
  expect(files.map(({ name }) => `${name}.json`).sort()).toEqual(
    readdirSync('functions/events').sort(),
  );
  expect(files.filter(({ pattern }) => !pattern).map(({ name }) => name)).toEqual(['reconcile']);
  expect(routeOffences(template, files)).toEqual([]);
});

/** The template and its routes, changed by hand. */
type Change = (resources: Template['resources'], routes: Route[]) => void;

const at = (routes: Route[], path: string) => routes.find((route) => route.path === path) as Route;
const propsOf = (resources: Template['resources'], name: string) =>
  (resources[name] as Template['resources'][string]).props;

const OFFENCES: [offence: string, change: Change, sentences: string[]][] = [
  [
    'a star in the middle of a path',
    (_, routes) => {
      at(routes, '/start-mix/*').path = '/rooms/*/mix';
    },
    [
      '/rooms/*/mix: expected a star only as the last character, after a slash.',
      'start-mix: expected the one route /start-mix/*, got [/rooms/*/mix].',
    ],
  ],
  [
    'a star that does not follow a slash',
    (_, routes) => {
      at(routes, '/usage').path = '/usage*';
    },
    [
      '/usage*: expected a star only as the last character, after a slash.',
      'usage: expected the one route /usage, got [/usage*].',
    ],
  ],
  [
    'one path for two functions, by method',
    (_, routes) => {
      at(routes, '/list-rooms').path = '/create-room';
    },
    [
      '/create-room: expected each path once.',
      '/create-room: expected each path once.',
      'list-rooms: expected the one route /list-rooms, got [/create-room].',
    ],
  ],
  [
    'a second route of a function, which shadows another',
    (_, routes) => {
      routes.push({ ...at(routes, '/get-room/*'), path: '/start-mix/now' });
    },
    [
      '/start-mix/now: lies within /start-mix/*.',
      'get-room: expected the one route /get-room/*, got [/get-room/*, /start-mix/now].',
    ],
  ],
  [
    'a route for the preflights of all others',
    (resources, routes) => {
      resources.preflight = { props: { functionName: 'lianmai-preflight' } };
      routes.splice(1);
      routes.push({ path: '/*', methods: ['OPTIONS'], functionName: 'lianmai-preflight' });
    },
    ['/create-room: lies within /*.', 'domain: lianmai-preflight is no file of functions/.'],
  ],
  [
    'more routes than a domain may have',
    (_, routes) => {
      for (let i = routes.length; i < 101; i++) {
        routes.push({ path: `/more-${i}`, functionName: 'lianmai-usage' });
      }
    },
    ['expected at most 100 routes.'],
  ],
  [
    'a route or a trigger without OPTIONS, or with a method more',
    (resources, routes) => {
      at(routes, '/usage').methods = ['GET'];
      at(routes, '/list-rooms').methods = ['GET', 'HEAD', 'OPTIONS'];
      delete at(routes, '/create-room').methods;
      const [trigger] = propsOf(resources, 'stop-mix').triggers ?? [];
      if (trigger) trigger.triggerConfig.methods = ['POST'];
    },
    [
      'usage: expected the methods GET and OPTIONS at /usage.',
      'list-rooms: expected the methods GET and OPTIONS at /list-rooms.',
      'create-room: expected the methods POST and OPTIONS at /create-room.',
      'stop-mix: expected the methods POST and OPTIONS at trigger.',
    ],
  ],
  [
    'a function without its trigger, and one with two',
    (resources) => {
      propsOf(resources, 'usage').triggers = [];
      const { triggers } = propsOf(resources, 'reconcile');
      triggers?.push({ triggerType: 'http', triggerConfig: {} });
    },
    [
      'usage: expected one http trigger, got [].',
      'reconcile: expected one timer trigger, got [timer, http].',
    ],
  ],
  [
    'a route to the function of the timer',
    (_, routes) => {
      routes.push({ path: '/reconcile', functionName: 'lianmai-reconcile' });
    },
    ['reconcile: expected no route, got /reconcile.'],
  ],
  [
    'a function that nothing deploys, and a route that leads to nothing',
    (resources) => {
      delete resources.usage;
    },
    ['usage: is not in s.yaml.', 'domain: lianmai-usage is no file of functions/.'],
  ],
];

test.each(OFFENCES)('%s is told in a sentence', (_, change, sentences) => {
  const changed = structuredClone(template);
  change(changed.resources, propsOf(changed.resources, 'domain').routeConfig?.routes ?? []);
  expect(routeOffences(changed, files)).toEqual(expect.arrayContaining(sentences));
});

test('a function that is not called by its name is told in a sentence', () => {
  const renamed = files.map((file) =>
    file.name === 'usage' ? { ...file, pattern: 'GET /all-usage' } : file,
  );
  expect(routeOffences(template, renamed)).toEqual([
    'usage: takes /all-usage, which is not named by it.',
  ]);
});
