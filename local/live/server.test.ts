import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { until } from '../../test/until';
import { CallLog } from '../call-log';
import { Clock } from '../clock';
import { Faults } from '../control/faults';
import { KEPT_SEGMENTS_MS } from './hls/hls-playlists';
import { flvTag } from './media/flv';
import type { AmfValue } from './rtmp/amf0';
import { encodeAmf0 } from './rtmp/amf0-writer';
import { writeChunks } from './rtmp/rtmp-chunk-writer';
import { RtmpClient } from './rtmp/rtmp-client-fixture';
import { MessageType } from './rtmp/rtmp-message';
import { type LiveServer, startLive } from './server';

const PUSH_KEY = 'push-key';
const PLAY_KEY = 'play-key';
const AVC_HEADER = Buffer.from('17000000000142c01effe1000467640020010002ffee', 'hex');
const KEYFRAME = Buffer.from('17010000000000000165', 'hex');

let clock: Clock;
let faults: Faults;
let log: CallLog;
let mayPagesPlay: boolean;
let live: LiveServer;

beforeEach(async () => {
  mayPagesPlay = true;
  clock = new Clock();
  faults = new Faults();
  log = new CallLog();
  const keys = { pushKey: PUSH_KEY, playKey: PLAY_KEY, validitySeconds: 0 };
  live = await startLive({
    pushPort: 0,
    playPort: 0,
    snapshotPath: '',
    mayPagesPlay: () => mayPagesPlay,
    ...keys,
    clock,
    faults,
    log,
  });
});

afterEach(() => live.close());

function sign(uri: string, key = PLAY_KEY): string {
  const timestamp = Math.floor(clock.now() / 1000) + 60;
  const hash = createHash('md5').update(`${uri}-${timestamp}-0-0-${key}`).digest('hex');
  return `auth_key=${timestamp}-0-0-${hash}`;
}

function publish(stream: string, app = 'live') {
  const name = `${stream}?${sign(`/${app}/${stream}`, PUSH_KEY)}`;
  return RtmpClient.open(live.pushDomain, app, 'publish', name);
}

function play(stream: string, app = 'live') {
  return RtmpClient.open(live.playDomain, app, 'play', `${stream}?${sign(`/${app}/${stream}`)}`);
}

function httpUrl(path: string): string {
  return `http://${live.playDomain}${path}?${sign(path)}`;
}

function sendKeyframe({ client }: { client: RtmpClient }, timestampMs = 0): void {
  client.send(MessageType.Video, AVC_HEADER, timestampMs);
  client.send(MessageType.Video, KEYFRAME, timestampMs);
}

function operations(): string[] {
  return log.list('live').map(({ operation }) => operation);
}

/** The first name in the playlist, once the server has got so far. */
async function firstSegment(stream: string): Promise<string> {
  for (;;) {
    const playlist = await (await fetch(httpUrl(`/live/${stream}.m3u8`))).text();
    const name = /^.*\.ts$/m.exec(playlist)?.[0];
    if (name) return name;
  }
}

test('a second publisher of a stream is refused and the first is undisturbed', async () => {
  const first = await publish('room-1');
  const second = await publish('room-1');
  await second.client.closed;
  expect([first.status, second.status]).toEqual([
    'NetStream.Publish.Start',
    'NetStream.Publish.BadName',
  ]);
  expect(live.streams()).toHaveLength(1);
  expect(first.client.socket.destroyed).toBe(false);
});

test('two apps with one stream name are the same stream', async () => {
  await publish('room-1', 'live');
  expect((await publish('room-1', 'other')).status).toBe('NetStream.Publish.BadName');
  expect((await play('room-1', 'other')).status).toBe('NetStream.Play.Reset');
});

test('the push domain takes no players and the play domain no publishers', async () => {
  await publish('room-1');
  const player = await RtmpClient.open(live.pushDomain, 'live', 'play', 'room-1');
  const publisher = await RtmpClient.open(live.playDomain, 'live', 'publish', 'room-2');
  expect(player.status).toBe('NetStream.Play.Failed');
  expect(publisher.status).toBe('NetStream.Publish.Denied');
});

test('the key of one domain opens nothing on the other', async () => {
  await publish('room-1');
  const path = '/live/room-1';
  const withPushKey = `room-1?${sign(path, PUSH_KEY)}`;
  const withPlayKey = `room-2?${sign('/live/room-2', PLAY_KEY)}`;
  const player = await RtmpClient.open(live.playDomain, 'live', 'play', withPushKey);
  const publisher = await RtmpClient.open(live.pushDomain, 'live', 'publish', withPlayKey);
  expect(player.status).toBe('NetStream.Play.Failed');
  expect(publisher.status).toBe('NetStream.Publish.Denied');
});

test('a playlist is checked at each request, a connection only when it is made', async () => {
  const publisher = await publish('room-1');
  sendKeyframe(publisher, 0);
  sendKeyframe(publisher, 2000);
  await firstSegment('room-1');
  const url = httpUrl('/live/room-1.m3u8');
  const player = await play('room-1');
  await until(() => live.streams()[0]?.viewers === 1);
  expect((await fetch(url)).status).toBe(200);
  clock.advance(61_000);
  const late = await fetch(url);
  expect([late.status, await late.text()]).toEqual([403, 'auth_key expired\n']);
  expect(player.client.socket.destroyed).toBe(false);
});

test('a segment needs no auth_key, and its name cannot be guessed', async () => {
  const publisher = await publish('room-1');
  sendKeyframe(publisher, 0);
  sendKeyframe(publisher, 2000);
  const name = await firstSegment('room-1');
  const segment = await fetch(`http://${live.playDomain}/live/${name}`);
  const guess = await fetch(
    `http://${live.playDomain}/live/${name.replace(/.{32}\.ts/, `${'0'.repeat(32)}.ts`)}`,
  );
  expect([segment.status, guess.status]).toEqual([200, 404]);
  expect(segment.headers.get('access-control-allow-origin')).toBe('*');
  expect((await segment.arrayBuffer()).byteLength % 188).toBe(0);
});

test('any web page may play: answers and preflights allow every origin', async () => {
  const url = httpUrl('/live/none.flv');
  for (const method of ['GET', 'OPTIONS', 'HEAD']) {
    const response = await fetch(url, { method });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  }
  expect((await fetch(url, { method: 'POST' })).status).toBe(405);
});

test('no web page may play before that is set for the play domain', async () => {
  mayPagesPlay = false;
  const url = httpUrl('/live/none.flv');
  for (const method of ['GET', 'OPTIONS']) {
    const response = await fetch(url, { method });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  }
  expect((await fetch(url, { method: 'OPTIONS' })).status).toBe(405);
});

test('viewers are told when the publisher ends, and the stream is gone', async () => {
  const publisher = await publish('room-1');
  sendKeyframe(publisher);
  const player = await play('room-1');
  const flv = await fetch(httpUrl('/live/room-1.flv'));
  publisher.client.command('deleteStream', 4, null, 1);
  const bytes = Buffer.from(await flv.arrayBuffer());
  await player.client.closed;
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('FLV\x01\x01');
  expect(await player.client.statuses(3)).toContain('NetStream.Play.UnpublishNotify');
  expect((await fetch(httpUrl('/live/room-1.flv'))).status).toBe(404);
  expect((await publish('room-1')).status).toBe('NetStream.Publish.Start');
});

test('a publisher without data for ten seconds is dropped', async () => {
  const { client } = await publish('room-1');
  clock.advance(10_000);
  await client.closed;
  await until(() => live.streams().length === 0);
  expect(operations()).toEqual(['Publish', 'Unpublish']);
});

test('publish is announced once a stream has stayed up for two seconds, unpublish after it', async () => {
  const seen: unknown[] = [];
  live.events.on('publish', (event) => seen.push(['publish', event]));
  live.events.on('unpublish', (event) => seen.push(['unpublish', event]));
  const brief = await publish('brief');
  brief.client.socket.destroy();
  await until(() => operations().includes('Unpublish'));
  const args = `user=7&${sign('/live/room-1', PUSH_KEY)}`;
  const name = `room-1?${args}`;
  const { client } = await RtmpClient.open(live.pushDomain, 'live', 'publish', name);
  clock.advance(2_000);
  await once(live.events, 'publish');
  client.socket.destroy();
  await once(live.events, 'unpublish');
  const event = expect.objectContaining({ app: 'live', stream: 'room-1', args });
  expect(seen).toEqual([
    ['publish', event],
    ['unpublish', event],
  ]);
});

test('a viewer that is too far behind is cut, the others go on', async () => {
  const publisher = await publish('room-1');
  sendKeyframe(publisher);
  const slow = connect(Number(live.playDomain.split(':')[1]), '127.0.0.1');
  const { pathname, search } = new URL(httpUrl('/live/room-1.flv'));
  slow.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\n\r\n`);
  slow.pause();
  slow.on('error', () => {});
  const { client: quick } = await play('room-1');
  await until(() => live.streams()[0]?.viewers === 2);
  const picture = Buffer.alloc(500_000, 1);
  picture.writeUInt8(0x27);
  for (let index = 0; index < 100 && live.streams()[0]?.viewers === 2; index++) {
    publisher.client.send(MessageType.Video, picture, 40 * index);
    await until(() => quick.messages.at(-1)?.timestampMs === 40 * index);
  }
  expect(live.streams()[0]?.viewers).toBe(1);
  slow.destroy();
});

test('cutPublisher closes the connection of the stream that it names, and no other', async () => {
  const { client } = await publish('room-1');
  expect(live.cutPublisher('live', 'room-2')).toBe(false);
  expect(live.cutPublisher('other', 'room-1')).toBe(false);
  expect(live.cutPublisher('live', 'room-1')).toBe(true);
  await client.closed;
});

test('planned faults refuse, drop and delay', async () => {
  faults.add({ service: 'live', operation: 'publish', kind: 'fail' });
  expect((await publish('room-1')).status).toBe('NetStream.Publish.Denied');
  faults.add({ service: 'live', operation: 'publish', kind: 'drop' });
  expect((await publish('room-1')).status).toBe('closed');
  faults.add({ service: 'live', operation: 'publish', kind: 'delay', delayMs: 20 });
  expect((await publish('room-1')).status).toBe('NetStream.Publish.Start');
  faults.add({ service: 'live', operation: 'play', kind: 'fail', status: 503 });
  expect((await fetch(httpUrl('/live/room-1.flv'))).status).toBe(503);
  faults.add({ service: 'live', operation: 'play', kind: 'drop' });
  await expect(fetch(httpUrl('/live/room-1.flv'))).rejects.toThrow();
});

test('a viewer that leaves before it is let in is not counted', async () => {
  sendKeyframe(await publish('room-1'));
  faults.add({ service: 'live', operation: 'play', kind: 'delay', delayMs: 50 });
  const aborter = new AbortController();
  const answer = fetch(httpUrl('/live/room-1.flv'), { signal: aborter.signal });
  setTimeout(() => aborter.abort(), 20);
  await expect(answer).rejects.toThrow();
  // Its delay is over before that of the next one.
  faults.add({ service: 'live', operation: 'play', kind: 'delay', delayMs: 60 });
  await fetch(httpUrl('/live/room-1.m3u8'));
  expect(live.streams()[0]?.viewers).toBe(0);
});

test('media that follows publish at once is not lost while the server makes up its mind', async () => {
  faults.add({ service: 'live', operation: 'publish', kind: 'delay', delayMs: 20 });
  const client = new RtmpClient(live.pushDomain);
  client.command('connect', 1, { app: 'live' });
  client.command('createStream', 2, null);
  client.command('publish', 3, null, `room-1?${sign('/live/room-1', PUSH_KEY)}`);
  sendKeyframe({ client });
  await client.statuses(1);
  await play('room-1').then(async (player) => {
    await until(() => player.client.messages.some(({ type }) => type === MessageType.Video));
  });
});

test('a viewer gets a status at once, also while there is no picture to begin with', async () => {
  await publish('silent');
  const response = await fetch(httpUrl('/live/silent.flv'));
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'video/x-flv']);
  await response.body?.cancel();
});

test.each([
  ['H.265, plain', '1c00', '1c01000000', undefined],
  ['H.265, enhanced', '9068766331', '9168766331000000', undefined],
  ['AV1', '9061763031', '9161763031', 'no HLS for video of codec av01'],
  ['H.263', '', '12', 'no HLS for video of codec flv-2'],
])('%s is played by HTTP-FLV; HLS plays it or says why not', async (_, header, frame, reason) => {
  const { client } = await publish('room-1');
  // Level and so on, then lengths of 4 bytes, and no parameter sets.
  const config = Buffer.concat([Buffer.alloc(header.length === 4 ? 24 : 21), Buffer.from([3, 0])]);
  const headerBody = Buffer.concat([Buffer.from(header, 'hex'), config]);
  if (header) client.send(MessageType.Video, headerBody);
  const keyframe = Buffer.concat([Buffer.from(frame, 'hex'), Buffer.from([0, 0, 0, 1, 0x26])]);
  for (const atMs of [0, 2000]) client.send(MessageType.Video, keyframe, atMs);
  const flv = await fetch(httpUrl('/live/room-1.flv'));
  const { value } = (await flv.body?.getReader().read()) ?? {};
  expect(Buffer.from(value ?? []).subarray(0, 5)).toEqual(Buffer.from('FLV\x01\x01'));
  if (!reason) return void (await firstSegment('room-1'));
  const hls = await fetch(httpUrl('/live/room-1.m3u8'));
  expect([hls.status, await hls.text()]).toEqual([404, `${reason}\n`]);
});

test('a ping is answered with what it said', async () => {
  const { client } = await publish('room-1');
  client.send(MessageType.UserControl, Buffer.from([0, 6, 1, 2, 3, 4]));
  const answer = Buffer.from([0, 7, 1, 2, 3, 4]);
  await until(() => client.messages.some(({ payload }) => payload.equals(answer)));
  expect(client.messages.find(({ payload }) => payload.equals(answer))).toMatchObject({
    type: MessageType.UserControl,
    streamId: 0,
  });
});

test.each([
  ['are cut short', [0, 6, 1]],
  ['are empty', []],
  ['set a buffer’s length', [0, 3, 0, 0, 0, 1, 0, 0, 0, 100]],
  ['are unknown', [0, 99, 0, 0, 0, 0]],
])('user control messages that %s cost nothing', async (_, bytes) => {
  const publisher = await publish('room-1');
  publisher.client.send(MessageType.UserControl, Buffer.from(bytes));
  sendKeyframe(publisher);
  const flv = await fetch(httpUrl('/live/room-1.flv'));
  const { value } = (await flv.body?.getReader().read()) ?? {};
  expect(value).toBeDefined();
});

test('messages without a body cost nothing, whatever their type', async () => {
  const publisher = await publish('room-1');
  for (const type of [2, 3, 4, 5, 6, 8, 9, 15, 16, 17, 18, 19, 20, 22, 99]) {
    publisher.client.send(type, Buffer.alloc(0));
  }
  sendKeyframe(publisher);
  const flv = await fetch(httpUrl('/live/room-1.flv'));
  const { value } = (await flv.body?.getReader().read()) ?? {};
  expect(value).toBeDefined();
});

test.each([1_000, 100_000])(
  'a window of %d bytes is acknowledged, also in mid-message',
  async (window) => {
    const { client } = await publish('room-1');
    const size = Buffer.alloc(4);
    size.writeUInt32BE(window);
    const acknowledged = () =>
      client.messages.filter(({ type }) => type === MessageType.Acknowledgement).length;
    // One write, of which the message that follows has only its beginning.
    const picture = { type: MessageType.Video, timestampMs: 0, streamId: 1 };
    const chunks = writeChunks({ ...picture, payload: Buffer.alloc(4 * window, 0x27) }, 128);
    const type = MessageType.WindowAckSize;
    const control = writeChunks({ type, timestampMs: 0, streamId: 0, payload: size }, 128);
    const before = acknowledged();
    client.socket.write(Buffer.concat([control, chunks.subarray(0, window)]));
    await until(() => acknowledged() > before);
  },
);

test('what an aggregate holds is played as if it had come by itself', async () => {
  const { client } = await publish('room-1');
  const tags = [AVC_HEADER, KEYFRAME].map((body) =>
    flvTag({ kind: 'video', timestampMs: 500, body }),
  );
  client.send(MessageType.Aggregate, Buffer.concat(tags), 1000);
  const player = await play('room-1');
  await until(() => player.client.messages.filter(({ type }) => type === 9).length === 2);
});

test('bytes behind the arguments of a command do not matter', async () => {
  const client = new RtmpClient(live.pushDomain);
  const send = (rest: string, ...values: AmfValue[]) =>
    client.send(
      MessageType.Amf0Command,
      Buffer.concat([encodeAmf0(...values), Buffer.from(rest, 'hex')]),
    );
  send('0e', 'connect', 1, { app: 'live' });
  send('ffffff', 'createStream', 2, null);
  send('110603', 'publish', 3, null, `room-1?${sign('/live/room-1', PUSH_KEY)}`, 'live');
  expect(await client.statuses(1)).toEqual(['NetStream.Publish.Start']);
});

test('a stream without a name is refused, not called "undefined"', async () => {
  const client = new RtmpClient(live.pushDomain);
  client.command('connect', 1, { app: 'live' });
  client.command('publish', 3, null);
  expect(await client.statuses(1)).toEqual(['NetStream.Publish.Denied']);
  expect(log.list('live').at(-1)?.detail).toMatchObject({ stream: '', reason: 'name not allowed' });
});

test('HLS plays the last segments for a minute after a push, and goes on with the next', async () => {
  const first = await publish('room-1');
  sendKeyframe(first, 0);
  sendKeyframe(first, 2000);
  const name = await firstSegment('room-1');
  first.client.command('deleteStream', 4, null, 1);
  await until(() => live.streams().length === 0);
  const second = await publish('room-1');
  sendKeyframe(second, 0);
  second.client.command('deleteStream', 4, null, 1);
  await until(() => live.streams().length === 0);
  const playlist = await (await fetch(httpUrl('/live/room-1.m3u8'))).text();
  const lines = playlist.split('\n');
  expect(lines.filter((line) => /^#EXT-X-DISC|\.ts$/.test(line))).toEqual([
    '#EXT-X-DISCONTINUITY-SEQUENCE:0',
    name,
    expect.stringMatching(/^room-1-.*\.ts$/),
    '#EXT-X-DISCONTINUITY',
    expect.stringMatching(/^room-1-.*\.ts$/),
  ]);
  expect((await fetch(`http://${live.playDomain}/live/${name}`)).status).toBe(200);
  clock.advance(KEPT_SEGMENTS_MS);
  while ((await fetch(httpUrl('/live/room-1.m3u8'))).status !== 404) await sleep(5);
  expect((await fetch(`http://${live.playDomain}/live/${name}`)).status).toBe(404);
});

test('the log names what happened and never an auth_key', async () => {
  const publisher = await publish('room-1');
  await publish('room-1');
  sendKeyframe(publisher);
  await play('room-1');
  await fetch(httpUrl('/live/none.flv'));
  await fetch(`http://${live.playDomain}/live/room-1.m3u8?auth_key=1-0-0-x`);
  const seen = log.list('live').map(({ operation, status, detail }) => [operation, status, detail]);
  expect(seen).toEqual([
    ['Publish', undefined, { app: 'live', stream: 'room-1', protocol: 'rtmp' }],
    ['PublishRefused', undefined, expect.objectContaining({ reason: 'stream name is taken' })],
    ['Play', undefined, { app: 'live', stream: 'room-1', protocol: 'rtmp' }],
    ['PlayRefused', 404, expect.objectContaining({ protocol: 'flv', reason: 'stream not live' })],
    [
      'PlayRefused',
      403,
      expect.objectContaining({ protocol: 'hls', reason: 'auth_key malformed' }),
    ],
  ]);
  expect(JSON.stringify(log.list())).not.toMatch(/auth_key=|-0-0-/);
});

test('garbage on either port harms nobody', async () => {
  const publisher = await publish('room-1');
  const garbage = fc.record({
    domain: fc.constantFrom(live.pushDomain, live.playDomain),
    start: fc.constantFrom(
      Buffer.alloc(0),
      Buffer.from([3]),
      Buffer.concat([Buffer.from([3]), Buffer.alloc(3072)]),
      Buffer.from('GET /live/room-1.flv?'),
    ),
    rest: fc.uint8Array({ minLength: 1, maxLength: 400 }),
  });
  const property = fc.asyncProperty(garbage, async ({ domain, start, rest }) => {
    const socket = connect(Number(domain.split(':')[1]), '127.0.0.1');
    socket.on('error', () => {});
    socket.end(Buffer.concat([start, Buffer.from(rest)]));
    socket.resume();
    await once(socket, 'close');
  });
  await fc.assert(property, { numRuns: 200 });
  sendKeyframe(publisher);
  expect((await play('room-1')).status).toBe('NetStream.Play.Reset');
});
