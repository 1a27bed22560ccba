/** Every function, as it is deployed, answers a call that is as it should be. */
import { borrowCloud, giveBack } from './borrowed-cloud';
import { DESCRIBED_CALLS } from './described-calls';
import type { LocalCloud } from './local-cloud';
import { until } from './until';
import { type Step, wholeApi } from './whole-api';

const OPERATIONS = DESCRIBED_CALLS.map(({ method, template }) => `${method} ${template}`).sort();

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await borrowCloud();
});
afterAll(() => giveBack(cloud));

async function send({ as, operation, ids = {}, query = '', body, status }: Step) {
  const [method = '', template = ''] = operation.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '');
  const isServer = as === 'server';
  const answer = await cloud.api(method, path + query, {
    as: isServer ? '' : as,
    headers: isServer ? { authorization: `Bearer ${cloud.description.serverKey}` } : {},
    ...(body && { body }),
  });
  const isAsMeant = status ? answer.status === status : answer.status < 300;
  expect({ operation, status: answer.status, body: answer.body, isAsMeant }).toMatchObject({
    isAsMeant: true,
  });
  return answer.body;
}

test('a walk through the whole API needs every operation, and each is done', async () => {
  const { beforePayment, afterPayment } = wholeApi('anns-whole', 'bobs-whole');
  let asked: Awaited<ReturnType<typeof send>> = {};
  for (const step of beforePayment) asked = await send(step);
  const { questionId, payUrl } = asked;
  await fetch(String(payUrl), { method: 'POST' });
  const path = `/get-question/anns-whole/${questionId}`;
  await until(async () => (await cloud.api('GET', path, { as: 'cay' })).body.state === 'queued');
  const rest = afterPayment(String(questionId));
  for (const step of rest) await send(step);
  const walked = new Set([...beforePayment, ...rest].map(({ operation }) => operation));
  expect([...walked].sort()).toEqual(OPERATIONS);
});
