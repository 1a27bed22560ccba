import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { type Step, smoke } from './smoke';

let cloud: LocalCloud;
let steps: Step[];

beforeAll(async () => {
  cloud = await borrowCloud();
});
afterAll(() => giveBack(cloud));
beforeEach(() => {
  steps = [];
});

const walk = (url: string, token: string, roomId: string) =>
  smoke({ url, token }, roomId, (step) => void steps.push(step));
const told = () => steps.map(({ name, status, code }) => [name, status, code]);

test('a system that works is walked through, and nothing is left running in it', async () => {
  const { gateway } = cloud.description;
  expect(await walk(gateway, await cloud.token('operator'), 'smoke-1')).toBe(true);
  expect(steps.map(({ name }) => name)).toEqual([
    'create',
    'join',
    'start',
    'status',
    'stop',
    'close',
  ]);
  expect(steps.filter(({ isOk, requestId }) => !isOk || !requestId)).toEqual([]);
  const room = await cloud.api('GET', '/get-room/smoke-1', { as: 'operator' });
  expect(room.body).toMatchObject({ state: 'closed', mix: { state: 'idle' } });
});

test('a system that refuses is reported with its code, and the walk ends there', async () => {
  expect(await walk(cloud.description.gateway, 'no token', 'smoke-2')).toBe(false);
  expect(told()).toEqual([
    ['create', 401, 'Unauthenticated'],
    ['close', 401, 'Unauthenticated'],
  ]);
});

test('a system that is not there is reported without a status', async () => {
  expect(await walk('http://127.0.0.1:9', 'token', 'smoke-3')).toBe(false);
  expect(told()[0]).toEqual(['create', undefined, 'NoAnswer']);
});
