/** A page of another origin uses the whole API: Chromium asks before each call and reads each answer. */
import { ListTriggersRequest } from '@alicloud/fc20230330';
import { fcClientOf } from '../../local/fc3/fc-client';
import { DESCRIBED_CALLS } from '../described-calls';
import { LocalCloud } from '../local-cloud';
import { until } from '../until';
import { type Step, wholeApi } from '../whole-api';
import { TestBrowser } from './browser';
import { callFrom, type PageAnswer } from './page-call';
import type { Person } from './person';

/** The provider tells of a payment at once; a busy machine takes its time. */
const OPERATIONS = DESCRIBED_CALLS.map(({ method, template }) => `${method} ${template}`).sort();
const FUNCTIONS = DESCRIBED_CALLS.map(({ template }) => template.split('/')[1] ?? '');

let cloud: LocalCloud;
let browser: TestBrowser;
let person: Person;
/** The address of each function's own trigger. */
const triggerUrls = new Map<string, string>();

beforeAll(async () => {
  [cloud, browser] = await Promise.all([LocalCloud.start(), TestBrowser.launch()]);
  person = await browser.person();
  // Of an origin that the API allows, and without the policy of our own pages.
  await person.page.goto(`${cloud.description.web}/config.json`);
  const fc = fcClientOf(cloud.description);
  for (const name of FUNCTIONS) {
    const { body } = await fc.listTriggers(`lianmai-${name}`, new ListTriggersRequest({}));
    triggerUrls.set(name, body?.triggers?.[0]?.httpTrigger?.urlInternet ?? '');
  }
});
afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
});

async function send(baseOf: (name: string) => string, step: Step): Promise<PageAnswer> {
  const { as, operation, ids = {}, query = '', body } = step;
  const [method = '', template = ''] = operation.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '');
  const token = as === 'server' ? cloud.description.serverKey : as && (await cloud.token(as));
  const url = baseOf(path.split('/')[1] ?? '') + path + query;
  const answer = await callFrom(person.page, { method, url, token, ...(body && { body }) });
  const isAsMeant = step.status ? answer.status === step.status : answer.status < 300;
  expect({ operation, ...answer, isAsMeant }).toMatchObject({ isAsMeant: true });
  expect(answer.requestId).toBe('from-a-page');
  return answer;
}

/** The asker pays, and the question waits for the host. */
async function pay({ questionId, payUrl }: Record<string, unknown>, roomId: string): Promise<void> {
  await fetch(String(payUrl), { method: 'POST' });
  const path = `/get-question/${roomId}/${questionId}`;
  const isQueued = async () =>
    (await cloud.api('GET', path, { as: 'cay' })).body.state === 'queued';
  await until(
    isQueued,
    () => `The payment was not told.
${cloud.process.output}`,
  );
}

/** How many preflights each function has answered. */
async function preflights(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { operation, status, detail } of await cloud.calls('fc')) {
    if (detail?.method !== 'OPTIONS' || status !== 204) continue;
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
  }
  return counts;
}

test.each([
  ['the custom domain', 'a', () => cloud.description.gateway],
  ["each function's own trigger", 'b', (name: string) => String(triggerUrls.get(name))],
])(
  'it makes every call of the API by %s, each after a preflight, and reads every answer',
  async (...each) => {
    const [, letter, baseOf] = each;
    const before = await preflights();
    const annsRoom = `anns-${letter}`;
    const { beforePayment, afterPayment } = wholeApi(annsRoom, `bobs-${letter}`);
    let asked: Record<string, unknown> = {};
    for (const step of beforePayment) asked = (await send(baseOf, step)).body;
    await pay(asked, annsRoom);
    const rest = afterPayment(String(asked.questionId));
    for (const step of rest) await send(baseOf, step);

    const walked = new Set([...beforePayment, ...rest].map(({ operation }) => operation));
    expect([...walked].sort()).toEqual(OPERATIONS);
    const after = await preflights();
    const news = FUNCTIONS.map((name) => `lianmai-${name}`).filter(
      (name) => (after.get(name) ?? 0) > (before.get(name) ?? 0),
    );
    expect(news).toHaveLength(FUNCTIONS.length);
    expect(person.problems).toEqual([]);
  },
);

test('it reads the tag of a room in the header and, should a gateway hide that, in the body', async () => {
  const [create, ...steps] = wholeApi('tagged', 'other').beforePayment;
  const look = steps.find(({ operation }) => operation === 'GET /get-room/{roomId}');
  const gateway = () => cloud.description.gateway;
  await send(gateway, create as Step);
  const { etag, body } = await send(gateway, look as Step);
  expect(etag).toMatch(/^"[\w-]+"$/);
  expect(body.etag).toBe(etag);
});

test('a page of an origin that is not allowed can make no call', async () => {
  const stranger = await browser.person();
  // The same machine by another port is another origin.
  await stranger.page.goto(cloud.description.payments);
  const url = `${cloud.description.gateway}/list-rooms`;
  const token = await cloud.token('cay');
  await expect(callFrom(stranger.page, { method: 'GET', url, token })).rejects.toThrow();
  expect(stranger.problems.join()).toContain('blocked by CORS policy');
});
