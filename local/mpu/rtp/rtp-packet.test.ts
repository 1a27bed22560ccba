import { RtpStream } from '../../synthetic/rtp-stream';
import { parseRtp } from './rtp-packet';

const PAYLOAD = Buffer.from('media');

it('reads what a sender writes', () => {
  const packet = new RtpStream(96).packet(PAYLOAD, 90_000, true);
  expect(parseRtp(packet)).toMatchObject({ timestamp: 90_000, marker: true, payload: PAYLOAD });
});

it('leaves out contributing sources, header extension and padding', () => {
  // Version 2 with padding, extension and one contributing source.
  const header = Buffer.from([0xb1, 96, 0, 7, 0, 0, 0, 1, 0, 0, 0, 2]);
  const source = Buffer.from([0, 0, 0, 3]);
  const extension = Buffer.from([0xbe, 0xde, 0, 1, 0x10, 0xff, 0, 0]);
  const padding = Buffer.from([0, 0, 3]);
  const packet = Buffer.concat([header, source, extension, PAYLOAD, padding]);
  expect(parseRtp(packet)).toMatchObject({ sequenceNumber: 7, marker: false, payload: PAYLOAD });
});

it.each([
  ['shorter than its header', Buffer.alloc(11, 0x80)],
  ['of another version', Buffer.alloc(20, 0x00)],
  [
    'whose padding is longer than itself',
    Buffer.concat([Buffer.from([0xa0]), Buffer.alloc(20, 0xff)]),
  ],
  ['whose extension is cut off', Buffer.concat([Buffer.from([0x90]), Buffer.alloc(12)])],
])('drops a packet %s', (_, packet) => {
  expect(parseRtp(packet)).toBeUndefined();
});
