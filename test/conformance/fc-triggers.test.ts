import * as models from '@alicloud/fc20230330';
import {
  createRequest,
  type FcBed,
  httpTriggerRequest,
  refusal,
  startFcBed,
} from '../../local/fc/api/api-fixture';

/** Triggers by the official client of Function Compute 3.0. */

let bed: FcBed;

beforeEach(async () => {
  bed = await startFcBed();
  await bed.fc.createFunction(createRequest());
});

afterEach(() => bed.close());

const HTTP = JSON.stringify({ authType: 'anonymous', methods: ['GET', 'OPTIONS'] });
const TIMER = JSON.stringify({ cronExpression: '@every 1m', enable: true, payload: 'tick' });

const create = (changes: Partial<models.CreateTriggerInput> = {}) =>
  bed.fc.createTrigger('hello', httpTriggerRequest(changes));

const update = (triggerName: string, changes: Partial<models.UpdateTriggerInput>) =>
  bed.fc.updateTrigger(
    'hello',
    triggerName,
    new models.UpdateTriggerRequest({ body: new models.UpdateTriggerInput(changes) }),
  );

const get = async (name = 'http') => (await bed.fc.getTrigger('hello', name)).body?.toMap();

const urlsOf = async () => {
  const { body } = await bed.fc.getTrigger('hello', 'http');
  return body?.httpTrigger ?? new models.HTTPTrigger();
};

test('a trigger is what was sent, and an HTTP trigger has an address of its own', async () => {
  const created = (await create()).body?.toMap();
  expect(created).toEqual({
    triggerName: 'http',
    triggerType: 'http',
    triggerConfig: HTTP,
    qualifier: 'LATEST',
    description: '',
    triggerId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    httpTrigger: { urlInternet: expect.any(String), urlIntranet: expect.any(String) },
    createdTime: expect.stringMatching(/Z$/),
    lastModifiedTime: expect.stringMatching(/Z$/),
  });
  expect(await get()).toEqual(created);
  const { host, port } = new URL(String((await urlsOf()).urlInternet));
  expect([host, port]).toEqual([
    expect.stringMatching(/^hello-[a-z]{10}\.localhost:/),
    new URL(bed.gateway.url).port,
  ]);
});

test('a timer trigger is created, changed and deleted, and has no address', async () => {
  await create({ triggerName: 'tick', triggerType: 'timer', triggerConfig: TIMER });
  const paused = JSON.stringify({ cronExpression: '@every 2m', enable: false });
  await update('tick', { triggerConfig: paused });
  const changed = await get('tick');
  expect(changed).toMatchObject({ triggerType: 'timer', triggerConfig: paused });
  expect(changed).not.toHaveProperty('httpTrigger');
  expect((await bed.fc.deleteTrigger('hello', 'tick')).statusCode).toBe(204);
  await expect(get('tick')).rejects.toEqual(refusal('TriggerNotFound', 404, /'tick'/));
});

test('an update changes what it names and leaves the rest', async () => {
  const { triggerId, createdTime } = (await create()).body ?? {};
  bed.clock.advance(5000);
  await update('http', { description: 'for tests' });
  const changed = await get();
  expect(changed).toMatchObject({ description: 'for tests', triggerConfig: HTTP, triggerId });
  expect(changed?.createdTime).toBe(createdTime);
  expect(changed?.lastModifiedTime).not.toBe(createdTime);
});

test('a trigger is created once, in a function that is there, and found only there', async () => {
  await create();
  await expect(create()).rejects.toEqual(refusal('TriggerAlreadyExists', 409));
  await expect(bed.fc.createTrigger('nobody', httpTriggerRequest())).rejects.toEqual(
    refusal('FunctionNotFound', 404),
  );
  await expect(get('other')).rejects.toEqual(refusal('TriggerNotFound', 404));
  await expect(update('other', {})).rejects.toEqual(refusal('TriggerNotFound', 404));
  await expect(bed.fc.deleteTrigger('hello', 'other')).rejects.toEqual(
    refusal('TriggerNotFound', 404),
  );
});

test('a list has the triggers of its function, in pages', async () => {
  await create();
  await create({ triggerName: 'b', triggerType: 'timer', triggerConfig: TIMER });
  await create({ triggerName: 'a', triggerType: 'timer', triggerConfig: TIMER });
  const list = async (query: Partial<models.ListTriggersRequest>) =>
    (await bed.fc.listTriggers('hello', new models.ListTriggersRequest(query))).body;
  const first = await list({ limit: 2 });
  expect(first?.triggers?.map((it) => it.triggerName)).toEqual(['a', 'b']);
  const nextToken = first?.nextToken ?? '';
  const last = await list({ limit: 2, nextToken });
  expect(last?.triggers?.map((it) => it.triggerName)).toEqual(['http']);
  expect(last?.nextToken).toBeUndefined();
  const nobody = bed.fc.listTriggers('nobody', new models.ListTriggersRequest());
  await expect(nobody).rejects.toEqual(refusal('FunctionNotFound', 404));
});

const config = (changes: object) =>
  JSON.stringify({ authType: 'anonymous', methods: ['GET'], ...changes });

test.each<[string, Partial<models.CreateTriggerInput>, RegExp]>([
  ['a name that starts with a digit', { triggerName: '1st' }, /triggerName/],
  ['a trigger that is not imitated', { triggerType: 'oss' }, /triggerType/],
  ['a version', { qualifier: '1' }, /qualifier/],
  ['an unknown method', { triggerConfig: config({ methods: ['FETCH'] }) }, /triggerConfig/],
  ['no method', { triggerConfig: config({ methods: [] }) }, /triggerConfig/],
  ['a signed call', { triggerConfig: config({ authType: 'function' }) }, /anonymous/],
  ['CORS by the gateway', { triggerConfig: config({ corsConfig: {} }) }, /corsConfig/],
  ['a configuration that is no JSON', { triggerConfig: '{' }, /triggerConfig/],
  [
    'a timer that never fires',
    { triggerType: 'timer', triggerConfig: '{"cronExpression":"@hourly","enable":true}' },
    /@hourly/,
  ],
])('%s is refused by name', async (_, changes, message) => {
  await expect(create(changes)).rejects.toEqual(refusal('InvalidArgument', 400, message));
});

test('a function has one HTTP trigger at most', async () => {
  await create();
  await expect(create({ triggerName: 'second' })).rejects.toEqual(
    refusal('InvalidArgument', 400, /has an HTTP trigger already/),
  );
});
