/** A voice room by the product's API: what the mixing service is asked for it. */
import { LocalCloud } from '../local-cloud';

jest.setTimeout(90_000);

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await LocalCloud.start();
});
afterAll(() => cloud?.stop());

async function asked(operation: string): Promise<object | undefined> {
  const calls = await cloud.calls('rtc');
  return calls.findLast((call) => call.operation === operation)?.detail;
}

test('a voice room is mixed as sound alone, a video room with its picture', async () => {
  await cloud.api('POST', '/rooms', { body: { roomId: 'talk', kind: 'voice' } });
  const started = await cloud.api('POST', '/rooms/talk/mix', { body: {} });
  expect(started.status).toBe(201);
  expect(await asked('StartMPUTask')).toMatchObject({ taskProfile: 'Mixed_Audio', mediaEncode: 0 });
  await cloud.api('POST', '/rooms', { body: { roomId: 'show' } });
  await cloud.api('POST', '/rooms/show/mix', { body: {} });
  expect(await asked('StartMPUTask')).toMatchObject({ taskProfile: '2IN_720P', mediaEncode: 20 });
});

test('a host mutes somebody in a mix that runs, and lets them be heard again', async () => {
  for (const muted of [['guest'], []]) {
    const answer = await cloud.api('PATCH', '/rooms/talk/mix', { body: { muted } });
    expect([200, 202]).toContain(answer.status);
    expect(answer.body.mix).toMatchObject({ muted });
  }
});

test('a room that is opened again may be of the other kind', async () => {
  await cloud.api('DELETE', '/rooms/show');
  const again = await cloud.api('POST', '/rooms', { body: { roomId: 'show', kind: 'voice' } });
  expect(again.body).toMatchObject({ roomId: 'show', kind: 'voice' });
});
