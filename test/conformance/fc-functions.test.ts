import * as models from '@alicloud/fc20230330';
import {
  createRequest,
  type FcBed,
  httpTriggerRequest,
  packed,
  refusal,
  startFcBed,
} from '../../local/fc/api/api-fixture';
import { crc64 } from '../../local/fc/code/crc64';

/** Functions by the official client of Function Compute 3.0, that we did not write. */

let bed: FcBed;

beforeEach(async () => {
  bed = await startFcBed();
});

afterEach(() => bed.close());

const get = async (name = 'hello') =>
  (await bed.fc.getFunction(name, new models.GetFunctionRequest())).body?.toMap();

const update = (changes: Partial<models.UpdateFunctionInput>, name = 'hello') =>
  bed.fc.updateFunction(
    name,
    new models.UpdateFunctionRequest({ body: new models.UpdateFunctionInput(changes) }),
  );

const run = async () => (await bed.gateway.invoke('hello', Buffer.from('{}'))).output.toString();

test('a created function is what was sent, with the defaults of the service, and runs', async () => {
  const code = packed('exports.handler = async () => "made";');
  const location = new models.InputCodeLocation({ zipFile: code });
  const answer = await bed.fc.createFunction(createRequest({ code: location, timeout: 20 }));
  expect(answer.statusCode).toBe(200);
  expect(answer.headers?.['x-fc-request-id']).toMatch(/^1-/);
  const archive = Buffer.from(code, 'base64');
  const created = {
    functionName: 'hello',
    runtime: 'nodejs20',
    handler: 'index.handler',
    timeout: 20,
    memorySize: 512,
    diskSize: 512,
    description: '',
    internetAccess: true,
    environmentVariables: {},
    functionArn: 'acs:fc:cn-hangzhou:1000000000000001:functions/hello',
    functionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    codeChecksum: crc64(archive),
    codeSize: archive.length,
    createdTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    lastModifiedTime: expect.stringMatching(/Z$/),
  };
  expect(answer.body?.toMap()).toEqual(created);
  expect(await get()).toEqual(created);
  expect(await run()).toBe('made');
});

test('what fc3 sends for what s.yaml leaves out comes back as it was, but for no layers', async () => {
  const reset = {
    logConfig: new models.LogConfig({ project: '', logstore: '', logBeginRule: 'None' }),
    vpcConfig: new models.VPCConfig({ vpcId: '', vSwitchIds: [], securityGroupId: '' }),
    nasConfig: new models.NASConfig({ userId: 0, groupId: 0, mountPoints: [] }),
    instanceIsolationMode: 'SHARE',
    sessionAffinity: 'NONE',
  };
  await bed.fc.createFunction(createRequest({ ...reset, layers: [] }));
  const body = await get();
  expect(body).toMatchObject({ logConfig: { project: '' }, vpcConfig: { vSwitchIds: [] } });
  expect(body).toMatchObject({ instanceIsolationMode: 'SHARE', sessionAffinity: 'NONE' });
  expect(body).not.toHaveProperty('layers');
});

test('an update changes what it names, the code too, and leaves the rest', async () => {
  await bed.fc.createFunction(createRequest({ environmentVariables: { A: '1' }, timeout: 9 }));
  const before = await get();
  await update({ environmentVariables: { B: '2' } });
  expect(await get()).toMatchObject({ timeout: 9, environmentVariables: { B: '2' } });
  const zipFile = packed('exports.handler = async () => process.env.B;');
  await update({ code: new models.InputCodeLocation({ zipFile }) });
  expect(await run()).toBe('2');
  expect(await get()).toMatchObject({
    functionId: before?.functionId,
    createdTime: before?.createdTime,
    codeSize: Buffer.from(zipFile, 'base64').length,
  });
});

test('a function is created once, and found only while it is there', async () => {
  const missing = refusal('FunctionNotFound', 404, /function 'hello' does not exist/);
  await expect(get()).rejects.toEqual(missing);
  await expect(update({ timeout: 5 })).rejects.toEqual(missing);
  await expect(bed.fc.deleteFunction('hello')).rejects.toEqual(missing);
  await bed.fc.createFunction(createRequest());
  await expect(bed.fc.createFunction(createRequest())).rejects.toEqual(
    refusal('FunctionAlreadyExists', 409, /already exists/),
  );
  expect((await bed.fc.deleteFunction('hello')).statusCode).toBe(204);
  await expect(get()).rejects.toEqual(missing);
});

test('a function with triggers is not deleted', async () => {
  await bed.fc.createFunction(createRequest());
  await bed.fc.createTrigger('hello', httpTriggerRequest());
  await expect(bed.fc.deleteFunction('hello')).rejects.toEqual(
    refusal('FunctionNotEmpty', 409, /has active triggers/),
  );
  await bed.fc.deleteTrigger('hello', 'http');
  await bed.fc.deleteFunction('hello');
});

test('lists come in pages, in the order of names, and by prefix', async () => {
  for (const functionName of ['c', 'a', 'b-1', 'b-2'])
    await bed.fc.createFunction(createRequest({ functionName }));
  const list = async (query: Partial<models.ListFunctionsRequest>) =>
    (await bed.fc.listFunctions(new models.ListFunctionsRequest(query))).body;
  const names = (body?: models.ListFunctionsOutput) =>
    body?.functions?.map(({ functionName }) => functionName);
  const first = await list({ limit: 3 });
  expect(names(first)).toEqual(['a', 'b-1', 'b-2']);
  const nextToken = first?.nextToken ?? 'none';
  const last = await list({ limit: 3, nextToken });
  expect([names(last), last?.nextToken]).toEqual([['c'], undefined]);
  expect(names(await list({ prefix: 'b', nextToken: '' }))).toEqual(['b-1', 'b-2']);
  for (const limit of [0, 101]) {
    await expect(list({ limit })).rejects.toEqual(refusal('InvalidArgument', 400, /limit/));
  }
  await expect(list({ nextToken: 'made up' })).rejects.toEqual(
    refusal('InvalidArgument', 400, /nextToken/),
  );
});

const REFUSED: [string, Partial<models.CreateFunctionInput>, RegExp][] = [
  ['a name with a dot', { functionName: 'a.b' }, /functionName: expected 1 to 64/],
  ['no name', { functionName: '' }, /functionName/],
  ['an unknown runtime', { runtime: 'nodejs22' }, /runtime: .*nodejs20, got "nodejs22"/],
  ['a handler without a function', { handler: 'index' }, /handler: expected <file>/],
  ['memory between the steps', { memorySize: 500 }, /memorySize: .*64/],
  ['more processor than memory', { cpu: 1, memorySize: 512 }, /cpu: expected a cpu from/],
  ['a small processor of much memory', { cpu: 0.05, memorySize: 512 }, /cpu/],
  ['no time', { timeout: 0 }, /timeout/],
  ['a time-out past a day', { timeout: 86_401 }, /timeout/],
  ['another disk', { diskSize: 1024 }, /diskSize/],
  ['a role without its ARN', { role: 'lianmai-function' }, /role: expected acs:ram::/],
  ['a variable of the platform', { environmentVariables: { FC_A: '' } }, /FC_A: names that start/],
  ['too large an environment', { environmentVariables: { A: 'x'.repeat(4096) } }, /4096 bytes/],
  ['several requests at a time', { instanceConcurrency: 2 }, /instanceConcurrency/],
  ['a layer', { layers: ['acs:fc:cn-hangzhou:1:layers/a/versions/1'] }, /layers/],
  ['no code', { code: new models.InputCodeLocation({}) }, /code: Either ossBucketName/],
  [
    'code that is no archive',
    { code: new models.InputCodeLocation({ zipFile: 'bm8gemlw' }) },
    /code: The package is not a ZIP archive/,
  ],
  [
    'an object that was not uploaded',
    { code: new models.InputCodeLocation({ ossBucketName: 'b', ossObjectName: 'o' }) },
    /code: object o does not exist in bucket b/,
  ],
  [
    'another checksum',
    { code: new models.InputCodeLocation({ zipFile: packed(''), checksum: '1' }) },
    /code: the checksum of the package is \d+/,
  ],
  [
    'a path out of the package',
    {
      code: new models.InputCodeLocation({
        zipFile: packed('', { path: '../evil.js', content: Buffer.from('') }),
      }),
    },
    /code: Expected paths inside/,
  ],
];

test.each(REFUSED)('%s is refused by name, and nothing is created', async (_, changes, message) => {
  await expect(bed.fc.createFunction(createRequest(changes))).rejects.toEqual(
    refusal('InvalidArgument', 400, message),
  );
  const list = await bed.fc.listFunctions(new models.ListFunctionsRequest());
  expect(list.body?.functions).toEqual([]);
});

test('an update whose parts do not fit what stays is refused, and changes nothing', async () => {
  await bed.fc.createFunction(createRequest({ cpu: 0.35 }));
  const before = await get();
  await expect(update({ memorySize: 4096 })).rejects.toEqual(
    refusal('InvalidArgument', 400, /cpu: expected a cpu from 1 to 4/),
  );
  await expect(update({ timeout: 1.5 })).rejects.toEqual(
    refusal('InvalidArgument', 400, /timeout/),
  );
  expect(await get()).toEqual(before);
});

test('of updates at the same time one is done and the others are told so; none is lost', async () => {
  await bed.fc.createFunction(createRequest());
  const timeouts = Array.from({ length: 8 }, (_, index) => index + 10);
  const outcomes = await Promise.allSettled(timeouts.map((timeout) => update({ timeout })));
  const refused = outcomes.filter((it) => it.status === 'rejected').map((it) => it.reason.code);
  expect(new Set(refused)).toEqual(new Set(refused.length > 0 ? ['ConcurrentUpdateError'] : []));
  const done = timeouts.filter((_, index) => outcomes[index]?.status === 'fulfilled');
  expect(done).toContain((await get())?.timeout);
});
