/** What an instance keeps between requests, and what comes with each. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONTEXT, REQUIRED, setEnvironment } from './handler-fixture';
import { RequestScope } from './request-scope';
import { servicesFor } from './services';

const FIRST = CONTEXT.credentials;
const RENEWED = { accessKeyId: 'STS.renewed', accessKeySecret: 'other', securityToken: 'new' };

let store: Server;
let signers: unknown[][];

beforeAll(async () => {
  store = createServer(({ headers }, response) => {
    signers.push([headers['x-ots-accesskeyid'], headers['x-ots-ststoken']]);
    response.writeHead(403).end();
  });
  store.listen(0, '127.0.0.1');
  await once(store, 'listening');
  const { port } = store.address() as AddressInfo;
  setEnvironment({ ...REQUIRED, OTS_ENDPOINT: `http://127.0.0.1:${port}` });
});
beforeEach(() => {
  signers = [];
});
afterAll(async () => {
  store.closeAllConnections();
  store.close();
  await once(store, 'close');
});

const services = (credentials: typeof FIRST) => servicesFor(credentials, new RequestScope('r'));

/** Who signs what a request writes, which is not sent again. */
async function signersOf(credentials: typeof FIRST): Promise<unknown[][]> {
  const { table } = services(credentials);
  signers = [];
  await table.delete({ table: 'rooms', key: { room_id: 'r' }, row: 'any' }).catch(() => undefined);
  return signers;
}

test('a request is signed with the credentials that came with it, renewed ones too', async () => {
  expect(await signersOf(FIRST)).toEqual([[FIRST.accessKeyId, FIRST.securityToken]]);
  expect(await signersOf(RENEWED)).toEqual([[RENEWED.accessKeyId, RENEWED.securityToken]]);
});

test('credentials are the same object until they change', () => {
  const { credentials } = services({ ...FIRST });
  expect(services({ ...FIRST }).credentials).toBe(credentials);
  expect(services(RENEWED).credentials).toBe(RENEWED);
});
