import { hearServiceTime, serviceNowMs } from './clock';

const iso = (ms: number) => new Date(ms).toISOString();

test('the time of the service counts, however wrong this computer is, and the quickest answer most', () => {
  const truthMs = Date.now() + 300_000;
  hearServiceTime(iso(truthMs - 2000));
  expect(Math.abs(serviceNowMs() - (truthMs - 2000))).toBeLessThan(100);
  hearServiceTime(iso(truthMs));
  hearServiceTime(iso(truthMs - 900));
  expect(Math.abs(serviceNowMs() - truthMs)).toBeLessThan(100);
});
