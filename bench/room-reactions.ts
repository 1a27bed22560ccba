import { ApiClient } from '../local/story-client';
import { welcomeEverybody } from '../local/story-host';
import type { LocalCloud } from '../test/local-cloud';
import { until } from '../test/until';

/** In ms, round by round: until a mix runs, a look is answered, a guest is seated. */
export type RoomWaits = Record<'live' | 'look' | 'seated', number[]>;

/** What those wait for who start, watch or ask. */
export async function waitsOfRooms(cloud: LocalCloud, rounds: number): Promise<RoomWaits> {
  const live: number[] = [];
  for (let round = 0; round < rounds; round++) live.push(await untilLive(cloud, `auto-${round}`));
  await cloud.api('POST', '/create-room', { body: { roomId: 'watched', kind: 'voice' } });
  const look: number[] = [];
  for (let round = 0; round < rounds; round++) look.push(await untilTold(cloud, round));
  const end = new AbortController();
  const host = new ApiClient(cloud.description, { userId: 'host', name: 'Lin' });
  const welcoming = welcomeEverybody(host, 'watched', end.signal);
  const seated: number[] = [];
  for (let round = 0; round < rounds; round++)
    seated.push(await untilSeated(cloud, `new-${round}`));
  end.abort();
  await welcoming;
  return { live, look, seated };
}

/** From the host in the channel to the task that runs, by the log of the mixing service. */
async function untilLive(cloud: LocalCloud, roomId: string): Promise<number> {
  const body = { roomId, kind: 'voice', autoStart: true };
  await cloud.api('POST', '/create-room', { body });
  await cloud.speak(roomId, 'host', { role: 'host', toneHz: 440 });
  const timeOf = async (name: string) => {
    const calls = (await cloud.calls('rtc')).filter(({ operation }) => operation === name);
    return calls.find(({ detail }) => detail?.channelId === roomId)?.atMs ?? Number.NaN;
  };
  // The mixing service answers a start before the task runs.
  await until(async () => (await timeOf('TaskRunning')) > 0);
  const tookMs = (await timeOf('TaskRunning')) - (await timeOf('MemberJoined'));
  await cloud.api('POST', `/close-room/${roomId}`);
  return tookMs;
}

/** From a change of the room to the answer of a look that waits for one. */
async function untilTold(cloud: LocalCloud, round: number): Promise<number> {
  const { body } = await cloud.api('GET', '/get-room/watched');
  const headers = { 'if-none-match': String(body.etag) };
  const waiting = cloud.api('GET', '/get-room/watched?waitSeconds=20', { headers });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await cloud.api('POST', '/update-room/watched', { body: { title: `Round ${round}` } });
  const changedAtMs = performance.now();
  await waiting;
  return performance.now() - changedAtMs;
}

/** From the wish to come on stage to the seat, with the host of the first run. */
async function untilSeated(cloud: LocalCloud, userId: string): Promise<number> {
  const askedAtMs = performance.now();
  await cloud.api('POST', '/request-stage/watched', { as: userId, body: {} });
  await until(async () => {
    const { body } = await cloud.api('GET', '/get-room/watched');
    return body.stage?.some((one) => one.userId === userId) ?? false;
  });
  const tookMs = performance.now() - askedAtMs;
  await cloud.api('POST', `/unseat-member/watched/${userId}`);
  return tookMs;
}
