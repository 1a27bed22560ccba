import { createHash } from 'node:crypto';
import fc from 'fast-check';
import TableStore from 'tablestore';
import { ACTIONS } from '../../local/tablestore/actions';
import {
  type Client,
  column,
  combine,
  condition,
  EXPECT_NOT_EXIST,
  expectConditionFails,
  expectRefused,
  IGNORE,
  long,
  OR,
  refusal,
  sdk,
  values,
} from './tablestore-client';
import {
  client,
  clock,
  connect,
  credentials,
  faults,
  get,
  log,
  put,
  ROOT,
  send,
  TABLE,
} from './tablestore-harness';

describe('authentication', () => {
  const body = Buffer.alloc(0);
  const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64');

  it('refuses a wrong secret, an unknown key and an unknown instance', async () => {
    const secret = connect({ accessKeySecret: 'wrong' });
    await expectRefused(secret.listTable({}), 403, 'OTSAuthFailed', 'Signature mismatch.');
    const key = connect({ accessKeyId: 'nobody' });
    await expectRefused(key.listTable({}), 403, 'The AccessKeyID does not exist.');
    const instance = connect({ instancename: 'other' });
    await expectRefused(instance.listTable({}), 403, 'The instance is not found.');
  });

  it('takes temporary credentials with their token, until they expire', async () => {
    const { accessKeyId, accessKeySecret, securityToken } = credentials.issue(60_000);
    const pair = { accessKeyId, accessKeySecret };
    const temporary = connect({ ...pair, stsToken: securityToken });
    await temporary.listTable({});
    await expectRefused(connect(pair).listTable({}), 403, 'OTSAuthFailed', 'security token');
    const wrong = connect({ ...pair, stsToken: 'wrong' });
    await expectRefused(wrong.listTable({}), 403, 'OTSAuthFailed', 'security token');
    clock.advance(60_000);
    await expectRefused(temporary.listTable({}), 403, 'The AccessKeyID does not exist.');
  });

  it('refuses a date more than 15 minutes away from the clock of the server', async () => {
    const dated = (offsetMs: number) =>
      send('ListTable', body, { 'x-ots-date': new Date(clock.now() + offsetMs).toISOString() });
    expect(await dated(-14 * 60_000)).toMatchObject({ status: 200 });
    for (const offsetMs of [-16 * 60_000, 16 * 60_000]) {
      expect(await dated(offsetMs)).toMatchObject({
        status: 403,
        code: 'OTSAuthFailed',
        message: expect.stringContaining('Mismatch between system time and x-ots-date'),
      });
    }
    expect(await send('ListTable', body, { 'x-ots-date': 'today' })).toMatchObject({
      status: 400,
      message: 'Invalid date format: today.',
    });
  });

  it('refuses a body that is not the one that was signed', async () => {
    const answer = await send('ListTable', body, {
      'x-ots-contentmd5': md5(Buffer.from('another body')),
    });
    expect(answer).toMatchObject({
      status: 403,
      code: 'OTSAuthFailed',
      message: 'Mismatch between MD5 value of request body and x-ots-contentmd5 in header.',
    });
  });

  it('refuses a request that lacks a header or is not a POST', async () => {
    const answer = await send('ListTable', body, { 'x-ots-date': undefined });
    expect(answer).toMatchObject({ status: 400, message: "Missing header: 'x-ots-date'." });
    const got = await send('ListTable', body, {}, 'GET');
    expect(got).toMatchObject({ status: 405, code: 'OTSMethodNotAllowed' });
  });

  it('signs its answers, errors too', async () => {
    const { headers, bytes } = await send('Nonsense', body);
    expect(headers['x-ots-contentmd5']).toBe(md5(bytes));
    expect(headers['x-ots-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(Math.abs(Date.parse(String(headers['x-ots-date'])) - clock.now())).toBeLessThan(5000);
    expect(headers.authorization).toMatch(/^OTS root-id:[A-Za-z0-9+/]{27}=$/);
  });
});

describe('what is not supported', () => {
  it('is refused by name', async () => {
    expect(await send('SQLQuery', Buffer.alloc(0))).toMatchObject({
      status: 400,
      code: 'OTSParameterInvalid',
      message: "Unsupported operation: 'SQLQuery'.",
    });
    const start = client.startLocalTransaction({ tableName: TABLE, primaryKey: [{ id: 'a' }] });
    await expectRefused(start, 400, "Unsupported operation: 'StartLocalTransaction'.");
    const inTransaction = put('a', [{ v: 'x' }], condition(IGNORE), { transactionId: 't' });
    await expectRefused(inTransaction, 400, 'explicit-transaction-disabled table');
  });
});

describe('planned faults', () => {
  const plan = (kind: 'fail' | 'drop' | 'apply-then-drop' | 'delay', more: object = {}) =>
    faults.add({ service: 'tablestore', operation: 'PutRow', kind, ...more });

  it('answer with the code that is asked for, once, without doing the work', async () => {
    plan('fail', { code: 'OTSRowOperationConflict' });
    const conflict = put('a', [{ v: 'x' }]);
    await expectRefused(conflict, 409, 'OTSRowOperationConflict', 'Data is being modified');
    plan('fail', { status: 503, code: 'OTSTimeout' });
    await expectRefused(put('a', [{ v: 'x' }]), 503, 'OTSTimeout');
    expect(await get('a')).toEqual({});
    await put('a', [{ v: 'x' }]);
  });

  it('cut the connection before or after the work', async () => {
    plan('drop');
    expect((await refusal(put('a', [{ v: 'x' }]))).status).toBe('NetworkingError');
    expect(await get('a')).toEqual({});
    plan('apply-then-drop');
    expect((await refusal(put('a', [{ v: 'x' }]))).status).toBe('NetworkingError');
    expect(values(await get('a'))).toEqual({ v: 'x' });
  });

  it('delay an answer, which comes after all', async () => {
    plan('delay', { delayMs: 20 });
    await put('a', [{ v: 'x' }]);
    expect(values(await get('a'))).toEqual({ v: 'x' });
  });
});

describe('the call log', () => {
  it('names table, caller and outcome, but no value of a cell', async () => {
    await put('a', [{ v: 'very-secret' }]);
    await expectConditionFails(put('a', [{ v: 'very-secret' }], condition(EXPECT_NOT_EXIST)));
    const [done, failed] = log.list('tablestore').slice(-2);
    const detail = { table: TABLE, caller: ROOT.accessKeyId };
    expect(done).toMatchObject({ operation: 'PutRow', status: 200, detail });
    expect(failed).toMatchObject({ status: 403, code: 'OTSConditionCheckFail', detail });
    expect(JSON.stringify([done, failed])).not.toContain('very-secret');
  });
});

describe('broken requests', () => {
  it.each(Object.keys(ACTIONS))(
    '%s answers any bytes with an answer or a refusal',
    async (operation) => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
          await expectNoFailure(operation, Buffer.from(bytes));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('that were right but for a few bytes are answered or refused too', async () => {
    const bodies = await recordBodies();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bodies),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async ({ operation, body }, changes) => {
          const changed = Buffer.from(body);
          for (const [at, byte] of changes) changed[at % changed.length] = byte;
          await expectNoFailure(operation, changed);
        },
      ),
      { numRuns: 600 },
    );
  });

  async function expectNoFailure(operation: string, bytes: Buffer) {
    const { status, code } = await send(operation, bytes);
    if (status === 200) return;
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(code).toMatch(/^OTS/);
  }

  /** What the official client sends for ordinary calls. */
  async function recordBodies(): Promise<{ operation: string; body: Buffer }[]> {
    const recorded: { operation: string; body: Buffer }[] = [];
    const recorder = connect() as Client & {
      makeRequest(operation: string, params: object): Promise<object>;
    };
    const { encoder } = TableStore as unknown as {
      encoder: {
        encode(operation: string, params: object): object;
      };
    };
    recorder.makeRequest = async (operation, params) => {
      const message = encoder.encode(operation, params);
      const type = Object.getPrototypeOf(message).constructor;
      const name = operation.charAt(0).toUpperCase() + operation.slice(1);
      recorded.push({ operation: name, body: Buffer.from(type.encode(message).finish()) });
      return {};
    };
    const either = combine(OR, column('x', 'EQUAL', long(1)), column('y', 'LESS_THAN', 'z'));
    const key = { tableName: TABLE, primaryKey: [{ id: 'a' }] };
    const when = { condition: condition(IGNORE, either) };
    const changes = [{ PUT: [{ x: long(1) }] }, { INCREMENT: [{ n: long(1) }] }];
    await recorder.putRow({ ...key, ...when, attributeColumns: [{ x: long(1) }, { y: 'w' }] });
    await recorder.updateRow({ ...key, ...when, updateOfAttributeColumns: changes });
    await recorder.deleteRow({ ...key, ...when });
    await recorder.getRow({ ...key, columnFilter: either, columnsToGet: ['x', 'y'] });
    await recorder.getRange({
      tableName: TABLE,
      direction: sdk.Direction.FORWARD,
      inclusiveStartPrimaryKey: [{ id: sdk.INF_MIN }],
      exclusiveEndPrimaryKey: [{ id: sdk.INF_MAX }],
      limit: 10,
    });
    await recorder.batchGetRow({
      tables: [{ tableName: TABLE, primaryKey: [[{ id: 'a' }], [{ id: 'b' }]] }],
    });
    const rows = [
      { type: 'PUT', ...key, ...when, attributeColumns: [{ x: long(1) }] },
      { type: 'UPDATE', ...key, ...when, primaryKey: [{ id: 'b' }], attributeColumns: changes },
    ];
    await recorder.batchWriteRow({ tables: [{ tableName: TABLE, rows }] });
    return recorded;
  }
});
