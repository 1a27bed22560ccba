/** A call whose answer was lost may be made again, by who has lost the right to it with the first one, too. */
import { requestStage } from '../../lib/use-cases/request-stage';
import { seatMember } from '../../lib/use-cases/seat-member';
import { transferRoom } from '../../lib/use-cases/transfer-room';
import { codeOf, HOST, House, user } from './house';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
  await requestStage(house.services, { roomId: 'tea', actor: user('ann') });
  await seatMember(house.services, { roomId: 'tea', userId: 'ann', actor: HOST });
  house.rtc.channels.join('tea', 'ann');
  await house.advance(1000);
});

const give = (userId: string, { actor = HOST, leavesStage = false } = {}) =>
  transferRoom(house.services, { roomId: 'tea', userId, leavesStage, actor });

test.each([false, true])(
  'the host so far hands over again (leavesStage: %s)',
  async (leavesStage) => {
    await give('ann', { leavesStage });
    const { stageVersion } = house.room('tea');
    expect((await give('ann', { leavesStage })).hostId).toBe('ann');
    expect(house.room('tea').stageVersion).toBe(stageVersion);
  },
);

test('a host of whom neither seat nor mix tells is refused, as are others', async () => {
  await give('ann', { leavesStage: true });
  for (const actor of [user('viewer'), HOST]) {
    expect(await codeOf(give(actor.userId, { actor }))).toBe('NotRoomHost');
  }
  expect(await codeOf(give('ann', { actor: user('viewer') }))).toBe('NotRoomHost');
  await house.stop('tea', user('ann'));
  await house.start('tea', { actor: user('ann'), onCooldown: 'wait' });
  expect(await codeOf(give('ann'))).toBe('NotRoomHost');
});
