/** The product's own store driver, the official client inside it, against the wire protocol. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { guardedUpdate } from '../../lib/aliyun/guarded-update';
import { TableProvisioner } from '../../lib/aliyun/table-provisioner';
import { Tablestore } from '../../lib/aliyun/tablestore';
import { ServiceClock } from '../../lib/clock';
import { ConditionFailed, StoreFailed, type Update, type Write } from '../../lib/model/table';
import { Credentials } from '../../local/account/credentials';
import { CallLog } from '../../local/call-log';
import { Clock } from '../../local/clock';
import { Faults } from '../../local/control/faults';
import { startTablestore } from '../../local/tablestore/server';

const ROOT = { accessKeyId: 'root-id', accessKeySecret: 'root-secret' };
const PREFIX = 'test_';
const SCHEMA = {
  name: 'notes',
  key: [
    { name: 'shard', type: 'string' as const },
    { name: 'at_ms', type: 'integer' as const },
    { name: 'id', type: 'string' as const },
  ],
};
const KEY_COLUMNS = SCHEMA.key.map(({ name }) => name);

const clock = new Clock();
const faults = new Faults();
const log = new CallLog();
const credentials = new Credentials(clock, ROOT);
let directory: string;
let server: Awaited<ReturnType<typeof startTablestore>>;
let serviceClock: ServiceClock;
let table: Tablestore;
let logged: number;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tablestore-'));
  const parts = { instance: 'lianmai', credentials, clock, faults, log };
  server = await startTablestore({ port: 0, statePath: directory, ...parts });
  serviceClock = new ServiceClock();
  table = connect();
});

afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

// Every test has a shard of its own, so that none sees the rows of another.
let shard = '';
let tests = 0;
beforeEach(() => {
  faults.clear();
  shard = `shard ${++tests}`;
  logged = log.list().length;
});

function connect(signer: ReturnType<Credentials['issue']> = credentials.issue()): Tablestore {
  const options = { endpoint: server.endpoint, instance: 'lianmai', prefix: PREFIX };
  const { accessKeyId, accessKeySecret, securityToken = '' } = signer;
  const signing = { accessKeyId, accessKeySecret, securityToken };
  return Tablestore.connect({ ...options, clock: serviceClock }, signing);
}

const key = (id = 'a', at_ms = 1) => ({ shard, at_ms, id });
const write = (changes: Partial<Write> = {}): Write => ({
  table: 'notes',
  key: key(),
  row: 'any',
  ...changes,
});
const update = (changes: Partial<Update>) =>
  table.update({ ...write(), readsBack: changes.increment !== undefined, ...changes });
const read = (id?: string, at?: number) => table.get('notes', key(id, at));
const is = (column: string, value: string | number | boolean) =>
  ({ column, is: '=', value }) as const;

/** What this test has made the server do, by operation. */
const calls = () =>
  log
    .list('tablestore')
    .slice(logged)
    .map(({ operation }) => operation);

test('tables are provisioned once, and a second time nothing is done', async () => {
  const options = { endpoint: server.endpoint, instance: 'lianmai', prefix: PREFIX, ...ROOT };
  const provisioner = new TableProvisioner(options);
  expect(await provisioner.ensure(SCHEMA)).toBe('created');
  expect(await provisioner.ensure(SCHEMA)).toBe('present');
});

describe('a row', () => {
  test('is read as it was written, its key with it', async () => {
    const columns = { text: '连麦 ~*\n', empty: '', on: true, off: false, zero: 0, big: 2 ** 40 };
    await table.put({ ...write(), columns });
    expect(await read()).toEqual({ ...key(), ...columns });
  });

  test('that is not there is undefined', async () => {
    expect(await read()).toBeUndefined();
  });

  test('keeps every integer, in columns and in keys', async () => {
    const integer = fc.oneof(
      fc.maxSafeInteger(),
      fc.integer(),
      fc.constantFrom(2 ** 31, -(2 ** 31)),
    );
    await fc.assert(
      fc.asyncProperty(integer, integer, async (value, at) => {
        await table.put({ ...write({ key: key('n', at) }), columns: { value } });
        expect(await read('n', at)).toEqual({ ...key('n', at), value });
      }),
      { numRuns: 30 },
    );
  });

  test('is replaced as a whole by a put, and changed in part by an update', async () => {
    await table.put({ ...write(), columns: { one: 1, two: 2 } });
    await update({ put: { two: 22, three: 3 }, remove: ['one'] });
    expect(await read()).toEqual({ ...key(), two: 22, three: 3 });
    await table.put({ ...write(), columns: { four: 4 } });
    expect(await read()).toEqual({ ...key(), four: 4 });
  });

  test('shows columns in the order of their names, from a start to before an end', async () => {
    const columns = { c: 3, a: 1, b: true, d: 'four' };
    await table.put({ ...write(), columns });
    const range = { table: 'notes', key: key(), start: 'b', end: 'd', limit: 9 };
    expect(Object.entries(await table.columns(range))).toEqual([
      ['b', true],
      ['c', 3],
    ]);
    expect(await table.columns({ ...range, limit: 1 })).toEqual({ b: true });
    expect(await table.columns({ ...range, start: 'e', end: 'f' })).toEqual({});
    expect(await table.columns({ ...range, key: key('nobody') })).toEqual({});
  });

  test('counts beyond 32 bits, and tells the new counts', async () => {
    await table.put({ ...write(), columns: { fence: 2 ** 32 - 1, other: 5 } });
    expect(await update({ increment: { fence: 1 } })).toMatchObject({ fence: 2 ** 32 });
    // Adding 0 reads a column back, in the same round trip as a write.
    const counted = await update({ put: { text: 'x' }, increment: { fence: 0, other: 0 } });
    expect(counted).toMatchObject({ fence: 2 ** 32, other: 5 });
  });

  test('is gone after a delete, which can be repeated', async () => {
    await table.put({ ...write(), columns: { one: 1 } });
    await table.delete(write());
    await table.delete(write());
    expect(await read()).toBeUndefined();
  });
});

describe('where the service refuses an increment by 0', () => {
  const refuse = () => faults.add({ service: 'increment-by-zero', kind: 'fail', times: 1000 });
  const readBack = (changes: Partial<Update> = {}, by = table) => {
    const increment = { fence: 1, cap: 0, unset: 0 };
    const readsBack = { increment, readsBack: true };
    return by.update({
      ...write({ row: 'present' }),
      put: { text: 'x' },
      ...readsBack,
      ...changes,
    });
  };
  beforeEach(() => {
    table = connect();
  });

  test('an update reads back what it would have, and changes what it would have', async () => {
    await table.put({ ...write(), columns: { fence: 2 ** 32, cap: 240 } });
    refuse();
    expect(await readBack()).toMatchObject({ fence: 2 ** 32 + 1, cap: 240, unset: 0 });
    expect(await read()).toMatchObject({ text: 'x', fence: 2 ** 32 + 1, cap: 240 });
  });

  test('the refusal is remembered: it costs one call the first time, then a read each', async () => {
    await table.put({ ...write(), columns: { fence: 0, cap: 240 } });
    refuse();
    await readBack();
    await readBack();
    const [, ...updates] = calls();
    expect(updates).toEqual(['UpdateRow', 'GetRow', 'UpdateRow', 'GetRow', 'UpdateRow']);
  });

  test('nothing else is read: neither what is counted, nor where it is not refused', async () => {
    await table.put({ ...write(), columns: { fence: 0, cap: 240 } });
    await readBack();
    refuse();
    await update({ increment: { fence: 1 } });
    expect(calls()).toEqual(['PutRow', 'UpdateRow', 'UpdateRow']);
  });

  test('a condition holds and fails as before', async () => {
    await expect(readBack()).rejects.toBeInstanceOf(ConditionFailed);
    refuse();
    await expect(readBack()).rejects.toBeInstanceOf(ConditionFailed);
    await table.put({ ...write(), columns: { fence: 7, cap: 240 } });
    const no = readBack({ condition: { and: [is('fence', 8), is('cap', 240)] } });
    await expect(no).rejects.toBeInstanceOf(ConditionFailed);
    expect(await readBack({ condition: is('fence', 7) })).toMatchObject({ fence: 8, cap: 240 });
  });

  test('what is read back is as it was at the moment of the write, whoever else writes', async () => {
    await table.put({ ...write(), columns: { fence: 0, cap: 0 } });
    const overtaken = {
      get: async (...about: Parameters<typeof table.get>) => {
        const row = await table.get(...about);
        if (row?.cap === 0) await update({ put: { cap: 5 } });
        return row;
      },
      update: table.update.bind(table),
    };
    const change = { ...write(), readsBack: true, increment: { fence: 1, cap: 0 } };
    expect(await guardedUpdate(overtaken, change)).toMatchObject({ fence: 1, cap: 5 });
  });

  test('columns that change all the time fail the update, and are not changed by it', async () => {
    let changes = 0;
    const restless = {
      get: async () => ({ cap: ++changes }),
      update: () => Promise.reject(new ConditionFailed('updateRow')),
    };
    await expect(
      guardedUpdate(restless, { ...write(), readsBack: true, increment: { cap: 0 } }),
    ).rejects.toThrow('change all the time');
  });

  test('a refusal for another reason comes back as it is', async () => {
    await expect(readBack({ put: { fence: 1 } })).rejects.toThrow('OTSParameterInvalid');
  });
});

describe('rows at the same time', () => {
  const put = (id: string) => table.put({ ...write({ key: key(id) }), columns: { n: 1 } });
  const count = (id: string, changes: Partial<Update> = {}) =>
    table.update({ ...write({ key: key(id), row: 'present' }), increment: { n: 1 }, ...changes });

  test('are written in one call, and read in one', async () => {
    await put('c');
    await Promise.all([put('a'), count('c'), table.delete(write({ key: key('d') }))]);
    const rows = await Promise.all([read('a'), read('c'), read('d')]);
    expect(rows).toMatchObject([{ n: 1 }, { n: 2 }, undefined]);
    expect(calls()).toEqual(['PutRow', 'BatchWriteRow', 'BatchGetRow']);
  });

  test('fail each by itself', async () => {
    await put('a');
    const outcomes = await Promise.allSettled([count('a'), count('nobody'), put('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(ConditionFailed) });
    expect(await table.getMany('notes', [key('a'), key('b')])).toMatchObject([{ n: 2 }, { n: 1 }]);
  });

  test('that are the same row go one by one', async () => {
    await put('a');
    await Promise.all([count('a'), count('a'), count('b', { row: 'any' })]);
    expect(await read('a')).toMatchObject({ n: 3 });
    expect(calls().sort()).toEqual(['BatchWriteRow', 'GetRow', 'PutRow', 'UpdateRow']);
  });

  test('go one by one when what is written is to be read back', async () => {
    await put('a');
    const [counted] = await Promise.all([count('a', { readsBack: true }), put('b')]);
    expect(counted).toMatchObject({ n: 2 });
    expect(calls().sort()).toEqual(['PutRow', 'PutRow', 'UpdateRow']);
  });

  test('are refused together, and then each as it would be alone', async () => {
    const bad = table.put({ ...write({ key: key('a') }), columns: { 'bad-name': 1 } });
    const outcomes = await Promise.allSettled([bad, put('b')]);
    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: { message: 'putRow: OTSParameterInvalid' } },
      { status: 'fulfilled' },
    ]);
    expect(await read('b')).toMatchObject({ n: 1 });
  });

  test('may all have been written when there is no answer', async () => {
    faults.add({ service: 'tablestore', kind: 'apply-then-drop' });
    const outcomes = await Promise.allSettled([put('a'), put('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(calls()).toEqual(['BatchWriteRow']);
    expect(await table.getMany('notes', [key('a'), key('b')])).toHaveLength(2);
  });

  test('are more than a call takes', async () => {
    const ids = Array.from({ length: 201 }, (_, index) => `row ${index}`);
    await Promise.all(ids.map(put));
    const rows = await table.getMany(
      'notes',
      ids.map((id) => key(id)),
    );
    expect(rows).toHaveLength(201);
    expect(calls().sort()).toEqual([
      ...['BatchGetRow', 'BatchGetRow', 'BatchWriteRow', 'GetRow', 'PutRow'],
    ]);
  });
});

describe('a condition', () => {
  const fails = (call: Promise<unknown>) => expect(call).rejects.toBeInstanceOf(ConditionFailed);

  test('on the row: present, absent or any', async () => {
    await fails(update({ row: 'present', put: { one: 1 } }));
    await fails(table.delete(write({ row: 'present' })));
    await table.put({ ...write({ row: 'absent' }), columns: { one: 1 } });
    await fails(table.put({ ...write({ row: 'absent' }), columns: { one: 2 } }));
    await update({ row: 'present', put: { two: 2 } });
    expect(await read()).toEqual({ ...key(), one: 1, two: 2 });
  });

  test('on columns, in every comparison', async () => {
    await table.put({ ...write(), columns: { n: 5 } });
    const holds = { '=': [5], '!=': [4, 6], '<': [6], '<=': [5, 6], '>': [4], '>=': [4, 5] };
    for (const [comparison, values] of Object.entries(holds)) {
      for (const value of [4, 5, 6]) {
        const condition = { column: 'n', is: comparison as '=', value };
        const call = update({ condition, put: { seen: value } });
        if (values.includes(value)) await call;
        else await fails(call);
      }
    }
  });

  test('on a column that is not there never passes', async () => {
    await table.put({ ...write(), columns: { n: 5 } });
    await fails(update({ condition: is('m', 5), put: { n: 6 } }));
    await fails(update({ condition: { column: 'm', is: '!=', value: 5 }, put: { n: 6 } }));
  });

  test('may be composed to any depth, of single parts too', async () => {
    await table.put({ ...write(), columns: { state: 'idle', n: 5, open: true } });
    const right = { and: [is('open', true), { or: [is('n', 4), { and: [is('state', 'idle')] }] }] };
    const wrong = { and: [{ or: [is('n', 4), is('state', 'live')] }, is('open', true)] };
    await update({ condition: right, put: { seen: 1 } });
    await fails(update({ condition: wrong, put: { seen: 2 } }));
    await fails(table.delete(write({ condition: { or: [is('n', 4)] } })));
    expect(await read()).toMatchObject({ seen: 1 });
  });

  test('that has failed is final: it is asked once', async () => {
    await fails(update({ row: 'present', put: { one: 1 } }));
    expect(calls()).toEqual(['UpdateRow']);
  });

  test('lets one of 30 racing claims through, and tells all others that they lost', async () => {
    await table.put({ ...write(), columns: { state: 'idle', fence: 0 } });
    const claims = Array.from({ length: 30 }, (_, index) =>
      update({
        condition: is('state', 'idle'),
        put: { state: 'starting', by: index },
        increment: { fence: 1 },
      }).then(
        ({ fence }) => fence,
        (error) => error.name,
      ),
    );
    const outcomes = (await Promise.all(claims)).sort();
    expect(outcomes).toEqual([1, ...Array.from({ length: 29 }, () => 'ConditionFailed')]);
  });
});

describe('many rows', () => {
  const fill = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, at) =>
        table.put({ ...write({ key: key('x', at) }), columns: { n: at } }),
      ),
    );
  const range = (changes: object) =>
    table.range({
      table: 'notes',
      prefix: { shard },
      keyColumns: KEY_COLUMNS,
      direction: 'forward',
      limit: 100,
      ...changes,
    });
  const numbers = async (changes: object) => (await range(changes)).rows.map(({ n }) => n);

  test('are read at once; those that are not there are left out', async () => {
    await fill(3);
    const found = await table.getMany('notes', [key('x', 2), key('nobody', 9), key('x', 0)]);
    expect(found.map(({ n }) => n)).toEqual([2, 0]);
    expect(await table.getMany('notes', [])).toEqual([]);
    expect(calls().filter((operation) => operation === 'BatchGetRow')).toHaveLength(1);
  });

  test('are read in the order of their keys, in both directions', async () => {
    await fill(5);
    expect(await numbers({})).toEqual([0, 1, 2, 3, 4]);
    expect(await numbers({ direction: 'backward' })).toEqual([4, 3, 2, 1, 0]);
  });

  test('are read from a start to before an end', async () => {
    await fill(5);
    const bounds = { start: { at_ms: 1, id: 'x' }, end: { at_ms: 3, id: 'x' } };
    expect(await numbers(bounds)).toEqual([1, 2]);
    expect(await numbers({ start: { at_ms: 3 } })).toEqual([3, 4]);
    expect(
      await numbers({ ...bounds, direction: 'backward', start: bounds.end, end: bounds.start }),
    ).toEqual([3, 2]);
  });

  test.each(['forward', 'backward'] as const)('are paged %s without a gap', async (direction) => {
    await fill(7);
    const seen: unknown[] = [];
    for (let start: object | undefined = {}; start; ) {
      const page: Awaited<ReturnType<typeof range>> = await range({ direction, limit: 3, start });
      seen.push(...page.rows.map(({ n }) => n));
      start = page.next;
    }
    const all = [0, 1, 2, 3, 4, 5, 6];
    expect(seen).toEqual(direction === 'forward' ? all : all.reverse());
  });

  test('of another prefix are not seen', async () => {
    await fill(2);
    expect((await range({ prefix: { shard: `${shard}0` } })).rows).toEqual([]);
  });
});

describe('a call that the store did not do', () => {
  test.each([
    ['OTSServerBusy', 503],
    ['OTSRowOperationConflict', 409],
    ['OTSPartitionUnavailable', 503],
    ['OTSNotEnoughCapacityUnit', 403],
    ['OTSTableNotReady', 404],
  ])('because of %s is sent again, a write too', async (code, status) => {
    faults.add({ service: 'tablestore', kind: 'fail', code, status, times: 2 });
    expect(await update({ increment: { n: 1 } })).toMatchObject({ n: 1 });
    expect(calls()).toEqual(['UpdateRow', 'UpdateRow', 'UpdateRow']);
  });

  test('is given up after three times', async () => {
    faults.add({
      service: 'tablestore',
      kind: 'fail',
      code: 'OTSServerBusy',
      status: 503,
      times: 9,
    });
    await expect(update({ put: { n: 1 } })).rejects.toThrow('updateRow: OTSServerBusy');
    expect(calls()).toHaveLength(3);
    faults.clear();
    expect(await read()).toBeUndefined();
  });
});

test('a write is not sent again by an instance that was frozen since', async () => {
  faults.add({ service: 'tablestore', kind: 'fail', code: 'OTSServerBusy', status: 503 });
  const now = Date.now.bind(Date);
  const refused = new Promise((resolve) => log.subscribe(resolve));
  const written = update({ put: { n: 1 } });
  // After the write was sent first, and before the pause until it would be sent again.
  await refused;
  jest.spyOn(Date, 'now').mockImplementation(() => now() + 3000);
  await expect(written).rejects.toThrow('updateRow: OTSServerBusy');
  jest.restoreAllMocks();
  expect(calls()).toEqual(['UpdateRow']);
});

describe('when the outcome is not known', () => {
  const writes: [string, () => Promise<unknown>][] = [
    ['a put', () => table.put({ ...write(), columns: { n: 1 } })],
    ['an update', () => update({ increment: { n: 1 } })],
    ['a delete', () => table.delete(write())],
  ];
  const failures = [
    { kind: 'drop' as const },
    { kind: 'apply-then-drop' as const },
    { kind: 'fail' as const, code: 'OTSTimeout', status: 503 },
    { kind: 'fail' as const, code: 'OTSInternalServerError', status: 500 },
    { kind: 'fail' as const, code: 'OTSServerUnavailable', status: 503 },
  ];

  test.each(writes)('%s is sent exactly once', async (_, call) => {
    for (const failure of failures) {
      logged = log.list().length;
      faults.add({ service: 'tablestore', ...failure });
      await expect(call()).rejects.toBeInstanceOf(StoreFailed);
      expect(calls()).toHaveLength(1);
    }
  });

  test('a write may have been done', async () => {
    faults.add({ service: 'tablestore', kind: 'apply-then-drop' });
    await expect(update({ increment: { n: 1 } })).rejects.toBeInstanceOf(StoreFailed);
    expect(await read()).toMatchObject({ n: 1 });
  });

  test.each(failures)('a read is sent again: %j', async (failure) => {
    await table.put({ ...write(), columns: { n: 1 } });
    const reads = [
      () => read(),
      () => table.getMany('notes', [key()]),
      () =>
        table.range({
          table: 'notes',
          prefix: { shard },
          keyColumns: KEY_COLUMNS,
          direction: 'forward',
          limit: 1,
        }),
    ];
    for (const call of reads) {
      faults.add({ service: 'tablestore', ...failure, times: 2 });
      expect(JSON.stringify(await call())).toContain('"n":1');
    }
    expect(calls()).toHaveLength(1 + 3 * reads.length);
  });

  test('a store that is silent is waited for 3 s: a write is then given up, a read sent again', async () => {
    await table.put({ ...write(), columns: { n: 1 } });
    faults.add({ service: 'tablestore', operation: 'UpdateRow', kind: 'delay', delayMs: 20_000 });
    faults.add({ service: 'tablestore', operation: 'GetRow', kind: 'delay', delayMs: 20_000 });
    const startedAtMs = performance.now();
    const [changed, found] = await Promise.all([
      update({ put: { n: 2 } }).catch((error: unknown) => error),
      read(),
    ]);
    expect(changed).toBeInstanceOf(StoreFailed);
    expect(found).toMatchObject({ n: 1 });
    expect(performance.now() - startedAtMs).toBeGreaterThan(2900);
    expect(performance.now() - startedAtMs).toBeLessThan(10_000);
  });

  test('a store that is not there fails at once', async () => {
    const nobody = Tablestore.connect(
      { endpoint: 'http://127.0.0.1:9', instance: 'lianmai', prefix: '', clock: serviceClock },
      { ...ROOT, securityToken: '' },
    );
    await expect(nobody.put({ ...write(), columns: {} })).rejects.toBeInstanceOf(StoreFailed);
    await expect(nobody.get('notes', key())).rejects.toBeInstanceOf(StoreFailed);
  });

  test('the error names the operation and the code, and no secret', async () => {
    faults.add({ service: 'tablestore', kind: 'fail', code: 'OTSTimeout', status: 503 });
    const error = await update({ put: { n: 1 } }).catch((thrown: Error) => thrown);
    expect(String(error)).toBe('StoreFailed: updateRow: OTSTimeout');
  });
});

describe("a function role's temporary credentials", () => {
  test('sign, and go with their token', async () => {
    const issued = credentials.issue();
    await connect(issued).put({ ...write(), columns: { n: 1 } });
    expect(log.list('tablestore').at(-1)?.detail?.caller).toBe(issued.accessKeyId);
  });

  test.each([
    ['the token', { securityToken: 'another' }],
    ['the secret', { accessKeySecret: 'another' }],
    ['the id', { accessKeyId: 'STS.another' }],
  ])('are refused when %s is another', async (_, changed) => {
    const wrong = connect({ ...credentials.issue(), ...changed });
    await expect(wrong.put({ ...write(), columns: { n: 1 } })).rejects.toThrow('OTSAuthFailed');
  });
});

test("the clock follows the store's, by refusals too", async () => {
  /** How wrong the clock is after a call, in parts of the round trip that it learned from. */
  const errorAfter = async (call: () => Promise<unknown>, aheadMs: number) => {
    const sentAtMs = Date.now();
    await call().catch(() => undefined);
    const roundTripMs = Date.now() - sentAtMs;
    return Math.abs(serviceClock.now() - Date.now() - aheadMs) / Math.max(roundTripMs, 1);
  };
  clock.advance(60_000);
  expect(await errorAfter(read, 60_000)).toBeLessThanOrEqual(1);
  clock.advance(60_000);
  const refused = () => update({ row: 'present', put: { n: 1 } });
  expect(await errorAfter(refused, 120_000)).toBeLessThanOrEqual(1);
});
