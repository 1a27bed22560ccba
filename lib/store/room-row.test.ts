import fc from 'fast-check';
import { mixParams } from '../model/layout';
import { streamName, taskId } from '../model/room';
import { newRoomId, ROOM_ID } from '../model/room-id';
import { writeRow } from './columns';
import { newRoomRow, ROOM_CHANGE, roomFromRow, roomKey, roomShard } from './room-row';

/** Room ids of all kinds, and many that are nearly the same. */
const roomId = fc
  .oneof(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9-]{0,35}$/), fc.stringMatching(/^[1a][1-]{0,3}$/))
  .filter((id) => ROOM_ID.test(id));

/** Starts of a room: one a second for as long as there have been people. */
const fence = fc.oneof(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 111 }));
const generation = fc.oneof(fc.constant(0), fence);

describe('a room', () => {
  const created = {
    roomId: 'a-1',
    hostId: 'host',
    hostName: '主播',
    title: '连麦 "1"',
    kind: 'video' as const,
    createdAtMs: 1_700_000_000_000,
    autoStart: true,
    autoStop: false,
    hostGraceSeconds: 30,
    deputyId: '',
    maxDurationMinutes: 90,
    maxSeats: 5,
    admission: 'ask' as const,
    allowRelay: true,
    allowPk: true,
    opponentPauseMinutes: 0,
    namePlates: false,
    recording: 'off' as const,
  };
  const read = (changes: object = {}) =>
    roomFromRow({ ...roomKey('a-1'), ...newRoomRow(created), ...changes });

  test('is read as it was written', () => {
    expect(read()).toMatchObject({ ...created, state: 'open' });
  });

  test('is new: idle, never started, its stream rested', () => {
    expect(read().mix).toMatchObject({
      state: 'idle',
      fence: 0,
      generation: 0,
      availableAtMs: 0,
      params: undefined,
      idempotencyKey: '',
      lastOutcome: '',
    });
  });

  // A condition on a column that is not there never passes.
  test('has every column that is read of it, from the beginning', () => {
    const none = {
      pk: 'none',
      lastPk: 'none',
      qna: 'none',
      cover: 'none',
      forbidden: 'none',
      lastReport: 'none',
      viewers: 'none',
    };
    const room = { ...read(), ...none, mix: { ...read().mix, params: 'none' } };
    const odd = Object.entries({ ...room, ...room.mix }).filter(
      ([, value]) => value === undefined || value === 'undefined' || Number.isNaN(value),
    );
    expect(odd).toEqual([]);
  });

  test('keeps the scene of its mix', () => {
    const params = mixParams({ layout: 'grid', seats: 4 });
    expect(read({ mix_params: JSON.stringify(params) }).mix.params).toEqual(params);
  });

  test('keeps times and counts far beyond 32 bits', () => {
    const { mix } = read({ available_at_ms: 4e12, fence: 1e12, stream_generation: 2 ** 40 });
    expect([mix.availableAtMs, mix.fence, mix.generation]).toEqual([4e12, 1e12, 2 ** 40]);
  });

  test('that is in any state but open is closed', () => {
    for (const state of ['closed', 'gone', '']) {
      expect(read({ room_state: state }).state).toBe('closed');
    }
  });

  test('is changed in what is named only', () => {
    expect(writeRow(ROOM_CHANGE, {})).toEqual({});
    const change = { title: '', autoStop: false, maxSeats: undefined };
    expect(writeRow(ROOM_CHANGE, change)).toEqual({ title: '', auto_stop: false });
  });

  test('is found by its id alone, on any machine', () => {
    expect(roomKey('12345')).toEqual({ shard: '827c', room_id: '12345' });
  });
});

describe('room ids that follow each other', () => {
  test('lie all over the store', () => {
    const firstDigits = Array.from({ length: 1000 }, (_, id) => roomShard(String(id)).slice(0, 1));
    const count = (digit: string) => firstDigits.filter((first) => first === digit).length;
    for (const digit of '0123456789abcdef') expect(count(digit)).toBeGreaterThan(1000 / 16 / 2);
  });
});

test('a made-up room id is one that is allowed, and short enough to be read out', () => {
  for (let count = 0; count < 100; count++) {
    const made = newRoomId();
    expect(made).toMatch(ROOM_ID);
    expect(made).toHaveLength(10);
  }
});

describe('a task id', () => {
  // https://help.aliyun.com/document_detail/93183.html
  test('is what the service allows: at most 55 bytes of A-Z a-z 0-9 _ -', () => {
    expect(taskId('x'.repeat(36), 1e12)).toHaveLength(50);
    fc.assert(
      fc.property(roomId, fence, (room, count) => {
        expect(taskId(room, count)).toMatch(/^[A-Za-z0-9_-]{1,55}$/);
      }),
    );
  });

  test('is of one room and one start only', () => {
    fc.assert(
      fc.property(roomId, fence, roomId, fence, (room, count, otherRoom, otherCount) => {
        fc.pre(room !== otherRoom || count !== otherCount);
        expect(taskId(room, count)).not.toBe(taskId(otherRoom, otherCount));
      }),
    );
  });

  test('is not that of a room whose id only looks like it', () => {
    expect(taskId('a-1', 2)).not.toBe(taskId('a', 12));
    expect(new Set([taskId('a', 1), taskId('a-1', 1), taskId('a-1-1', 1)]).size).toBe(3);
  });
});

describe('a stream name', () => {
  test('is the room id until a new stream is taken', () => {
    expect(streamName('12345', 0)).toBe('12345');
    expect(streamName('12345', 3)).toBe('12345_g3');
  });

  test('is of one room and one generation only', () => {
    fc.assert(
      fc.property(roomId, generation, roomId, generation, (room, count, otherRoom, otherCount) => {
        fc.pre(room !== otherRoom || count !== otherCount);
        expect(streamName(room, count)).not.toBe(streamName(otherRoom, otherCount));
      }),
    );
  });

  // A stream is known by its name alone, and an ending such as _lhd asks for another quality.
  test('is never that of another quality of a stream', () => {
    fc.assert(
      fc.property(roomId, generation, (room, count) => {
        expect(streamName(room, count)).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]*(_g\d+)?$/);
        expect(streamName(room, count)).not.toMatch(/_(lld|lsd|lhd|lud|ld|sd|hd|ud)$/);
      }),
    );
  });
});
