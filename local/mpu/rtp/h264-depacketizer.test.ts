import { packetizeH264 } from '../../synthetic/h264-packetizer';
import { type Depacketized, H264Depacketizer } from './h264-depacketizer';

const START_CODE = [0, 0, 0, 1];
const SPS = Buffer.from([0x67, 1, 2]);
const PPS = Buffer.from([0x68, 3]);
const IDR = Buffer.concat([Buffer.from([0x65]), Buffer.alloc(5000, 0xaa)]);
const SLICE = Buffer.concat([Buffer.from([0x41]), Buffer.alloc(100, 0xbb)]);
const SECOND_SLICE = Buffer.concat([Buffer.from([0x41]), Buffer.alloc(100, 0xcc)]);
const AGGREGATE = Buffer.concat([Buffer.from([0x78]), sized(SPS), sized(PPS)]);
const PADDING = Buffer.alloc(0);

interface Sent {
  payload: Buffer;
  timestamp: number;
  marker?: boolean;
  /** Packets before this one were given up. */
  lost?: boolean;
}

/** A picture as a sender has it: the marker on its last packet. */
function picture(timestamp: number, ...nals: Buffer[]): Sent[] {
  const payloads = packetizeH264(annexB(...nals));
  const last = payloads.length - 1;
  return payloads.map((payload, at) => ({ payload, timestamp, marker: at === last }));
}

const unmarked = (packets: Sent[]) => packets.map((packet) => ({ ...packet, marker: false }));

/** The same without the packet at an index; the next one comes after a loss. */
function without(at: number, packets: Sent[]): Sent[] {
  return packets.flatMap((packet, index) =>
    index === at ? [] : [{ ...packet, lost: index === at + 1 }],
  );
}

/** What comes of the packets: the timestamps of whole pictures, and where damage was noticed. */
function outcome(...groups: Sent[][]): (number | 'damaged')[] {
  const name = (result: Depacketized) => (result === 'damaged' ? result : result.timestamp);
  return receive(groups.flat()).map(name);
}

function receive(packets: Sent[]): Depacketized[] {
  const depacketizer = new H264Depacketizer();
  return packets.flatMap(({ payload, timestamp, marker = false, lost = false }) => {
    const packet = { sequenceNumber: 0, timestamp, marker, payload };
    return depacketizer.push({ packet, afterLoss: lost });
  });
}

it('puts a picture together from single and fragmented NAL units', () => {
  const packets = picture(3000, SPS, PPS, IDR);
  expect(packets.length).toBeGreaterThan(5);
  const whole = { data: annexB(SPS, PPS, IDR), timestamp: 3000, keyframe: true };
  expect(receive(packets)).toEqual([whole]);
});

it('takes aggregated NAL units apart, also beside fragments of the same picture', () => {
  const packets = [{ payload: AGGREGATE, timestamp: 1 }, ...picture(1, IDR)];
  const whole = { data: annexB(SPS, PPS, IDR), timestamp: 1, keyframe: true };
  expect(receive(packets)).toEqual([whole]);
});

describe('without relying on the marker (RFC 6184 5.1)', () => {
  it('ends a picture when the timestamp changes', () => {
    const packets = [unmarked(picture(1, SPS, PPS, IDR)), unmarked(picture(2, SLICE))];
    expect(outcome(...packets)).toEqual([1]);
    expect(receive(packets.flat())).toMatchObject([{ data: annexB(SPS, PPS, IDR) }]);
    expect(outcome(...packets, unmarked(picture(3, SLICE)))).toEqual([1, 2]);
  });

  it('gives both pictures when a marker comes after one that had none', () => {
    expect(outcome(unmarked(picture(1, IDR)), picture(2, SLICE))).toEqual([1, 2]);
  });

  it('follows the timestamp alone once a sender has gone on behind its marker', () => {
    const marked = (timestamp: number) =>
      [SLICE, SECOND_SLICE].map((payload) => ({ payload, timestamp, marker: true }));
    expect(outcome(marked(1), marked(2), marked(3))).toEqual([1, 'damaged', 2]);
    const [, , second] = receive([...marked(1), ...marked(2), ...marked(3)]);
    expect(second).toMatchObject({ data: annexB(SLICE, SECOND_SLICE) });
  });

  it('takes no padding for a part that came behind the marker', () => {
    const padded = [...picture(1, IDR), { payload: PADDING, timestamp: 1, marker: true }];
    expect(outcome(padded, picture(2, SLICE))).toEqual([1, 2]);
  });
});

describe('says at once that a picture is damaged, and gives none of it', () => {
  it.each<[string, Sent[]]>([
    ['its middle was lost', without(2, picture(1, IDR))],
    ['its start was lost', without(0, picture(1, IDR))],
    ['an aggregate is cut off', [{ payload: Buffer.from([0x78, 0, 9, 0x67]), timestamp: 1 }]],
    ['an aggregate has a rest', [{ payload: Buffer.concat([AGGREGATE, PPS]), timestamp: 1 }]],
    ['a fragment has no start', [{ payload: Buffer.from([0x7c, 0x05, 1]), timestamp: 1 }]],
    ['a fragment has no header', [{ payload: Buffer.from([0x7c]), timestamp: 1, marker: true }]],
    ['the marker comes within a fragment', picture(1, IDR).slice(0, 1).map(marked)],
    ['it is of the interleaved mode', [{ payload: Buffer.from([0x79, 0, 0]), timestamp: 1 }]],
    ['it is too large', picture(1, Buffer.concat([IDR, Buffer.alloc(5 * 1024 * 1024, 1)]))],
  ])('because %s', (_, packets) => {
    expect(outcome(packets)).toEqual(['damaged']);
  });

  it('because a fragment is followed by another NAL unit', () => {
    const cut = picture(1, IDR).slice(0, 2);
    expect(outcome(cut, picture(1, SLICE))).toEqual(['damaged']);
    expect(outcome(cut, picture(1, IDR))).toEqual(['damaged']);
  });

  it('because a fragment is followed by the next picture, which is whole', () => {
    expect(outcome(picture(1, IDR).slice(0, 2), picture(2, IDR))).toEqual(['damaged', 2]);
  });
});

describe('after a loss', () => {
  it('gives neither the picture before, whose end may be missing, nor the one after', () => {
    const [before, after] = [unmarked(picture(1, SLICE)), picture(2, SLICE)];
    const lost = after.map((packet) => ({ ...packet, lost: true }));
    expect(outcome(before, lost, picture(3, IDR))).toEqual(['damaged', 3]);
  });

  it('keeps the picture before if its marker was there', () => {
    const lost = picture(2, SLICE).map((packet) => ({ ...packet, lost: true }));
    expect(outcome(picture(1, IDR), lost)).toEqual([1, 'damaged']);
  });

  it('notices it also when the next packet is nothing but padding', () => {
    const padding = { payload: PADDING, timestamp: 1, lost: true };
    expect(outcome(picture(1, IDR), [padding], picture(2, IDR))).toEqual([1, 'damaged', 2]);
  });
});

it('ignores NAL unit types that are reserved', () => {
  const reserved = [0x40, 0x5e, 0x5f].map((header) => ({
    payload: Buffer.from([header, 1]),
    timestamp: 1,
  }));
  expect(receive([...reserved, ...picture(1, SLICE)])).toMatchObject([{ data: annexB(SLICE) }]);
});

function marked(packet: Sent): Sent {
  return { ...packet, marker: true };
}

function annexB(...nals: Buffer[]): Buffer {
  return Buffer.concat(nals.flatMap((nal) => [Buffer.from(START_CODE), nal]));
}

function sized(nal: Buffer): Buffer {
  return Buffer.concat([Buffer.from([nal.length >> 8, nal.length & 0xff]), nal]);
}
