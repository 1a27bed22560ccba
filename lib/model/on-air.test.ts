import { pointerIn, roomWith } from '../store/room-fixture';
import { COMING_MS, onAirAfter, onAirNow, PUBLISHES_AFTER_MS, RELAY_REST_MS } from './on-air';
import { type Member, unknownMember } from './presence';
import { seated } from './scene-fixture';

const NOW_MS = 1_700_000_000_000;
const live = { state: 'live' as const };
const stage = [seated('ann'), seated('ben')];

const member = (userId: string, state: Partial<Member> = {}): Member => ({
  ...unknownMember(userId),
  isPresent: true,
  isPublishing: true,
  sinceMs: NOW_MS - 1000,
  ...state,
});
const HOST = member('host');

test('who sends is on air, and with them there is company', () => {
  const { now } = onAirNow(roomWith({ stage, mix: live }), [HOST, member('ben')], NOW_MS);
  expect(now).toEqual({ onAir: ['host', 'ben'], hasCompany: true, aloneSinceMs: 0 });
});

test('a host alone is nobody who has to be told of', () => {
  const { now } = onAirNow(roomWith({ mix: live }), [HOST, member('stranger')], NOW_MS);
  expect(now).toEqual({ onAir: [], hasCompany: false, aloneSinceMs: 0 });
});

test('who is there and is not known to send is taken to, after a while', () => {
  const room = roomWith({ stage, mix: live });
  const silent = member('ann', { isPublishing: false });
  const at = (nowMs: number) => onAirNow(room, [HOST, silent], nowMs);
  expect(at(NOW_MS).now.onAir).toEqual([]);
  expect(at(NOW_MS).nextCheckMs).toBe(silent.sinceMs + PUBLISHES_AFTER_MS);
  expect(at(silent.sinceMs + PUBLISHES_AFTER_MS).now.onAir).toEqual(['host', 'ann']);
});

test('a guest who was seated is expected for a minute', () => {
  const coming = roomWith({ stage: [{ ...seated('ann'), sinceMs: NOW_MS }], mix: live });
  const at = (nowMs: number) => onAirNow(coming, [HOST], nowMs);
  expect(at(NOW_MS).now).toMatchObject({ onAir: [], hasCompany: true });
  expect(at(NOW_MS).nextCheckMs).toBe(NOW_MS + COMING_MS);
  expect(at(NOW_MS + COMING_MS).now.hasCompany).toBe(false);
});

describe('when the last guest has left, there is company', () => {
  const left = { mix: live, hasCompany: true, aloneSinceMs: 0 };

  test('for the rest, so that a guest who comes back changes nothing', () => {
    const { now, nextCheckMs } = onAirNow(roomWith(left), [HOST], NOW_MS);
    expect(now).toEqual({ onAir: [], hasCompany: true, aloneSinceMs: NOW_MS });
    expect(nextCheckMs).toBe(NOW_MS + RELAY_REST_MS);
    const back = roomWith({ ...left, aloneSinceMs: NOW_MS, stage });
    expect(onAirNow(back, [HOST, member('ann')], NOW_MS + 1000).now).toEqual({
      onAir: ['host', 'ann'],
      hasCompany: true,
      aloneSinceMs: 0,
    });
  });

  test('and not after it', () => {
    const resting = roomWith({ ...left, aloneSinceMs: NOW_MS });
    const at = (nowMs: number) => onAirNow(resting, [HOST], nowMs).now;
    expect(at(NOW_MS + RELAY_REST_MS - 1).hasCompany).toBe(true);
    expect(at(NOW_MS + RELAY_REST_MS)).toEqual({ onAir: [], hasCompany: false, aloneSinceMs: 0 });
  });

  test('not at all where no mix runs that could be disturbed', () => {
    const idle = roomWith({ ...left, mix: { state: 'idle' } });
    expect(onAirNow(idle, [HOST], NOW_MS).now.hasCompany).toBe(false);
  });
});

test('a PK is company', () => {
  const room = roomWith({ mix: live, pk: pointerIn('running') });
  expect(onAirNow(room, [HOST], NOW_MS).now.hasCompany).toBe(true);
});

describe('right after the stage was changed', () => {
  test('a guest is expected before anything is known of them', () => {
    const after = onAirAfter(roomWith({ aloneSinceMs: 5 }), [seated('ann')]);
    expect(after).toEqual({ onAir: [], hasCompany: true, aloneSinceMs: 0 });
  });

  test('who has lost their seat is off air, and the rest begins with the next check', () => {
    const room = roomWith({ stage, onAir: ['host', 'ann', 'ben'], hasCompany: true });
    expect(onAirAfter(room, [seated('ben')]).onAir).toEqual(['host', 'ben']);
    expect(onAirAfter(room, [])).toEqual({ onAir: [], hasCompany: true, aloneSinceMs: 0 });
  });
});
