import { packetizeH264 } from '../synthetic/h264-packetizer';
import { H264Depacketizer } from './h264-depacketizer';

const START_CODE = [0, 0, 0, 1];
const SPS = Buffer.from([0x67, 1, 2]);
const PPS = Buffer.from([0x68, 3]);
const IDR = Buffer.concat([Buffer.from([0x65]), Buffer.alloc(5000, 0xaa)]);
const SLICE = Buffer.concat([Buffer.from([0x41]), Buffer.alloc(100, 0xbb)]);

it('puts a picture together from single and fragmented NAL units', () => {
  const picture = annexB(SPS, PPS, IDR);
  const payloads = packetizeH264(picture);
  expect(payloads.length).toBeGreaterThan(5);
  expect(units(new H264Depacketizer(), payloads, 3000)).toEqual([
    { data: picture, timestamp: 3000, keyframe: true },
  ]);
});

it('takes aggregated NAL units apart', () => {
  const aggregate = Buffer.concat([Buffer.from([0x78]), sized(SPS), sized(PPS), sized(SLICE)]);
  expect(units(new H264Depacketizer(), [aggregate])).toEqual([
    { data: annexB(SPS, PPS, SLICE), timestamp: 0, keyframe: false },
  ]);
});

it('gives no picture of which a part was lost, and says that it is damaged', () => {
  const depacketizer = new H264Depacketizer();
  const payloads = packetizeH264(annexB(IDR));
  payloads.splice(2, 1);
  const results = payloads.map((payload, index) =>
    depacketizer.push(
      ordered(payload, { marker: index === payloads.length - 1, lost: index === 2 }),
    ),
  );
  expect(results.some(({ unit }) => unit)).toBe(false);
  expect(results.at(-1)?.damaged).toBe(true);
});

it('sees the loss of a picture’s end by the next timestamp', () => {
  const depacketizer = new H264Depacketizer();
  const [first = SLICE] = packetizeH264(annexB(IDR));
  depacketizer.push(ordered(first, { marker: false, timestamp: 1 }));
  const next = depacketizer.push(ordered(SLICE, { marker: true, timestamp: 2 }));
  expect(next.damaged).toBe(true);
});

it.each([
  ['an aggregate that is cut off', Buffer.from([0x78, 0, 9, 0x67])],
  ['a fragment without its start', Buffer.from([0x7c, 0x05, 1, 2])],
])('takes %s for damage', (_, payload) => {
  const result = new H264Depacketizer().push(ordered(payload, { marker: true }));
  expect(result).toEqual({ damaged: true });
});

function units(depacketizer: H264Depacketizer, payloads: Buffer[], timestamp = 0) {
  return payloads.flatMap((payload, index) => {
    const marker = index === payloads.length - 1;
    return depacketizer.push(ordered(payload, { marker, timestamp })).unit ?? [];
  });
}

function ordered(
  payload: Buffer,
  options: { marker: boolean; timestamp?: number; lost?: boolean },
) {
  const { marker, timestamp = 0, lost = false } = options;
  return { packet: { sequenceNumber: 0, timestamp, marker, payload }, afterLoss: lost };
}

function annexB(...nals: Buffer[]): Buffer {
  return Buffer.concat(nals.flatMap((nal) => [Buffer.from(START_CODE), nal]));
}

function sized(nal: Buffer): Buffer {
  return Buffer.concat([Buffer.from([nal.length >> 8, nal.length & 0xff]), nal]);
}
