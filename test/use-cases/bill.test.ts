/** What a show costs by its usage rows and the vendor's list of prices. */
import { mixParams } from '../../lib/model/layout';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { requestStage } from '../../lib/use-cases/request-stage';
import { seatMember } from '../../lib/use-cases/seat-member';
import { unseatMember } from '../../lib/use-cases/unseat-member';
import { HOST, House, user } from './house';

const MINUTE_MS = 60_000;
/** CNY a minute at 720P: https://help.aliyun.com/document_detail/449480.htm */
const PRICE = { relay: 0.008, mix: 0.032 };
const SHOW_MINUTES = 120;

let house: House;
beforeEach(() => {
  house = new House();
});

const seat = async (userId: string) => {
  await requestStage(house.services, { roomId: 'tea', actor: user(userId) });
  await seatMember(house.services, { roomId: 'tea', userId, actor: HOST });
};

/** Minute by minute, as the timer runs. */
async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    await house.advance(MINUTE_MS);
    await runAgenda(house.services, 1);
  }
}

async function minutesOf() {
  await house.stop('tea');
  const { usage } = await house.services.usage.list({ roomId: 'tea' }, { limit: 10 });
  const [{ relayMinutes = 0, mixMinutes = 0, billedMinutes = 0 } = {}] = usage;
  const cost = relayMinutes * PRICE.relay + mixMinutes * PRICE.mix;
  return { relayMinutes, mixMinutes, billedMinutes, cost };
}

test('two hours with 20 minutes of guests cost at most 0.4 of a mix all the time', async () => {
  await house.live('tea');
  await pass(50);
  await seat('ben');
  const session = house.rtc.channels.join('tea', 'ben');
  await pass(20);
  house.rtc.channels.leave('tea', session);
  await unseatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  await pass(50);
  const { relayMinutes, mixMinutes, billedMinutes, cost } = await minutesOf();
  expect(mixMinutes).toBeGreaterThanOrEqual(21);
  expect(mixMinutes).toBeLessThanOrEqual(22);
  expect(billedMinutes).toBe(relayMinutes + mixMinutes);
  expect(cost).toBeLessThanOrEqual(0.4 * SHOW_MINUTES * PRICE.mix);
});

test('a guest who flaps keeps the mix, and a guest who never comes does not', async () => {
  await house.live('tea');
  await seat('ben');
  for (let visit = 0; visit < 5; visit++) {
    const session = house.rtc.channels.join('tea', 'ben');
    await house.advance(10_000);
    house.rtc.channels.leave('tea', session);
    await house.advance(20_000);
    await runAgenda(house.services, 1);
    expect(house.rtc.log.find('tea-1')?.shown.mode).toBe('mix');
  }
  await unseatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  await pass(2);
  expect(house.rtc.log.find('tea-1')?.shown.mode).toBe('relay');
  await seat('cay');
  expect(house.rtc.log.find('tea-1')?.shown.mode).toBe('mix');
  await pass(3);
  expect(house.rtc.log.find('tea-1')?.shown.mode).toBe('relay');
});

test('a room that forbids it, and a scene in which something is drawn, are mixed', async () => {
  await house.live('tea', { allowRelay: false });
  expect(house.rtc.log.find('tea-1')?.shown.mode).toBe('mix');
  await house.live('jazz', {}, user('rival'));
  expect(house.rtc.log.find('jazz-1')?.shown.mode).toBe('relay');
  await house.stop('jazz', user('rival'));
  await house.advance(15_000);
  const params = mixParams({ watermark: { text: 'Gala' } });
  await house.start('jazz', { actor: user('rival'), params });
  expect(house.rtc.log.find('jazz-2')?.shown.mode).toBe('mix');
});

test('a task that was mixed all the time is billed for the minutes that it began', async () => {
  await house.live('tea', { allowRelay: false });
  await pass(3);
  expect(await minutesOf()).toMatchObject({ relayMinutes: 0, mixMinutes: 4, billedMinutes: 4 });
});
