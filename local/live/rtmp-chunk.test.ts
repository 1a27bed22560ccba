import fc from 'fast-check';
import { MAX_COMMAND_BYTES, RtmpChunkReader } from './rtmp-chunk-reader';
import { writeChunks } from './rtmp-chunk-writer';
import { MessageType, RtmpError, type RtmpMessage } from './rtmp-message';

function readAll(...pieces: Uint8Array[]): RtmpMessage[] {
  const reader = new RtmpChunkReader();
  const messages: RtmpMessage[] = [];
  for (const piece of pieces) {
    reader.push(Buffer.from(piece));
    for (let message = reader.next(); message; message = reader.next()) messages.push(message);
  }
  return messages;
}

function chunk(header: number[], payload: string): Buffer {
  return Buffer.concat([Buffer.from(header), Buffer.from(payload)]);
}

function setChunkSize(size: number): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(size);
  return writeChunks({ type: MessageType.SetChunkSize, timestampMs: 0, streamId: 0, payload }, 128);
}

const message = fc.record({
  type: fc.constantFrom(8, 9, 18, 20),
  timestampMs: fc.nat({ max: 2 ** 32 - 1 }),
  streamId: fc.nat({ max: 2 ** 32 - 1 }),
  payload: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
});

test('messages come out as they went in, however the network cuts them', () => {
  const property = fc.property(
    fc.array(message, { maxLength: 5 }),
    fc.integer({ min: 1, max: 3000 }),
    fc.integer({ min: 1, max: 1500 }),
    (messages, chunkSize, pieceBytes) => {
      const chunks = messages.map((each) => writeChunks(each, chunkSize));
      const bytes = Buffer.concat([setChunkSize(chunkSize), ...chunks]);
      const pieces: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        pieces.push(bytes.subarray(at, at + pieceBytes));
      }
      expect(readAll(...pieces)).toEqual(messages);
    },
  );
  fc.assert(property);
});

test('the shorter chunk formats take from the chunk before what they leave out', () => {
  const messages = readAll(
    chunk([0x04, 0, 0, 100, 0, 0, 1, 8, 1, 0, 0, 0], 'a'),
    chunk([0x44, 0, 0, 20, 0, 0, 2, 8], 'bb'),
    chunk([0x84, 0, 0, 30], 'cc'),
    chunk([0xc4], 'dd'),
  );
  const seen = messages.map(({ timestampMs, payload }) => [timestampMs, payload.toString()]);
  expect(seen).toEqual([
    [100, 'a'],
    [120, 'bb'],
    [150, 'cc'],
    [180, 'dd'],
  ]);
  expect(new Set(messages.map(({ type, streamId }) => `${type} ${streamId}`))).toEqual(
    new Set(['8 1']),
  );
});

test('a message of format 3 behind one of format 0 repeats its timestamp as a delta', () => {
  const messages = readAll(chunk([0x04, 0, 0, 7, 0, 0, 1, 8, 1, 0, 0, 0], 'a'), chunk([0xc4], 'b'));
  expect(messages.map(({ timestampMs }) => timestampMs)).toEqual([7, 14]);
});

test('chunks of different streams may be interleaved', () => {
  const long = 'x'.repeat(128);
  const messages = readAll(
    chunk([0x06, 0, 0, 0, 0, 0, 130, 9, 1, 0, 0, 0], long),
    chunk([0x04, 0, 0, 0, 0, 0, 1, 8, 1, 0, 0, 0], 'a'),
    chunk([0xc6], 'yz'),
  );
  expect(messages.map(({ payload }) => payload.toString())).toEqual(['a', `${long}yz`]);
});

test('chunk stream ids of two and three bytes are understood', () => {
  const header = [0, 0, 0, 0, 0, 1, 8, 1, 0, 0, 0];
  const messages = readAll(chunk([0x00, 10, ...header], 'a'), chunk([0x01, 10, 2, ...header], 'b'));
  expect(messages.map(({ payload }) => payload.toString())).toEqual(['a', 'b']);
});

test('an aborted message is forgotten', () => {
  const abort = { type: MessageType.Abort, timestampMs: 0, streamId: 0 };
  const messages = readAll(
    chunk([0x06, 0, 0, 0, 0, 0, 130, 9, 1, 0, 0, 0], 'x'.repeat(128)),
    writeChunks({ ...abort, payload: Buffer.from([0, 0, 0, 6]) }, 128),
    chunk([0x46, 0, 0, 0, 0, 0, 1, 9], 'b'),
  );
  expect(messages.map(({ payload }) => payload.toString())).toEqual(['b']);
});

test('a client that is no publisher yet cannot make the server keep long messages', () => {
  const length = MAX_COMMAND_BYTES + 1;
  const header = [0x06, 0, 0, 0, length >> 16, (length >> 8) & 0xff, length & 0xff, 9, 1, 0, 0, 0];
  expect(() => readAll(Buffer.from(header))).toThrow(RtmpError);
});

test('chunk sizes of 0 and of more than the limit are refused', () => {
  expect(() => readAll(setChunkSize(0))).toThrow(RtmpError);
  expect(() => readAll(setChunkSize(0x7fffffff))).toThrow(RtmpError);
});

test('garbage is refused with RtmpError and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (pieces) => {
      try {
        readAll(...pieces);
      } catch (error) {
        expect(error).toBeInstanceOf(RtmpError);
      }
    }),
    { numRuns: 1000 },
  );
});
