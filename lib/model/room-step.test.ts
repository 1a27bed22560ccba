import { newRoomRow, roomFromRow } from '../store/room-row';
import { type Member, unknownMember } from './presence';
import type { Room, Seat } from './room';
import {
  END_WARNING_MS,
  graceEndsAt,
  IDLE_CLOSE_MS,
  LIVE_CHECK_MS,
  ORPHAN_CHECK_MS,
  roomStep,
} from './room-step';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const RULES = {
  autoStart: true,
  autoStop: true,
  hostGraceSeconds: 60,
  deputyId: '',
  maxDurationMinutes: 240,
  maxSeats: 9,
  admission: 'ask' as const,
  allowRelay: true,
  allowPk: true,
  opponentPauseMinutes: 0,
  namePlates: false,
  recording: 'off' as const,
};
const LIVE = { state: 'live' as const, fence: 1, startedAtMs: NOW, endsByMs: NOW + 240 * MINUTE };

function room(mix: Partial<Room['mix']>, rest: Partial<Room> = {}): Room {
  const host = { hostId: 'h', hostName: 'h' };
  const fresh = { roomId: 'r', title: '', kind: 'video' as const, createdAtMs: NOW, ...host };
  const made = roomFromRow({ room_id: 'r', ...newRoomRow({ ...fresh, ...RULES }) });
  return { ...made, ...rest, mix: { ...made.mix, ...mix } };
}

function member(userId: string, state: Partial<Member>): Member {
  return { ...unknownMember(userId), ...state };
}

const hostThere = member('h', { isPresent: true, isPublishing: true, sinceMs: NOW });
const guestThere = member('g', { isPresent: true, sinceMs: NOW });

describe('a live mix', () => {
  test('is left alone while the host is there, and checked now and then', () => {
    expect(roomStep(room(LIVE), [hostThere], NOW)).toEqual({
      action: { do: 'nothing' },
      nextCheckMs: NOW + LIVE_CHECK_MS,
    });
  });

  test('is checked as often whatever happens in between', () => {
    const next = (nowMs: number) => roomStep(room(LIVE), [hostThere], nowMs).nextCheckMs;
    expect([0, 1, 7 * MINUTE, LIVE_CHECK_MS - 1].map((ms) => next(NOW + ms))).toEqual(
      Array(4).fill(NOW + LIVE_CHECK_MS),
    );
    expect(next(NOW + LIVE_CHECK_MS)).toBe(NOW + 2 * LIVE_CHECK_MS);
    expect(next(NOW + 2.5 * LIVE_CHECK_MS)).toBe(NOW + 3 * LIVE_CHECK_MS);
    // Another instance's clock may be behind.
    expect(next(NOW - 1000)).toBe(NOW + LIVE_CHECK_MS);
  });

  test('is checked when every call that sends its scene has ended, unless the scene is shown', () => {
    const sendUntilMs = NOW + 30_000;
    const sending = { ...LIVE, layoutVersion: 2, appliedLayoutVersion: 1, sendUntilMs };
    const next = (mix: Partial<Room['mix']>, nowMs = NOW) =>
      roomStep(room(mix), [hostThere], nowMs).nextCheckMs;
    expect(next(sending)).toBe(sendUntilMs);
    expect(next({ ...sending, appliedLayoutVersion: 2 })).toBe(NOW + LIVE_CHECK_MS);
    expect(next(sending, sendUntilMs)).toBe(NOW + LIVE_CHECK_MS);
  });

  test('goes on for the grace after the host left, and not longer', () => {
    const gone = member('h', { sinceMs: NOW });
    expect(roomStep(room(LIVE), [gone], NOW + 59_999)).toMatchObject({
      action: { do: 'nothing' },
      nextCheckMs: NOW + MINUTE,
    });
    expect(roomStep(room(LIVE), [gone], NOW + MINUTE).action).toEqual({
      do: 'stop',
      because: 'host-gone',
    });
  });

  const deputyIn = (state: Seat['state']) => {
    const seat: Seat = { userId: 'g', name: 'G', number: 2, state, sinceMs: NOW };
    return room(LIVE, { deputyId: 'g', stage: [seat] });
  };

  test.each([true, false])(
    'goes on with the deputy after the grace, autoStop or not: %s',
    (autoStop) => {
      const led = { ...deputyIn('seated'), autoStop };
      const gone = member('h', { sinceMs: NOW });
      expect(roomStep(led, [gone, guestThere], NOW + 59_999)).toMatchObject({
        action: { do: 'nothing' },
        nextCheckMs: NOW + MINUTE,
      });
      const after = roomStep(led, [gone, guestThere], NOW + MINUTE);
      expect(after.action).toEqual({ do: 'hand-over', userId: 'g' });
    },
  );

  test('ends if the deputy is only invited, or not there', () => {
    const gone = member('h', { sinceMs: NOW });
    const end = { do: 'stop', because: 'host-gone' };
    expect(roomStep(deputyIn('invited'), [gone, guestThere], NOW + MINUTE).action).toEqual(end);
    expect(roomStep(deputyIn('seated'), [gone], NOW + MINUTE).action).toEqual(end);
  });

  test('tells until when its host has to be back, while the host is away', () => {
    const gone = member('h', { sinceMs: NOW + 5000 });
    expect(graceEndsAt(room(LIVE), [gone])).toBe(NOW + 5000 + MINUTE);
    expect(graceEndsAt(room(LIVE), [hostThere])).toBe(Number.POSITIVE_INFINITY);
    const lasting = room(LIVE, { autoStop: false });
    expect(graceEndsAt(lasting, [guestThere])).toBe(Number.POSITIVE_INFINITY);
  });

  test('without autoStop goes on for those who are there, but not for nobody', () => {
    const lasting = room(LIVE, { autoStop: false });
    expect(roomStep(lasting, [guestThere], NOW + 2 * MINUTE).action).toEqual({ do: 'nothing' });
    expect(roomStep(lasting, [], NOW + 2 * MINUTE).action).toEqual({
      do: 'stop',
      because: 'host-gone',
    });
  });

  test('is announced to end and then ended when its longest duration is over', () => {
    const endsByMs = NOW + END_WARNING_MS;
    const ending = room({ ...LIVE, endsByMs });
    expect(roomStep(ending, [hostThere], NOW).action).toEqual({ do: 'announce-end' });
    const announced = room({ ...LIVE, endsByMs, isEndAnnounced: true });
    expect(roomStep(announced, [hostThere], NOW)).toEqual({
      action: { do: 'nothing' },
      nextCheckMs: endsByMs,
    });
    expect(roomStep(announced, [hostThere], endsByMs).action).toEqual({
      do: 'stop',
      because: 'too-long',
    });
  });

  test('of a closed room is stopped', () => {
    const closed = room(LIVE, { state: 'closed' });
    expect(roomStep(closed, [hostThere], NOW).action).toEqual({
      do: 'stop',
      because: 'room-closed',
    });
  });
});

test('a mix whose stream is forbidden is stopped, and does not start by itself', () => {
  const rest = { forbidden: { state: 'forbidding', callsUntilMs: 0 } } as const;
  const live = roomStep(room(LIVE, rest), [hostThere], NOW);
  expect(live.action).toEqual({ do: 'stop', because: 'moderated' });
  expect(roomStep(room({}, rest), [hostThere], NOW).action).toEqual({ do: 'nothing' });
});

describe('an idle mix', () => {
  test('starts when the host publishes', () => {
    expect(roomStep(room({}), [hostThere], NOW).action).toEqual({ do: 'start' });
  });

  test('does not start for a guest, nor for a host who only looks, nor without autoStart', () => {
    const looking = member('h', { isPresent: true, sinceMs: NOW });
    for (const there of [guestThere, looking]) {
      expect(roomStep(room({}), [there], NOW).action).toEqual({ do: 'nothing' });
    }
    const manual = room({}, { autoStart: false });
    expect(roomStep(manual, [hostThere], NOW).action).toEqual({ do: 'nothing' });
  });

  test('starts only when its stream has rested', () => {
    const resting = room({ availableAtMs: NOW + 5000, endedAtMs: NOW - 1000 });
    expect(roomStep(resting, [hostThere], NOW)).toEqual({
      action: { do: 'nothing' },
      nextCheckMs: NOW + 5000,
    });
  });

  test('that was stopped on purpose does not start again while the host stays', () => {
    const stopped = room({ endedAtMs: NOW + 5000, lastOutcome: 'stopped' });
    expect(roomStep(stopped, [hostThere], NOW + MINUTE).action).toEqual({ do: 'nothing' });
  });

  test('whose push was lost starts again while the host stays', () => {
    const lost = room({ endedAtMs: NOW + 5000, lastOutcome: 'push-lost' });
    expect(roomStep(lost, [hostThere], NOW + MINUTE).action).toEqual({ do: 'start' });
  });

  test('whose start never ran starts again while the host stays', () => {
    const unstarted = room({ endedAtMs: NOW + 5000, lastOutcome: 'never ran' });
    expect(roomStep(unstarted, [hostThere], NOW + MINUTE).action).toEqual({ do: 'start' });
  });

  // The host's time has no fractions: it is 0 to 999 ms before the host really came.
  test('starts for a host who came in the second of the end, not for one of before', () => {
    const ended = (endedAtMs: number) => room({ endedAtMs, lastOutcome: 'stopped' });
    const action = (endedAtMs: number) =>
      roomStep(ended(endedAtMs), [hostThere], NOW + MINUTE).action;
    expect(action(NOW + 999)).toEqual({ do: 'start' });
    expect(action(NOW + 1000)).toEqual({ do: 'nothing' });
  });

  // The end of a mix whose host was gone may be known late, and by another clock than the host's coming.
  test.each([
    ['host-gone', 59_000, 'start'],
    ['host-gone', 61_000, 'nothing'],
    ['channel-ended', 9000, 'start'],
    ['channel-ended', 11_000, 'nothing'],
    ['stopped', 2000, 'nothing'],
  ])('that was %s and noted as over %i ms after its host came: %s', (lastOutcome, lateMs, want) => {
    const ended = { ...room({ endedAtMs: NOW + lateMs, lastOutcome }), hostGraceSeconds: 60 };
    expect(roomStep(ended, [hostThere], NOW + 2 * MINUTE).action).toEqual({ do: want });
  });

  test('whose start was lost is searched for an orphan once no call can arrive any more', () => {
    const lost = room({ fence: 1, endedAtMs: NOW, lastOutcome: 'lost' });
    expect(roomStep(lost, [], NOW)).toEqual({
      action: { do: 'nothing' },
      nextCheckMs: NOW + ORPHAN_CHECK_MS,
    });
    expect(roomStep(lost, [], NOW + ORPHAN_CHECK_MS).action).toEqual({ do: 'find-orphan' });
  });

  test('has its usage written down before anything else', () => {
    const task = {
      fence: 1,
      hostId: 'host',
      startedAtMs: NOW,
      endedAtMs: NOW,
      relayedMs: 0,
      outcome: 'stopped' as const,
    };
    for (const state of ['idle', 'starting', 'live', 'stopping'] as const) {
      const ended = room({ state, fence: 2, unrecorded: [task] });
      expect(roomStep(ended, [hostThere], NOW).action).toEqual({ do: 'record-usage' });
    }
  });

  test('lets its room be closed after a day, unless somebody is there', () => {
    const later = NOW + IDLE_CLOSE_MS;
    expect(roomStep(room({}), [], later - 1)).toEqual({
      action: { do: 'nothing' },
      nextCheckMs: later,
    });
    expect(roomStep(room({}), [], later).action).toEqual({ do: 'close' });
    for (const nowMs of [later, later + 5 * MINUTE]) {
      expect(roomStep(room({}), [guestThere], nowMs)).toEqual({
        action: { do: 'nothing' },
        nextCheckMs: later + IDLE_CLOSE_MS,
      });
    }
  });

  test('of a closed room needs no more checks', () => {
    expect(roomStep(room({}, { state: 'closed' }), [], NOW)).toEqual({ action: { do: 'nothing' } });
  });
});
