import { listFlag, readFlags, textFlag } from './flags';

test('flags are read as s reads them', () => {
  const aliases = { e: 'event', y: 'assume-yes' };
  expect(readFlags(['-y', '--function', 'code', '--trigger=a,b'], aliases)).toEqual({
    'assume-yes': true,
    function: 'code',
    trigger: 'a,b',
  });
  expect(readFlags(['-e', '{"a":"-1 --b"}', '--tail'], aliases)).toEqual({
    event: '{"a":"-1 --b"}',
    tail: true,
  });
  expect(readFlags(['--function', '-y'], aliases)).toEqual({ function: true, 'assume-yes': true });
});

test('a flag that needs a value says so', () => {
  expect(() => textFlag({ event: true }, 'event')).toThrow('--event needs a value.');
  expect(listFlag({ trigger: 'a,b' }, 'trigger')).toEqual(['a', 'b']);
  expect(listFlag({ trigger: true }, 'trigger')).toBeUndefined();
});
