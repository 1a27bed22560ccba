import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { until } from '../../../test/until';
import type { CallLog } from '../../call-log';
import type { Clock } from '../../clock';
import type { RtcServer } from '../server';
import { joinToken, nextEvent, publish, startTestBed, type TestPeer, watch } from '../test-bed';
import { closePeer } from './dtls-farewell';

let server: RtcServer;
let clock: Clock;
let log: CallLog;
let peers: TestPeer[];

beforeEach(async () => {
  ({ server, clock, log } = await startTestBed());
  peers = [];
});

afterEach(async () => {
  await Promise.all(peers.map((peer) => peer.close()));
  await server.close();
});

/** Joins, and waits until packets arrive at the server. */
async function joined(userId: string) {
  const publishing = nextEvent(server, 'publish');
  const publisher = await publish(server, joinToken(userId));
  peers.push(publisher);
  await publishing;
  return publisher;
}

async function post(path: string, init: { token?: string; type?: string; body?: string }) {
  return fetch(`http://${server.endpoint}${path}`, {
    method: 'POST',
    headers: {
      'content-type': init.type ?? 'application/sdp',
      ...(init.token && { authorization: `Bearer ${init.token}` }),
    },
    body: init.body ?? 'v=0\r\n',
  });
}

it('opens a channel with its first member and closes it after its last', async () => {
  const opened = once(server.events, 'open');
  const host = await joined('host');
  expect(await opened).toMatchObject([{ channelId: 'room1' }]);
  expect(server.channels()).toMatchObject([
    { channelId: 'room1', members: [{ userId: 'host', media: { video: true, audio: true } }] },
  ]);
  const closed = nextEvent(server, 'close');
  const ended = await fetch(`http://${server.endpoint}${host.location}`, { method: 'DELETE' });
  expect(ended.status).toBe(200);
  expect(await closed).toMatchObject({ channelId: 'room1' });
  expect(server.channels()).toEqual([]);
  expect(log.list('rtc').map((call) => call.operation)).toEqual(['MemberJoined', 'MemberLeft']);
});

it('forwards a member’s audio and video, and asks the member for a full picture', async () => {
  const host = await joined('host');
  const viewer = await watch(server, joinToken('cohost'), 'host');
  peers.push(viewer);
  await until(() => new Set(viewer.received.map(({ kind }) => kind)).size === 2);
  expect(viewer.received).toContainEqual({ kind: 'video', payload: 'from video' });
  expect(viewer.received).toContainEqual({ kind: 'audio', payload: 'from audio' });
  await until(() => host.keyframeRequests > 0);
  const ended = await fetch(`http://${server.endpoint}${viewer.location}`, { method: 'DELETE' });
  expect(ended.status).toBe(200);
});

it('lets the same user’s second session replace the first, which learns it by its farewell', async () => {
  const first = await joined('host');
  const left = nextEvent(server, 'leave');
  await joined('host');
  expect(await left).toMatchObject({ userId: 'host', reason: 'replaced' });
  expect(server.channels()).toMatchObject([{ members: [{ userId: 'host' }] }]);
  const farewell = await fetch(`http://${server.endpoint}${first.location}`, { method: 'DELETE' });
  expect(farewell.status).toBe(409);
  expect(server.channels()).toMatchObject([{ members: [{ userId: 'host' }] }]);
});

it('ends what watches a member when the member leaves', async () => {
  const host = await joined('host');
  const viewer = await watch(server, joinToken('cohost'), 'host');
  peers.push(viewer);
  await until(() => viewer.received.length > 0);
  await fetch(`http://${server.endpoint}${host.location}`, { method: 'DELETE' });
  const again = await fetch(`http://${server.endpoint}${viewer.location}`, { method: 'DELETE' });
  expect(again.status).toBe(404);
});

it('refuses to watch who is not publishing', async () => {
  expect((await post('/whep?user=host', { token: joinToken('a') })).status).toBe(404);
});

it.each([
  ['no token', undefined],
  ['another channel’s signature', joinToken('a', { channelid: 'room2', token: '0'.repeat(64) })],
  ['another app', joinToken('a', { appid: 'app2' })],
  ['an expired token', joinToken('a', { timestamp: 1 })],
  ['a user id of other characters', joinToken('a b')],
  ['no JSON', 'AAAA'],
])('refuses a join with %s', async (_label, token) => {
  expect((await post('/whip', { ...(token && { token }) })).status).toBe(401);
  expect((await post('/whep?user=b', { ...(token && { token }) })).status).toBe(401);
});

it('lets a token expire by the clock', async () => {
  const token = joinToken('a');
  expect((await post('/whip', { token })).status).toBe(400);
  clock.advance(3600_000);
  expect((await post('/whip', { token })).status).toBe(401);
});

it('lets a subscriber’s token watch but not publish', async () => {
  const token = joinToken('a', {}, 'sub');
  expect((await post('/whip', { token })).status).toBe(403);
  expect((await post('/whep?user=b', { token })).status).toBe(404);
});

it.each([
  ['no SDP', 400, { body: 'hello' }],
  ['an empty body', 400, { body: '' }],
  ['SDP without media', 400, { body: 'v=0\r\n' }],
  ['a broken media section', 400, { body: 'v=0\r\nm=audio 9 X 1\r\na=rtpmap:1 opus/48000/2\r\n' }],
  ['another content type', 415, { type: 'application/json' }],
  ['too long a body', 413, { body: 'v=0\r\n'.repeat(20_000) }],
])('refuses an offer with %s', async (_label, status, init) => {
  expect((await post('/whip', { token: joinToken('a'), ...init })).status).toBe(status);
});

it('lets a browser begin with the bitrate of a good picture', async () => {
  const host = await joined('host');
  expect(host.peer.remoteDescription?.sdp).toContain('x-google-start-bitrate=2500');
});

it('tells a browser what it takes, and lets pages of other origins read it', async () => {
  const response = await fetch(server.whip, { method: 'OPTIONS' });
  expect(response.status).toBe(204);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'accept-post': 'application/sdp',
    allow: 'POST, OPTIONS',
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type, if-match',
    'access-control-expose-headers': 'Location, ETag, Accept-Post, Allow, WWW-Authenticate',
  });
  const methods = response.headers.get('access-control-allow-methods')?.split(', ');
  expect(methods).toEqual(expect.arrayContaining(['POST', 'PATCH', 'DELETE']));
});

it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])(
  'says which methods there are to who calls %s, readably from another origin',
  async (method) => {
    const host = await joined('host');
    const session = `http://${server.endpoint}${host.location}`;
    const asked = method === 'DELETE' ? [server.whip, server.whep] : [server.whip, session];
    for (const url of asked) {
      const response = await fetch(url, { method, headers: { origin: 'https://other.example' } });
      expect(response.status).toBe(405);
      const allowed = url === session ? 'DELETE, OPTIONS' : 'POST, OPTIONS';
      expect(response.headers.get('allow')).toBe(allowed);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
    expect(server.channels()).toMatchObject([{ members: [{ userId: 'host' }] }]);
  },
);

it('asks for a token, and says whether it was one (RFC 6750)', async () => {
  const challenge = async (token?: string) =>
    (await post('/whip', { ...(token && { token }) })).headers.get('www-authenticate');
  expect(await challenge()).toBe('Bearer realm="channels"');
  expect(await challenge('AAAA')).toBe('Bearer realm="channels", error="invalid_token"');
});

it('ends DTLS at once with a session that is deleted, replaced or removed (RFC 9725 4.2)', async () => {
  const host = await joined('host');
  const viewer = await watch(server, joinToken('cohost'), 'host');
  peers.push(viewer);
  await until(() => viewer.received.length > 0);
  const ended = Promise.all([host, viewer].map(({ peer }) => dtlsEnd(peer)));
  const replacing = nextEvent(server, 'publish');
  peers.push(await publish(server, joinToken('host')));
  await replacing;
  await ended;
  const guest = await joined('guest');
  const deleted = dtlsEnd(guest.peer);
  await fetch(`http://${server.endpoint}${guest.location}`, { method: 'DELETE' });
  await deleted;
});

it('counts who ends DTLS as left, without waiting', async () => {
  const host = await joined('host');
  const left = nextEvent(server, 'leave');
  await closePeer(host.peer);
  expect(await left).toMatchObject({ userId: 'host', reason: 'left' });
});

it('opens sockets for media on the loopback interface only', async () => {
  const host = await joined('host');
  const addresses = host.peer.remoteDescription?.sdp.match(/a=candidate:.*/g) ?? [];
  expect(addresses).toEqual(Array(2).fill(expect.stringMatching(/ 127\.0\.0\.1 \d+ typ host/)));
  const port = Number(/ 127\.0\.0\.1 (\d+) typ host/.exec(addresses[0] ?? '')?.[1]);
  // A socket on every address would have taken the port of this one, too.
  for (const address of otherAddresses()) await bind(address, port);
});

it('does not know a session that is not there', async () => {
  const response = await fetch(`${server.whip}/nobody`, { method: 'DELETE' });
  expect(response.status).toBe(404);
});

/** Resolves when the other side has said that nothing more will come. */
function dtlsEnd(peer: TestPeer['peer']): Promise<void> {
  const [transport] = peer.dtlsTransports;
  return new Promise((resolve) => {
    transport?.onStateChange.subscribe((state) => state === 'closed' && resolve());
  });
}

function otherAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outer = all.filter(({ family, internal }) => family === 'IPv4' && !internal);
  return outer.map(({ address }) => address);
}

async function bind(address: string, port: number): Promise<void> {
  const socket = createSocket('udp4');
  socket.bind(port, address);
  await once(socket, 'listening');
  socket.close();
}
