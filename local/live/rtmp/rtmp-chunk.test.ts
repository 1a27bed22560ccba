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

test('chunk sizes of 0 and of more than 31 bits are refused', () => {
  expect(() => readAll(setChunkSize(0))).toThrow(RtmpError);
  expect(() => readAll(setChunkSize(0x80000000))).toThrow(RtmpError);
});

test.each([1024 * 1024 + 1, 0x7fffffff])('a chunk size of %d is taken', (size) => {
  const payload = Buffer.alloc(MAX_COMMAND_BYTES, 1);
  const message = { type: 9, timestampMs: 5, streamId: 1, payload };
  expect(readAll(setChunkSize(size), writeChunks(message, size))).toEqual([message]);
});

describe('extended timestamps in chunks that continue a message', () => {
  const AT_MS = 0x01020304;
  const AT = [1, 2, 3, 4];
  const start = chunk([0x04, 255, 255, 255, 0, 1, 4, 9, 1, 0, 0, 0, ...AT], 'x'.repeat(128));
  const sound = chunk([0x05, 0, 0, 0, 0, 0, 1, 8, 1, 0, 0, 0], 'a');

  /** The last two chunks of a message of 260 bytes, and a message behind it. */
  function rest(extended: number[], end: string): Buffer {
    const middle = chunk([0xc4, ...extended], 'y'.repeat(128));
    return Buffer.concat([start, middle, chunk([0xc4, ...extended], end), sound]);
  }

  test.each([
    ['repeat them', AT, 'zzzz'],
    ['leave them out, as OBS did until 2024', [], 'zzzz'],
    ['leave them out before payload that begins alike', [], '\x01\x02\x03z'],
  ])('may %s', (_, extended, end) => {
    const bytes = rest(extended, end);
    const whole = readAll(bytes);
    const seen = whole.map(({ timestampMs, payload }) => [timestampMs, payload.toString()]);
    expect(seen).toEqual([
      [AT_MS, `${'x'.repeat(128)}${'y'.repeat(128)}${end}`],
      [0, 'a'],
    ]);
    // However the network cuts them.
    const single = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect(readAll(...single)).toEqual(whole);
  });

  test('are not waited for where the message ends before they could be whole', () => {
    const twoMore = chunk([0x04, 255, 255, 255, 0, 0, 130, 9, 1, 0, 0, 0, ...AT], 'x'.repeat(128));
    const messages = readAll(Buffer.concat([twoMore, chunk([0xc4], 'zz')]));
    expect(messages).toHaveLength(1);
  });

  test('say the absolute time behind a delta, too', () => {
    const delta = chunk([0x44, 255, 255, 255, 0, 0, 129, 9, 1, 0, 0, 0], 'x'.repeat(128));
    const absolute = chunk([0xc4, 2, 2, 3, 4], 'z');
    const first = chunk([0x04, 255, 255, 255, 0, 0, 1, 9, 1, 0, 0, 0, ...AT], 'a');
    const messages = readAll(first, delta, absolute);
    expect(messages.map(({ timestampMs }) => timestampMs)).toEqual([AT_MS, 0x02020304]);
    expect(messages[1]?.payload.toString()).toBe(`${'x'.repeat(128)}z`);
  });

  test('mean the same time when a message begins without its own', () => {
    const one = chunk([0x04, 255, 255, 255, 0, 0, 1, 9, 1, 0, 0, 0, ...AT], 'a');
    const messages = readAll(Buffer.concat([one, chunk([0xc4], 'b'), chunk([0xc4], 'c'), sound]));
    expect(messages.map(({ timestampMs }) => timestampMs)).toEqual([AT_MS, AT_MS, AT_MS, 0]);
  });
});

test('timestamps wrap around at 32 bits', () => {
  const messages = readAll(
    chunk([0x04, 255, 255, 255, 0, 0, 1, 8, 1, 0, 0, 0, 255, 255, 255, 246], 'a'),
    chunk([0x84, 0, 0, 20], 'b'),
  );
  expect(messages.map(({ timestampMs }) => timestampMs)).toEqual([2 ** 32 - 10, 10]);
});

test('an empty message is a message', () => {
  const messages = readAll(
    chunk([0x04, 0, 0, 5, 0, 0, 0, 8, 1, 0, 0, 0], ''),
    chunk([0x44, 0, 0, 5, 0, 0, 1, 8], 'a'),
  );
  expect(messages.map(({ timestampMs, payload }) => [timestampMs, payload.length])).toEqual([
    [5, 0],
    [10, 1],
  ]);
});

test('an abort of a stream that is unknown, or without its id, changes nothing', () => {
  const abort = { type: MessageType.Abort, timestampMs: 0, streamId: 0 };
  const messages = readAll(
    writeChunks({ ...abort, payload: Buffer.from([0, 0, 0, 99]) }, 128),
    writeChunks({ ...abort, payload: Buffer.alloc(0) }, 128),
    chunk([0x04, 0, 0, 0, 0, 0, 1, 8, 1, 0, 0, 0], 'a'),
  );
  expect(messages.map(({ payload }) => payload.toString())).toEqual(['a']);
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
