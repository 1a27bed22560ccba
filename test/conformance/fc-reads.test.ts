import * as models from '@alicloud/fc20230330';
import { createRequest, type FcBed, refusal, startFcBed } from '../../local/fc/api/api-fixture';

/** What fc3 also reads of a function before and after it deploys one, and what there is none of. */

let bed: FcBed;

beforeAll(async () => {
  bed = await startFcBed();
  await bed.fc.createFunction(createRequest());
});

afterAll(() => bed.close());

test('a function has no versions, aliases and VPC bindings', async () => {
  const { fc } = bed;
  const versions = await fc.listFunctionVersions(
    'hello',
    new models.ListFunctionVersionsRequest({ limit: 1 }),
  );
  expect(versions.body?.versions).toEqual([]);
  const aliases = await fc.listAliases('hello', new models.ListAliasesRequest({ limit: 100 }));
  expect(aliases.body?.aliases).toEqual([]);
  expect((await fc.listVpcBindings('hello')).body?.vpcIds).toEqual([]);
});

test('nothing is configured of asynchronous calls, concurrency and standing instances', async () => {
  const { fc } = bed;
  const qualifier = 'LATEST';
  await expect(
    fc.getAsyncInvokeConfig('hello', new models.GetAsyncInvokeConfigRequest({ qualifier })),
  ).rejects.toEqual(refusal('AsyncConfigNotExists', 404));
  expect((await fc.getConcurrencyConfig('hello')).body?.reservedConcurrency).toBeUndefined();
  const provision = new models.GetProvisionConfigRequest({ qualifier });
  expect((await fc.getProvisionConfig('hello', provision)).body).toMatchObject({
    target: 0,
    functionArn: 'acs:fc:cn-hangzhou:1000000000000001:functions/hello/LATEST',
  });
  const scaling = new models.GetScalingConfigRequest({ qualifier });
  expect((await fc.getScalingConfig('hello', scaling)).body).toMatchObject({ minInstances: 0 });
});

test('the lists of all such configurations are empty', async () => {
  const { fc } = bed;
  const functionName = 'hello';
  const answers = await Promise.all([
    fc.listAsyncInvokeConfigs(new models.ListAsyncInvokeConfigsRequest({ functionName })),
    fc.listConcurrencyConfigs(new models.ListConcurrencyConfigsRequest({ functionName })),
    fc.listProvisionConfigs(new models.ListProvisionConfigsRequest({ functionName })),
    fc.listScalingConfigs(new models.ListScalingConfigsRequest({ functionName })),
  ]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  expect(answers[0]?.body).toMatchObject({ configs: [] });
});

test('of a function that is not there, nothing of it is', async () => {
  const missing = refusal('FunctionNotFound', 404);
  const { fc } = bed;
  await expect(fc.listVpcBindings('nobody')).rejects.toEqual(missing);
  await expect(fc.getConcurrencyConfig('nobody')).rejects.toEqual(missing);
  await expect(fc.listAliases('nobody', new models.ListAliasesRequest())).rejects.toEqual(missing);
});

test('nothing of it can be configured here', async () => {
  const body = new models.PutConcurrencyInput({ reservedConcurrency: 1 });
  const put = bed.fc.putConcurrencyConfig(
    'hello',
    new models.PutConcurrencyConfigRequest({ body }),
  );
  await expect(put).rejects.toEqual(refusal('PathNotSupported', 400));
});
