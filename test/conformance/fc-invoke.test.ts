import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import * as models from '@alicloud/fc20230330';
import { RuntimeOptions } from '@darabonba/typescript';
import {
  createRequest,
  type FcBed,
  packed,
  refusal,
  startFcBed,
} from '../../local/fc/api/api-fixture';

/** Calls of functions by the official client of Function Compute 3.0. */

let bed: FcBed;

beforeEach(async () => {
  bed = await startFcBed();
});

afterEach(() => bed.close());

const invoke = (body: string | Buffer, headers: Partial<models.InvokeFunctionHeaders> = {}) =>
  bed.fc.invokeFunctionWithOptions(
    'hello',
    new models.InvokeFunctionRequest({ body: Readable.from([Buffer.from(body)]) }),
    new models.InvokeFunctionHeaders(headers),
    new RuntimeOptions({}),
  );

const HANDLER = `exports.handler = async (event) => {
  console.log('called with ' + event.length);
  if (String(event) === 'throw') throw new Error('oops');
  return event.length > 1000 ? String(event.length) : event;
};`;

async function createHandler(): Promise<void> {
  const code = new models.InputCodeLocation({ zipFile: packed(HANDLER) });
  await bed.fc.createFunction(createRequest({ code }));
}

test('a call of a function gets its bytes back, and its log if it asks for that', async () => {
  await createHandler();
  const answer = await invoke('{"a":"连麦"}', { xFcLogType: 'Tail' });
  expect(await text(answer.body ?? Readable.from([]))).toBe('{"a":"连麦"}');
  expect(answer.statusCode).toBe(200);
  const { body } = await bed.fc.getFunction('hello', new models.GetFunctionRequest());
  expect(answer.headers).toMatchObject({
    'x-fc-code-checksum': body?.codeChecksum,
    'x-fc-instance-id': expect.stringMatching(/^c-/),
    'x-fc-version-id': 'LATEST',
  });
  const log = Buffer.from(answer.headers?.['x-fc-log-result'] ?? '', 'base64').toString();
  expect(log).toMatch(/FC Invoke Start RequestId: 1-[\s\S]*called with \d+[\s\S]*FC Invoke End/);
  expect((await invoke('x')).headers).not.toHaveProperty('x-fc-log-result');
});

test('what a function throws is answered with 200 and the type of the error', async () => {
  await createHandler();
  const answer = await invoke('throw');
  expect([answer.statusCode, answer.headers?.['x-fc-error-type']]).toEqual([
    200,
    'UnhandledInvocationError',
  ]);
  expect(JSON.parse(await text(answer.body ?? Readable.from([])))).toMatchObject({
    errorMessage: 'oops',
  });
});

test('an event has at most 32 MB, and 128 KB if nobody waits for the answer', async () => {
  await createHandler();
  const [most, mostAsync] = [32 * 1024 * 1024, 128 * 1024];
  const async = { xFcInvocationType: 'Async' };
  expect((await invoke(Buffer.alloc(most, 'a'))).statusCode).toBe(200);
  await expect(invoke(Buffer.alloc(most + 1, 'a'))).rejects.toEqual(
    refusal('EntityTooLarge', 400, new RegExp(String(most))),
  );
  const answer = await invoke(Buffer.alloc(mostAsync, 'a'), async);
  expect([answer.statusCode, await text(answer.body ?? Readable.from([]))]).toEqual([202, '']);
  await expect(invoke(Buffer.alloc(mostAsync + 1, 'a'), async)).rejects.toEqual(
    refusal('EntityTooLarge', 400, new RegExp(String(mostAsync))),
  );
});

test('a function, version or kind of call that is not there is refused', async () => {
  await expect(invoke('x')).rejects.toEqual(refusal('FunctionNotFound', 404));
  await createHandler();
  await expect(invoke('x', { xFcInvocationType: 'Later' })).rejects.toEqual(
    refusal('InvalidArgument', 400, /x-fc-invocation-type/),
  );
  const request = new models.InvokeFunctionRequest({ qualifier: 'prod' });
  await expect(bed.fc.invokeFunction('hello', request)).rejects.toEqual(
    refusal('InvalidArgument', 400, /qualifier: expected LATEST/),
  );
});
