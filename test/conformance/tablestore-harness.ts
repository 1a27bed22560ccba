import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Credentials } from '../../local/account/credentials';
import { CallLog } from '../../local/call-log';
import { Clock } from '../../local/clock';
import { Faults } from '../../local/control/faults';
import { ErrorMessage } from '../../local/tablestore/messages';
import { startTablestore } from '../../local/tablestore/server';
import { requestSignature } from '../../local/tablestore/signature';
import { type Client, condition, IGNORE, sdk } from './tablestore-client';

/** One server for the tests of a file, with one table for each test, and calls in short form. */
export const INSTANCE = 'lianmai';
export const ROOT = { accessKeyId: 'root-id', accessKeySecret: 'root-secret' };
export const TABLE = 'slots';
export const DAY_MS = 86_400_000;

export const clock = new Clock();
export const faults = new Faults();
export const log = new CallLog();
export const credentials = new Credentials(clock, ROOT);
export let client: Client;

let directory: string;
let server: Awaited<ReturnType<typeof startTablestore>>;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tablestore-'));
  // The client dates its requests by the same clock, or advancing it would make them stale.
  sdk.util.date.getDate = () => new Date(clock.now());
  server = await startTablestore({
    port: 0,
    statePath: directory,
    instance: INSTANCE,
    credentials,
    clock,
    faults,
    log,
  });
  client = connect();
});

afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

beforeEach(async () => {
  faults.clear();
  await createTable(TABLE, [{ name: 'id', type: 'STRING' }]);
});

afterEach(async () => {
  for (const tableName of (await client.listTable({})).tableNames) {
    await client.deleteTable({ tableName });
  }
});

export function connect(config: object = {}): Client {
  return new sdk.Client({
    ...ROOT,
    endpoint: server.endpoint,
    instancename: INSTANCE,
    maxRetries: 0,
    ...config,
  });
}

export function createTable(tableName: string, primaryKey: object[], options: object = {}) {
  return client.createTable({
    tableMeta: { tableName, primaryKey },
    reservedThroughput: { capacityUnit: { read: 0, write: 0 } },
    tableOptions: { timeToLive: -1, maxVersions: 1, ...options },
  });
}

export const put = (id: string, columns: object[], when = condition(IGNORE), more: object = {}) =>
  client.putRow({
    tableName: TABLE,
    condition: when,
    primaryKey: [{ id }],
    attributeColumns: columns,
    ...more,
  });
export const update = (
  id: string,
  changes: object[],
  when = condition(IGNORE),
  more: object = {},
) =>
  client.updateRow({
    tableName: TABLE,
    condition: when,
    primaryKey: [{ id }],
    updateOfAttributeColumns: changes,
    ...more,
  });
export const get = async (id: string, more: object = {}) =>
  (await client.getRow({ tableName: TABLE, primaryKey: [{ id }], ...more })).row;
export const remove = (id: string, when = condition(IGNORE)) =>
  client.deleteRow({ tableName: TABLE, condition: when, primaryKey: [{ id }] });

export interface RawAnswer {
  status: number;
  headers: Record<string, unknown>;
  bytes: Buffer;
  code?: string;
  message?: string;
}

/** Sends bytes that the official client would not; signed unless a header is made wrong. */
export function send(
  operation: string,
  body: Buffer,
  changed: Record<string, string | undefined> = {},
  method = 'POST',
): Promise<RawAnswer> {
  const headers: Record<string, string> = {};
  const right = {
    'x-ots-date': new Date(clock.now()).toISOString(),
    'x-ots-apiversion': '2015-12-31',
    'x-ots-accesskeyid': ROOT.accessKeyId,
    'x-ots-instancename': INSTANCE,
    'x-ots-contentmd5': createHash('md5').update(body).digest('base64'),
  };
  for (const [name, value] of Object.entries({ ...right, ...changed })) {
    if (value !== undefined) headers[name] = value;
  }
  headers['x-ots-signature'] = requestSignature(ROOT.accessKeySecret, operation, headers);
  return new Promise((resolve, reject) => {
    const url = `${server.endpoint}/${operation}`;
    const request = httpRequest(url, { method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      const status = response.statusCode ?? 0;
      const error = status === 200 ? {} : ErrorMessage.decode(bytes);
      resolve({ status, headers: response.headers, bytes, ...error });
    });
    request.on('error', reject);
    request.end(body);
  });
}
