import { planLines } from './plan';
import { hideSecrets } from './secrets';

test('a plan marks what is new, what goes, what changes, and leaves the rest unmarked', () => {
  const current = { timeout: 15, cpu: 0.35, triggers: [{ triggerName: 'http' }] };
  const wanted = { timeout: 20, cpu: 0.35, role: 'r', triggers: [] };
  expect(planLines(current, wanted)).toEqual([
    '~ timeout: 15 => 20',
    '  cpu: 0.35',
    '- triggers.0.triggerName: http',
    '+ role: r',
  ]);
});

test('values of secret variables are not shown, empty ones are', () => {
  const environmentVariables = { JWT_SECRET: 's', RTC_APP_KEY: '', OTS_INSTANCE: 'lianmai' };
  expect(hideSecrets({ environmentVariables })).toEqual({
    environmentVariables: { JWT_SECRET: '******', RTC_APP_KEY: '', OTS_INSTANCE: 'lianmai' },
  });
});
