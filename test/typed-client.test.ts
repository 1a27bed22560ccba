import createClient from 'openapi-fetch';
import type { paths } from '../web/api/schema';
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await borrowCloud();
});
afterAll(() => giveBack(cloud));

async function clientOf(userId: string) {
  const headers = { authorization: `Bearer ${await cloud.token(userId)}` };
  return createClient<paths>({ baseUrl: cloud.description.gateway, headers });
}

test('a client generated from openapi.json creates, joins, starts and stops, without a cast', async () => {
  const host = await clientOf('host');
  const params = { path: { roomId: 'typed' } };
  const created = await host.POST('/create-room', { body: { roomId: 'typed', title: 'Typed' } });
  expect(created.data?.you.role).toBe('host');

  const joined = await host.POST('/join-room/{roomId}', { params, body: { role: 'host' } });
  expect(joined.data?.rtc?.channelId).toBe('typed');

  const body = { layout: 'grid', onCooldown: 'wait' } as const;
  const started = await host.POST('/start-mix/{roomId}', { params, body });
  expect(started.data?.mix).toMatchObject({ state: 'live', layout: 'grid', seats: 9 });

  const stopped = await host.POST('/stop-mix/{roomId}', { params });
  expect(stopped.data?.mix.state).toBe('idle');
});

test('what a client knows of a refusal is typed, too', async () => {
  const guest = await clientOf('guest');
  await (await clientOf('host')).POST('/create-room', { body: { roomId: 'refusing' } });
  const params = { path: { roomId: 'refusing' } };
  const { error } = await guest.POST('/join-room/{roomId}', {
    params,
    body: { role: 'cohost' },
  });
  expect(error?.code).toBe('NotOnStage');
});
