/** What nobody but the host may do: a stranger's call changes nothing and writes nothing. */
import { updateMix } from '../../lib/use-cases/mix';
import { codeOf, HOST, House, user } from './house';

const MALLORY = user('mallory');
let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
});

/** How many writes of the store a call has done. */
async function writesOf(act: () => Promise<unknown>): Promise<number> {
  const { length } = house.table.done;
  await act();
  return house.table.done.length - length;
}

test('a stranger cannot stop a mix, and trying writes nothing', async () => {
  const writes = await writesOf(async () => {
    expect(await codeOf(house.stop('tea', MALLORY))).toBe('NotRoomHost');
  });
  expect(writes).toBe(0);
  expect(house.room('tea').mix.state).toBe('live');
  expect(house.rtc.log.alive()).toHaveLength(1);
});

test('a stranger cannot start a mix, and trying writes nothing', async () => {
  await house.open('mocca');
  const writes = await writesOf(async () => {
    for (const onCooldown of ['reject', 'wait', 'rotate'] as const) {
      const start = house.start('mocca', { actor: MALLORY, onCooldown });
      expect(await codeOf(start)).toBe('NotRoomHost');
    }
  });
  expect(writes).toBe(0);
  expect(house.room('mocca').mix).toMatchObject({ state: 'idle', fence: 0 });
});

test('a stranger cannot change a mix, and trying writes nothing', async () => {
  const change = { roomId: 'tea', layoutVersion: undefined, scene: { layout: 'pip' as const } };
  const writes = await writesOf(async () => {
    const update = updateMix(house.services, { ...change, actor: MALLORY });
    expect(await codeOf(update)).toBe('NotRoomHost');
  });
  expect(writes).toBe(0);
  await updateMix(house.services, { ...change, actor: HOST });
  expect(house.room('tea').mix.params?.layout).toBe('pip');
});

test('a start or a stop of a room that is not there writes nothing', async () => {
  const writes = await writesOf(async () => {
    expect(await codeOf(house.start('nowhere'))).toBe('RoomNotFound');
    expect(await codeOf(house.stop('nowhere'))).toBe('RoomNotFound');
  });
  expect(writes).toBe(0);
});
