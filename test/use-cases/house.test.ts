import { codeOf, House } from './house';

test('a mix starts, rests after its stop, and starts again', async () => {
  const house = new House();
  await house.live('tea');
  expect(house.room('tea').mix.state).toBe('live');
  expect(await house.stop('tea')).toMatchObject({ outcome: 'done' });
  expect(await codeOf(house.start('tea'))).toBe('StreamCoolingDown');
  expect(await house.start('tea', { onCooldown: 'wait' })).toMatchObject({ outcome: 'done' });
  house.requireRules();
});
