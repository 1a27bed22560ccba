import * as models from '@alicloud/fc20230330';
import { certificateOf } from '../../lib/commands/project/certificate-fixture';
import {
  createRequest,
  type FcBed,
  httpTriggerRequest,
  refusal,
  startFcBed,
} from '../../local/fc/api/api-fixture';
import { fetchAs } from '../../local/fc/gateway/gateway-fixture';

/** Custom domains by the official client of Function Compute 3.0. */

let bed: FcBed;

beforeEach(async () => {
  bed = await startFcBed();
  for (const functionName of ['a', 'b', 'hidden'])
    await bed.fc.createFunction(createRequest({ functionName }));
  for (const name of ['a', 'b']) await bed.fc.createTrigger(name, httpTriggerRequest());
});

afterEach(() => bed.close());

const NAME = 'api.example.com';

function routesOf(...routes: Partial<models.PathConfig>[]): models.RouteConfig {
  const all = routes.map((it) => new models.PathConfig({ functionName: 'a', ...it }));
  return new models.RouteConfig({ routes: all });
}

const create = (changes: Partial<models.CreateCustomDomainInput> = {}) => {
  const routeConfig = routesOf({ path: '/a/*' });
  const body = new models.CreateCustomDomainInput({
    ...{ domainName: NAME, protocol: 'HTTP', routeConfig },
    ...changes,
  });
  return bed.fc.createCustomDomain(new models.CreateCustomDomainRequest({ body }));
};

const update = (changes: Partial<models.UpdateCustomDomainInput>) => {
  const body = new models.UpdateCustomDomainInput(changes);
  return bed.fc.updateCustomDomain(NAME, new models.UpdateCustomDomainRequest({ body }));
};

const get = async () => (await bed.fc.getCustomDomain(NAME)).body?.toMap();

const status = async (path: string, host = NAME) =>
  (await fetchAs(host, bed.gateway.url + path)).status;

test('a domain is what was sent, as the component compares it, and its routes serve', async () => {
  const answer = (await create()).body?.toMap();
  expect(answer).toEqual({
    accountId: '1000000000000001',
    apiVersion: '2023-03-30',
    domainName: NAME,
    protocol: 'HTTP',
    routeConfig: {
      routes: [
        {
          path: '/a/*',
          functionName: 'a',
          methods: ['GET', 'POST', 'PUT', 'DELETE'],
          qualifier: 'LATEST',
        },
      ],
    },
    wafConfig: { enableWAF: false },
    createdTime: expect.stringMatching(/Z$/),
    lastModifiedTime: expect.stringMatching(/Z$/),
  });
  expect(await get()).toEqual(answer);
  expect([await status('/a/x'), await status('/b')]).toEqual([200, 404]);
});

test('an update replaces all routes, and only them', async () => {
  await create();
  await update({ routeConfig: routesOf({ path: '/b', functionName: 'b' }) });
  expect([await status('/a/x'), await status('/b')]).toEqual([404, 200]);
  expect(await get()).toMatchObject({ protocol: 'HTTP' });
});

test('each domain has routes of its own, and an address has those of the last one', async () => {
  await create();
  const routeConfig = routesOf({ path: '/b', functionName: 'b' });
  await create({ domainName: 'other.example.com', routeConfig });
  expect([await status('/a/x'), await status('/b')]).toEqual([200, 404]);
  expect(await status('/b', 'OTHER.example.com:8080')).toBe(200);
  expect([await status('/b', '127.0.0.1'), await status('/a/x', 'localhost:1')]).toEqual([
    200, 404,
  ]);
  expect(await status('/b', 'third.example.com')).toBe(404);
  await update({});
  expect(await status('/a/x', 'localhost')).toBe(200);
});

test('a domain is created once, listed, and gone when it is deleted', async () => {
  const missing = refusal('DomainNameNotFound', 404, new RegExp(NAME));
  await expect(get()).rejects.toEqual(missing);
  await create();
  await expect(create()).rejects.toEqual(refusal('DomainNameAlreadyExists', 409));
  await create({ domainName: 'other.example.com' });
  const list = await bed.fc.listCustomDomains(
    new models.ListCustomDomainsRequest({ limit: 1, prefix: 'api' }),
  );
  expect(list.body?.customDomains?.map(({ domainName }) => domainName)).toEqual([NAME]);
  expect((await bed.fc.deleteCustomDomain(NAME)).statusCode).toBe(204);
  await expect(get()).rejects.toEqual(missing);
  await expect(update({})).rejects.toEqual(missing);
  await expect(bed.fc.deleteCustomDomain(NAME)).rejects.toEqual(missing);
});

test.each<[string, Partial<models.CreateCustomDomainInput>, RegExp]>([
  ['a star in the middle', { routeConfig: routesOf({ path: '/a/*/b' }) }, /path: expected a path/],
  ['a star without a slash', { routeConfig: routesOf({ path: '/a*' }) }, /path: expected a path/],
  ['two stars', { routeConfig: routesOf({ path: '/*/*' }) }, /path: expected a path/],
  ['a path without its slash', { routeConfig: routesOf({ path: 'a' }) }, /path: expected a path/],
  [
    'a path twice, whatever the methods',
    {
      routeConfig: routesOf(
        { path: '/a', methods: ['GET'] },
        { path: '/a', functionName: 'b', methods: ['POST'] },
      ),
    },
    /expected each path once, got \/a for a, b/,
  ],
  [
    '101 routes',
    { routeConfig: routesOf(...Array.from({ length: 101 }, (_, at) => ({ path: `/${at}` }))) },
    /at most 100 routes/,
  ],
  ['no route', { routeConfig: routesOf() }, /routes/],
  ['an unknown method', { routeConfig: routesOf({ path: '/a', methods: ['FETCH'] }) }, /methods/],
  [
    'a function that is not there',
    { routeConfig: routesOf({ path: '/a', functionName: 'nobody' }) },
    /route \/a: function 'nobody' does not exist/,
  ],
  [
    'a function without an HTTP trigger',
    { routeConfig: routesOf({ path: '/a', functionName: 'hidden' }) },
    /route \/a: function 'hidden' has no HTTP trigger/,
  ],
  ['the name that a component replaces', { domainName: 'auto' }, /domainName/],
  ['a name with capitals', { domainName: 'API.example.com' }, /domainName/],
  ['an unknown protocol', { protocol: 'FTP' }, /protocol/],
  [
    'HTTPS without a certificate',
    { protocol: 'HTTPS' },
    /certConfig: expected a certificate for HTTPS/,
  ],
  [
    'a certificate that is none',
    {
      protocol: 'HTTPS',
      certConfig: new models.CertConfig({ certName: 'c', certificate: 'x', privateKey: 'y' }),
    },
    /certConfig: .*PEM/,
  ],
])('%s is refused by name, and nothing is created', async (_, changes, message) => {
  await expect(create(changes)).rejects.toEqual(refusal('InvalidArgument', 400, message));
  const { body } = await bed.fc.listCustomDomains(new models.ListCustomDomainsRequest());
  expect(body?.customDomains).toEqual([]);
});

/** A certificate for this domain, and its key. */
async function certConfigOf(kind: 'rsa' | 'curve'): Promise<models.CertConfig> {
  return new models.CertConfig({ certName: 'own', ...(await certificateOf(NAME, { kind })) });
}

test('HTTPS wants an RSA key of 2048 bits, and the key is never shown', async () => {
  const certConfig = await certConfigOf('rsa');
  await create({ protocol: 'HTTP,HTTPS', certConfig });
  const shown = await get();
  expect(shown?.certConfig).toEqual({ certName: 'own', certificate: certConfig.certificate });
  const curve = await certConfigOf('curve');
  await expect(update({ certConfig: curve })).rejects.toEqual(
    refusal('InvalidArgument', 400, /RSA key of at least 2048 bits/),
  );
  const { privateKey = '' } = await certConfigOf('rsa');
  const mixed = new models.CertConfig({ ...certConfig, privateKey });
  await expect(update({ certConfig: mixed })).rejects.toEqual(
    refusal('InvalidArgument', 400, /not that of the private key/),
  );
});
