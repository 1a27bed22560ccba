import fc from 'fast-check';
import { splitAggregate } from './rtmp-aggregate';
import { MessageType } from './rtmp-message';

function part(type: number, timestampMs: number, body: string, saidBytes = body.length): Buffer {
  const header = Buffer.alloc(11);
  header[0] = type;
  header.writeUIntBE(saidBytes, 1, 3);
  header.writeUIntBE(timestampMs & 0xffffff, 4, 3);
  header[7] = timestampMs >>> 24;
  const backPointer = Buffer.alloc(4);
  backPointer.writeUInt32BE(11 + body.length);
  return Buffer.concat([header, Buffer.from(body), backPointer]);
}

function split(timestampMs: number, ...parts: Buffer[]) {
  const type = MessageType.Aggregate;
  const payload = Buffer.concat(parts);
  return splitAggregate({ type, timestampMs, streamId: 1, payload }).map((message) => [
    message.type,
    message.timestampMs,
    message.payload.toString(),
  ]);
}

test('an aggregate is its messages, with the first at its own timestamp', () => {
  const parts = [part(8, 500, 'sound'), part(9, 540, 'picture'), part(18, 540, 'data')];
  expect(split(7_000, ...parts)).toEqual([
    [8, 7_000, 'sound'],
    [9, 7_040, 'picture'],
    [18, 7_040, 'data'],
  ]);
});

test('timestamps of 32 bits wrap around within an aggregate', () => {
  const parts = [part(8, 2 ** 32 - 20, 'a'), part(8, 0, 'b')];
  expect(split(100, ...parts).map(([, at]) => at)).toEqual([100, 120]);
  expect(split(2 ** 32 - 5, ...parts).map(([, at]) => at)).toEqual([2 ** 32 - 5, 15]);
});

test('a part that is cut short is left out, and those before it are not', () => {
  expect(split(0, part(8, 0, 'a'), part(9, 0, 'b', 100))).toEqual([[8, 0, 'a']]);
  expect(split(0, part(8, 0, 'a'), Buffer.from([9, 0]))).toEqual([[8, 0, 'a']]);
  expect(split(0)).toEqual([]);
});

test('neither commands nor other aggregates can hide in an aggregate', () => {
  const types = [MessageType.Amf0Command, MessageType.Aggregate, MessageType.SetChunkSize];
  expect(split(0, ...types.map((type) => part(type, 0, 'x')), part(8, 0, 'a'))).toEqual([
    [8, 0, 'a'],
  ]);
});

test('no content can break it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      split(0, Buffer.from(bytes));
    }),
  );
});
