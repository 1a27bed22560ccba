/** What comes in from the RTC service is noted once, and what is odd about it is said. */
import { rtcMessage } from '../../lib/aliyun/rtc-event';
import { StoreFailed } from '../../lib/model/table';
import { handleLiveEvent, handleRtcMessage } from '../../lib/use-cases/events';
import { House } from './house';
import type { StoreCall } from './house-table';

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

const isMark = ({ table, operation }: StoreCall) => table === 'members' && operation === 'update';
const isNote = ({ table, operation }: StoreCall) => table === 'inbox' && operation === 'put';
const isAgenda = ({ table, operation }: StoreCall) => table === 'agenda' && operation === 'put';

/** As often as an event is tried to be taken in. */
const TRIES = [1, 2, 3];
const WRITES = [
  ['marking down', isMark, 'lost'],
  ['answer of the marking down', isMark, 'answer-lost'],
  ['agenda', isAgenda, 'lost'],
  ['note', isNote, 'lost'],
] as const;

test.each(WRITES)(
  'a message whose %s is lost twice is taken in while its sender waits',
  async (_, isMeant, fate) => {
    const beganAtMs = house.now();
    house.table.calls.next(isMeant, fate);
    house.table.calls.next(isMeant, fate);
    await handleRtcMessage(house.services, message('m1', [event('host', 'Publish')]));
    expect(house.room('tea').mix.state).toBe('live');
    expect(house.now() - beganAtMs).toBeLessThan(5000);
  },
);

test('what is no trouble of the store is not tried again', async () => {
  const broken = new Error('a mistake of ours');
  house.table.calls.next(isMark, () => Promise.reject(broken));
  const joined = message('m1', [event('host', 'Publish')]);
  await expect(handleRtcMessage(house.services, joined)).rejects.toBe(broken);
  expect(house.table.calls.made.filter(isMark)).toHaveLength(1);
});

test.each(WRITES.filter(([, isMeant]) => isMeant !== isNote))(
  'a message whose %s was lost with every try is as good as new when it comes again',
  async (_, isMeant, fate) => {
    const joined = message('m1', [event('host', 'Publish')]);
    for (const _try of TRIES) house.table.calls.next(isMeant, fate);
    await expect(handleRtcMessage(house.services, joined)).rejects.toThrow(StoreFailed);
    expect(house.room('tea').mix.state).toBe('idle');
    await handleRtcMessage(house.services, joined);
    expect(house.room('tea').mix.state).toBe('live');
  },
);

test('a message that could not be noted is taken in, and sent again', async () => {
  for (const _try of TRIES) house.table.calls.next(isNote, 'lost');
  const joined = message('m1', [event('host', 'Publish')]);
  await expect(handleRtcMessage(house.services, joined)).rejects.toThrow(StoreFailed);
  expect(house.room('tea').mix.state).toBe('live');
  await handleRtcMessage(house.services, joined);
  expect(eventsLogged()).not.toContain('event-id-reused');
});

test('the end of a push that could not be put on the agenda is looked into when it comes again', async () => {
  await handleRtcMessage(house.services, message('m1', [event('host', 'Publish')]));
  const { app } = house.services.config.live;
  const ended = { id: 'e1', action: 'publish_done', app, stream: 'tea_1' } as const;
  for (const { taskId } of house.rtc.log.alive()) house.rtc.stop(taskId);
  for (const _try of TRIES) house.table.calls.next(isAgenda, 'lost');
  await expect(handleLiveEvent(house.services, ended)).rejects.toThrow(StoreFailed);
  await handleLiveEvent(house.services, ended);
  expect(house.room('tea').mix.state).not.toBe('live');
});

test('a message id with other content than before is logged, and what it tells is taken in', async () => {
  await handleRtcMessage(house.services, message('m1', [event('host')]));
  await handleRtcMessage(house.services, message('m1', [event('host', 'Publish')]));
  expect(eventsLogged()).toContain('event-id-reused');
  expect(house.room('tea').mix.state).toBe('live');
});
