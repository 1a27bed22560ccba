import { createHash } from 'node:crypto';
import { buildProcess } from '../../../test/media/build-process';
import { CallLog } from '../../call-log';
import { Clock } from '../../clock';
import { Faults } from '../../control/faults';
import { RtmpClient } from '../rtmp/rtmp-client-fixture';
import { MessageType } from '../rtmp/rtmp-message';
import { type LiveServer, startLive } from '../server';

/** One red picture of 640x360 as x264 makes it, in the form of FLV (ISO/IEC 14496-15). */
const SPS = Buffer.from('Z01AHtoCgL/lmoCAgKAAAAMAIAAAAwZR4sXU', 'base64');
const PPS = Buffer.from('aO48gA==', 'base64');
const IDR = Buffer.from(
  'ZYiECP/+py/gUq8AUWXittBWDCNr/YRi4kgXb0nGJwgAAAMAAAMAAAMDHaGuPiyuH2TgAAAM+ANsGPD5C9C3itDwFDHWKcQAgQAAAwAAAwAAAwAAAwAAAwC3gQ==',
  'base64',
);
const HEADER = Buffer.concat([
  Buffer.from('1700000000014d401effe1', 'hex'),
  length16(SPS),
  SPS,
  Buffer.from([1]),
  length16(PPS),
  PPS,
]);

let clock: Clock;
let live: LiveServer;

beforeEach(async () => {
  clock = new Clock();
  live = await startLive({
    pushPort: 0,
    playPort: 0,
    pushKey: 'push-key',
    playKey: 'play-key',
    validitySeconds: 0,
    snapshotPath: buildProcess('local/live/snapshots/snapshot-process.ts'),
    clock,
    faults: new Faults(),
    log: new CallLog(),
  });
});
afterEach(() => live.close());

function length16({ length }: Buffer): Buffer {
  return Buffer.from([length >> 8, length & 0xff]);
}

function picture(unit: Buffer): Buffer {
  const header = Buffer.from('1701000000', 'hex');
  return Buffer.concat([header, Buffer.from([0, 0]), length16(unit), unit]);
}

async function publish(stream: string, keyframe?: Buffer): Promise<RtmpClient> {
  const timestamp = Math.floor(clock.now() / 1000) + 60;
  const hash = createHash('md5').update(`/live/${stream}-${timestamp}-0-0-push-key`).digest('hex');
  const name = `${stream}?auth_key=${timestamp}-0-0-${hash}`;
  const { client } = await RtmpClient.open(live.pushDomain, 'live', 'publish', name);
  client.send(MessageType.Video, HEADER);
  if (keyframe) client.send(MessageType.Video, keyframe);
  return client;
}

function snapshot(path: string): Promise<Response> {
  return fetch(`http://${live.playDomain}/snapshot/${path}`);
}

/** The picture is there when the server has read it, a moment after it was sent. */
async function available(path: string): Promise<Response> {
  for (;;) {
    const response = await snapshot(path);
    if (response.status === 200) return response;
  }
}

/** Of the frame header (ITU-T T.81 §B.2.2). */
function jpegSize(jpeg: Buffer): { width: number; height: number } {
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  return { height: jpeg.readUInt16BE(frame + 5), width: jpeg.readUInt16BE(frame + 7) };
}

test('a stream’s newest keyframe is to be had as a small JPEG', async () => {
  const client = await publish('room-1', picture(IDR));
  const response = await available('live/room-1.jpg');
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  const jpeg = Buffer.from(await response.arrayBuffer());
  expect(jpegSize(jpeg)).toEqual({ width: 320, height: 180 });
  client.socket.destroy();
});

test('a picture that cannot be decoded is none, and the next stream’s is made all the same', async () => {
  const broken = await publish('broken', picture(Buffer.from('65ffffffff', 'hex')));
  const whole = await publish('whole', picture(IDR));
  expect((await snapshot('live/broken.jpg')).status).toBe(404);
  expect((await available('live/whole.jpg')).status).toBe(200);
  for (const { socket } of [broken, whole]) socket.destroy();
});

test('there is no snapshot without a picture, without a stream, or of another app', async () => {
  const client = await publish('room-1');
  const paths = ['live/room-1.jpg', 'live/room-2.jpg', 'other/room-1.jpg', 'live/room-1.png'];
  for (const path of paths) expect((await snapshot(path)).status).toBe(404);
  client.socket.destroy();
});
