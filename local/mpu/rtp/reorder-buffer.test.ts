import { ReorderBuffer } from './reorder-buffer';

const MAX_WAIT_MS = 100;

it('passes packets on at once while they are in order, over the wrap of the numbers', () => {
  expect(run([65_534, 65_535, 0, 1])).toEqual([['65534'], ['65535'], ['0'], ['1']]);
});

it('puts swapped packets in order', () => {
  expect(run([10, 12, 13, 11])).toEqual([['10'], [], [], ['11', '12', '13']]);
});

it('gives a packet up after the longest wait, and says so', () => {
  expect(run([10, 12, 13], { stepMs: MAX_WAIT_MS })).toEqual([['10'], [], ['12 after loss', '13']]);
});

it('drops packets that come twice or too late', () => {
  expect(run([10, 11, 10, 9, 12])).toEqual([['10'], ['11'], [], [], ['12']]);
});

it('starts anew when the sender does', () => {
  expect(run([10, 30_000, 30_001])).toEqual([['10'], ['30000 after loss'], ['30001']]);
});

it('does not hold more packets than a burst, however short the time', () => {
  const buffer = new ReorderBuffer(MAX_WAIT_MS);
  push(buffer, 0, 0);
  const released = Array.from({ length: 1000 }, (_, index) => push(buffer, index + 2, 0)).flat();
  expect(released.length).toBeGreaterThan(700);
});

/** Pushes packets with these numbers and lists what each released. */
function run(numbers: number[], { stepMs } = { stepMs: 1 }): string[][] {
  const buffer = new ReorderBuffer(MAX_WAIT_MS);
  return numbers.map((number, index) => push(buffer, number, index * stepMs));
}

function push(buffer: ReorderBuffer, sequenceNumber: number, nowMs: number): string[] {
  const packet = { sequenceNumber, timestamp: 0, marker: false, payload: Buffer.alloc(0) };
  return buffer
    .push(packet, nowMs)
    .map((ordered) => `${ordered.packet.sequenceNumber}${ordered.afterLoss ? ' after loss' : ''}`);
}
