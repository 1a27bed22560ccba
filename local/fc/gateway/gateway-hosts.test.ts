import type { Deployment, Trigger } from '../deployment';
import { type Fixture, fetchAs, httpTrigger, startFixture, writeFunction } from './gateway-fixture';

/** The address that each HTTP trigger has by itself, for tests only as the vendor says. */

let fixture: Fixture;

const REDIRECT = `{ statusCode: 302, headers: { location: 'https://elsewhere.example' } }`;

beforeAll(async () => {
  fixture = await startFixture({});
  const own = (subdomain: string, changes = {}): Trigger[] => [
    { ...httpTrigger('GET'), subdomain, ...changes },
  ];
  const functions: [string, string, Trigger[]][] = [
    ['page', 'exports.handler = async (event) => event;', own('page-abcdefghij')],
    ['leads-away', `exports.handler = async () => (${REDIRECT});`, own('away-abcdefghij')],
    [
      'closed',
      'exports.handler = async () => 1;',
      own('closed-abcdefghij', { isUrlDisabled: true }),
    ],
  ];
  const specs = functions.map(([name, code, triggers]) =>
    writeFunction(fixture.folder, name, { code, triggers }),
  );
  const routes = ['page', 'leads-away', 'closed'].map((functionName) => ({
    path: `/${functionName}`,
    methods: ['GET', 'POST'],
    functionName,
  }));
  const deployment: Deployment = {
    functions: await Promise.all(specs),
    domains: [{ domainName: 'api.example.com', routes }],
  };
  await fixture.gateway.replace(deployment);
});

afterAll(() => fixture.close());

const ask = (host: string, path: string, method = 'GET') =>
  fetchAs(host, fixture.gateway.url + path, { method });

test.each(['page-abcdefghij.cn-hangzhou.fcapp.run', 'PAGE-abcdefghij.localhost:7000'])(
  'a trigger answers every path at %s, as a download',
  async (host) => {
    const { status, headers, text } = await ask(host, '/any/path?a=b');
    expect([status, headers['content-disposition']]).toEqual([200, 'attachment']);
    const { rawPath, requestContext } = JSON.parse(text);
    expect([rawPath, requestContext.domainPrefix]).toEqual(['/any/path', 'page-abcdefghij']);
  },
);

test('the same function is no download at a custom domain', async () => {
  const { status, headers } = await ask('api.example.com', '/page');
  expect([status, headers['content-disposition']]).toEqual([200, undefined]);
});

test("a redirect is refused at the trigger's own address alone", async () => {
  const { status, text } = await ask('away-abcdefghij.localhost', '/');
  expect([status, JSON.parse(text).Code]).toEqual([400, 'ExternalRedirectForbidden']);
  expect((await ask('api.example.com', '/leads-away')).status).toBe(302);
});

test('a trigger whose address is switched off is reached by a domain only', async () => {
  const { status, text } = await ask('closed-abcdefghij.localhost', '/');
  expect([status, JSON.parse(text)]).toEqual([
    403,
    expect.objectContaining({
      Code: 'AccessDenied',
      Message: 'access denied due to function internet URL is disable',
    }),
  ]);
  expect((await ask('api.example.com', '/closed')).status).toBe(200);
});

test('a method that the trigger does not have is refused whichever way it comes', async () => {
  for (const [host, path] of [
    ['page-abcdefghij.localhost', '/'],
    ['api.example.com', '/page'],
  ] as const) {
    const { status, headers, text } = await ask(host, path, 'POST');
    expect([status, headers['x-fc-error-type']]).toEqual([403, 'FCCommonError']);
    expect(text).toContain('"Code":"FCCommonError"');
  }
});

test('a method that the route does not have is 404, whatever the trigger has', async () => {
  const { status, text } = await ask('api.example.com', '/page', 'DELETE');
  expect([status, JSON.parse(text).Code]).toEqual([404, 'DomainRouteNotFound']);
});

test.each(['other.example.com', 'nobody-abcdefghij.localhost', 'page-abcdefghij.example.com'])(
  'nobody answers at %s',
  async (host) => {
    const { status, text } = await ask(host, '/page');
    expect([status, JSON.parse(text).Code]).toEqual([404, 'DomainNameNotFound']);
  },
);
