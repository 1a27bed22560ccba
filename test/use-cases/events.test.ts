/** What comes in from the RTC service is noted once, and what is odd about it is said. */
import { rtcMessage } from '../../lib/aliyun/rtc-event';
import { handleRtcMessage } from '../../lib/use-cases/events';
import { House } from './house';

const event = (userId: string, tag = 'Join') => ({
  UserEvent: { UserId: userId, EventTag: tag, SessionId: 's', Timestamp: 1_700_000_000 },
});
const message = (id: string, contents: object[]) =>
  rtcMessage(Buffer.from(JSON.stringify({ MsgId: id, ChannelId: 'tea', Contents: contents })));

let house: House;
beforeEach(async () => {
  house = new House();
  await house.open('tea', { autoStart: true });
});

const eventsLogged = () => house.logged.map((fields) => fields.event);

test('one event that cannot be read does not lose the good ones beside it, and is logged', async () => {
  const contents = [event(''), event('host'), event('host', 'Publish')];
  await handleRtcMessage(house.services, message('m1', contents));
  expect(house.room('tea').mix.state).toBe('live');
  expect(house.logged).toContainEqual({
    event: 'events-refused',
    roomId: 'tea',
    problems: [expect.stringContaining('Contents.0.UserEvent.UserId')],
  });
});

test('a message that comes twice is nothing new', async () => {
  await handleRtcMessage(house.services, message('m1', [event('host')]));
  const calls = house.table.calls.made.length;
  await handleRtcMessage(house.services, message('m1', [event('host')]));
  expect(house.table.calls.made.slice(calls).map(({ table }) => table)).not.toContain('rooms');
  expect(eventsLogged()).not.toContain('event-id-reused');
});

test('a message id with other content than before is logged, and what it tells is taken in', async () => {
  await handleRtcMessage(house.services, message('m1', [event('host')]));
  await handleRtcMessage(house.services, message('m1', [event('host', 'Publish')]));
  expect(eventsLogged()).toContain('event-id-reused');
  expect(house.room('tea').mix.state).toBe('live');
});
