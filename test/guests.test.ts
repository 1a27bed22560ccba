/** Company from the local web server: synthetic people who come on stage as viewers do. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient } from '../local/story-client';
import { welcomeEverybody } from '../local/story-host';
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';

const ROOM = 'guests-1';

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await borrowCloud();
  await cloud.api('POST', '/create-room', { body: { roomId: ROOM } });
});
afterAll(() => giveBack(cloud));

interface Guest {
  userId: string;
  name: string;
}

interface RoomView {
  requests: Guest[];
  stage: (Guest & { state: string; isPublishing: boolean })[];
}

async function invite(name?: string): Promise<Guest> {
  const response = await fetch(`${cloud.description.web}/local/guests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ roomId: ROOM, name }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Guest;
}

/** The room as its host sees it, once it is as wanted. */
async function room(isAsWanted: (view: RoomView) => boolean): Promise<RoomView> {
  let etag = '';
  for (;;) {
    const { status, body } = await cloud.api('GET', `/get-room/${ROOM}?waitSeconds=5`, {
      headers: { 'if-none-match': etag },
    });
    if (status === 304) continue;
    const view = body as unknown as RoomView;
    if (isAsWanted(view)) return view;
    etag = body.etag ?? '';
  }
}

async function seat({ userId }: Guest): Promise<void> {
  const seated = await cloud.api('POST', `/seat-member/${ROOM}/${userId}`, { body: {} });
  expect(seated.status).toBe(200);
}

async function channelUsers(): Promise<string[]> {
  const response = await fetch(`${cloud.description.control}/state`);
  const { channels } = (await response.json()) as {
    channels: { channelId: string; members: { userId: string }[] }[];
  };
  const channel = channels.find(({ channelId }) => channelId === ROOM);
  return channel?.members.map(({ userId }) => userId) ?? [];
}

test('a guest asks under their name, and is not in the channel before the host says so', async () => {
  const guest = await invite('小明');
  const view = await room(({ requests }) => requests.length > 0);
  expect(view.requests).toMatchObject([{ userId: guest.userId, name: '小明' }]);
  expect(await channelUsers()).toEqual([]);
  await seat(guest);
  await room(({ stage }) => stage.some((one) => one.userId === guest.userId && one.isPublishing));
  expect(await channelUsers()).toEqual([guest.userId]);
});

test('a guest whom the host removes leaves the channel', async () => {
  const { stage } = await room(() => true);
  const guest = stage.find(({ name }) => name === '小明');
  await cloud.api('POST', `/unseat-member/${ROOM}/${guest?.userId}`);
  await room((view) => !view.stage.some(({ userId }) => userId === guest?.userId));
  while ((await channelUsers()).length > 0) await sleep(20);
  const again = await fetch(`${cloud.description.web}/local/guests/${guest?.userId}`, {
    method: 'DELETE',
  });
  expect([200, 404]).toContain(again.status);
});

test('guests of one name are told apart by a number', async () => {
  const guests = [await invite('嘉宾 {number}'), await invite('嘉宾 {number}')];
  const [first = 0, second = 0] = guests.map(({ name }) => Number(/^嘉宾 (\d)$/.exec(name)?.[1]));
  expect(second).toBe(first + 1);
  for (const { userId } of guests) {
    await fetch(`${cloud.description.web}/local/guests/${userId}`, { method: 'DELETE' });
  }
  await room(({ requests }) => requests.length === 0);
});

test('a guest who is sent away leaves the stage as well as the channel', async () => {
  const guest = await invite();
  await room(({ requests }) => requests.length > 0);
  await seat(guest);
  await room(({ stage }) => stage.some((one) => one.userId === guest.userId && one.isPublishing));
  const gone = await fetch(`${cloud.description.web}/local/guests/${guest.userId}`, {
    method: 'DELETE',
  });
  expect(gone.status).toBe(200);
  expect(await channelUsers()).toEqual([]);
  const { stage, requests } = await room(() => true);
  expect(stage.map(({ userId }) => userId)).not.toContain(guest.userId);
  expect(requests).toEqual([]);
});

test('what the guests and the senders of events were answered is as openapi.json says', () => {
  const calls = cloud.requireInsideDescribed();
  for (const call of [`POST /request-stage/${ROOM}`, `POST /join-room/${ROOM}`]) {
    expect(calls).toContain(call);
  }
  expect(calls.filter((call) => call.startsWith('POST /rtc-callback/'))).not.toEqual([]);
});

test('the host of the first run says yes to whoever asks, long before a wait is over', async () => {
  const end = new AbortController();
  const host = new ApiClient(cloud.description, { userId: 'host', name: 'Lin' });
  const welcoming = welcomeEverybody(host, ROOM, end.signal);
  const { body } = await cloud.api('POST', '/create-room', { body: { roomId: 'quiet-1' } });
  const headers = { 'if-none-match': String(body.etag) };
  const muchLater = cloud.api('GET', '/get-room/quiet-1?waitSeconds=5', { headers });
  await cloud.api('POST', `/request-stage/${ROOM}`, { as: 'newcomer', body: {} });
  const seated = room(({ stage }) => stage.some(({ userId }) => userId === 'newcomer'));
  expect(await Promise.race([seated, muchLater])).toMatchObject({ roomId: ROOM });
  end.abort();
  await welcoming;
});
