import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Credentials } from '../../local/account/credentials';
import { CallLog } from '../../local/call-log';
import { Clock } from '../../local/clock';
import { Faults } from '../../local/control/faults';
import { startTablestore } from '../../local/tablestore/server';
import { type Client, condition, IGNORE, long, sdk, values } from './tablestore-client';

const ROOT = { accessKeyId: 'root-id', accessKeySecret: 'root-secret' };
const INSTANCE = 'lianmai';
const TABLE = 'rooms';
const WRITERS = 16;
const ENOUGH_ROWS = 300;
const REPOSITORY = join(__dirname, '../..');

/** The server alone in a process, so that it can be killed. */
const SERVER_PROCESS = `
  import { CallLog } from './local/call-log';
  import { Clock } from './local/clock';
  import { Credentials } from './local/account/credentials';
  import { Faults } from './local/control/faults';
  import { startTablestore } from './local/tablestore/server';
  const [statePath] = process.argv.slice(2);
  const clock = new Clock();
  startTablestore({
    port: 0, statePath, instance: '${INSTANCE}', clock,
    credentials: new Credentials(clock, ${JSON.stringify(ROOT)}),
    faults: new Faults(), log: new CallLog(),
  }).then(({ endpoint }) => process.send({ endpoint }));
`;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'tablestore-crash-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('a server killed while it writes loses no row that it acknowledged', async () => {
  const statePath = join(directory, 'rows');
  const acknowledged = await writeUntilKilled(await startProcess(statePath));
  expect(acknowledged.length).toBeGreaterThanOrEqual(ENOUGH_ROWS);

  const clock = new Clock();
  const server = await startTablestore({
    port: 0,
    statePath,
    instance: INSTANCE,
    clock,
    credentials: new Credentials(clock, ROOT),
    faults: new Faults(),
    log: new CallLog(),
  });
  const client = connect(server.endpoint);
  const found = await Promise.all(
    acknowledged.map(async (id) =>
      values((await client.getRow({ tableName: TABLE, primaryKey: [{ id: long(id) }] })).row),
    ),
  );
  await server.close();
  expect(found).toEqual(acknowledged.map((id) => ({ text: `row ${id}` })));
});

async function startProcess(statePath: string): Promise<{ child: ChildProcess; client: Client }> {
  const outfile = join(directory, 'server.cjs');
  await build({
    stdin: { contents: SERVER_PROCESS, resolveDir: REPOSITORY, loader: 'ts' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    outfile,
  });
  const child = fork(outfile, [statePath], {
    env: { ...process.env, NODE_PATH: join(REPOSITORY, 'node_modules') },
    execArgv: [],
  });
  const [{ endpoint }] = await once(child, 'message');
  const client = connect(endpoint);
  await client.createTable({
    tableMeta: { tableName: TABLE, primaryKey: [{ name: 'id', type: 'INTEGER' }] },
    reservedThroughput: { capacityUnit: { read: 0, write: 0 } },
    tableOptions: { timeToLive: -1, maxVersions: 1 },
  });
  return { child, client };
}

/** Writes rows in parallel, kills the server in the middle, and tells which were acknowledged. */
async function writeUntilKilled(server: { child: ChildProcess; client: Client }) {
  const { child, client } = server;
  const acknowledged: number[] = [];
  const exited = once(child, 'exit');
  let next = 0;
  const write = async () => {
    for (;;) {
      const id = next++;
      await client.putRow({
        tableName: TABLE,
        condition: condition(IGNORE),
        primaryKey: [{ id: long(id) }],
        attributeColumns: [{ text: `row ${id}` }],
      });
      acknowledged.push(id);
      if (acknowledged.length === ENOUGH_ROWS) child.kill('SIGKILL');
    }
  };
  // Each writer ends when its connection breaks.
  await Promise.allSettled(Array.from({ length: WRITERS }, write));
  await exited;
  return acknowledged;
}

function connect(endpoint: string): Client {
  return new sdk.Client({ ...ROOT, endpoint, instancename: INSTANCE, maxRetries: 0 });
}
