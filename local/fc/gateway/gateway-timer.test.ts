import { until } from '../../../test/until';
import { type Fixture, startFixture } from './gateway-fixture';

const PERIOD_MS = 10 * 60_000;

let fixture: Fixture;

beforeAll(async () => {
  const timer = { type: 'timer', cronExpression: '@every 10m' } as const;
  fixture = await startFixture({
    timed: {
      code: 'exports.handler = async (event) => { console.log(String(event)); return event; };',
      triggers: [
        { ...timer, name: 'tick', enable: true, payload: 'p' },
        { ...timer, name: 'off', enable: false, payload: '' },
      ],
    },
  });
});

afterAll(() => fixture.close());

const events = () => fixture.lines.map((line) => JSON.parse(line.replace('timed: ', '')));

test('a timer fires when the clock reaches its time, once for several that were leapt over', async () => {
  fixture.clock.advance(PERIOD_MS - 10_000);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(events()).toEqual([]);
  fixture.clock.advance(10_000 + 3 * PERIOD_MS);
  await until(() => events().length > 0);
  const [event] = events();
  expect(Object.keys(event)).toEqual(['triggerTime', 'triggerName', 'payload']);
  expect(event).toMatchObject({ triggerName: 'tick', payload: 'p' });
  expect(event.triggerTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const lateMs = fixture.clock.now() - Date.parse(event.triggerTime);
  expect(lateMs).toBeLessThan(15_000);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(events()).toHaveLength(1);
});

test('fireTimer calls the function for each of its timers, due or not', async () => {
  const results = await fixture.gateway.fireTimer('timed');
  const names = results.map((result) => JSON.parse(result.output.toString()).triggerName);
  expect(names).toEqual(['tick', 'off']);
});
