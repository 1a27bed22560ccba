import fc from 'fast-check';
import { eventColumn, memberFromRow } from '../store/member-row';
import { eventsOfList, type MemberEvent, seenEvent } from './presence';
import type { Row } from './table';

const event = fc.record({
  roomId: fc.constant('r'),
  userId: fc.constant('u'),
  sessionId: fc.constantFrom('s1', 's2', 's3'),
  tag: fc.constantFrom('joined' as const, 'left' as const, 'published' as const),
  atMs: fc.constant(0),
});

/** One session's event of a kind has one time, however often it is sent. */
function timed(one: MemberEvent): MemberEvent {
  const seconds =
    Number(one.sessionId.slice(1)) * 10 + ['joined', 'published', 'left'].indexOf(one.tag);
  return { ...one, atMs: seconds * 1000 };
}

function rowOf(events: MemberEvent[]): Row {
  const columns = events.map((one) => [eventColumn(one), one.atMs]);
  return { user_id: 'u', ...Object.fromEntries(columns) };
}

function memberOf(events: MemberEvent[]) {
  const { openSessions, ...member } = memberFromRow(rowOf(events));
  return { ...member, openSessions: [...openSessions].sort() };
}

test('any order and any repetition of the same events leads to the same member', () => {
  const shuffled = fc.array(event, { minLength: 1, maxLength: 12 }).chain((events) =>
    fc.record({
      events: fc.constant(events.map(timed)),
      again: fc.shuffledSubarray([...events, ...events].map(timed), { minLength: events.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ events, again }) => {
      expect(memberOf([...again, ...events])).toEqual(memberOf(events));
    }),
  );
});

test('a session that has left stays left, even if its join comes later', () => {
  const left = timed({ roomId: 'r', userId: 'u', sessionId: 's1', tag: 'left', atMs: 0 });
  const joined = timed({ ...left, tag: 'joined' });
  expect(memberOf([left, joined])).toMatchObject({ isPresent: false, sinceMs: left.atMs });
});

test('a user who came back in a new session is there, whatever the old one does', () => {
  const join = (sessionId: string) =>
    timed({ roomId: 'r', userId: 'u', sessionId, tag: 'joined', atMs: 0 });
  const left = timed({ ...join('s1'), tag: 'left' });
  expect(memberOf([join('s1'), join('s2'), left])).toMatchObject({
    isPresent: true,
    isPublishing: false,
    openSessions: ['s2'],
    sinceMs: join('s2').atMs,
  });
});

test('publishing implies having joined', () => {
  const published = timed({ roomId: 'r', userId: 'u', sessionId: 's1', tag: 'published', atMs: 0 });
  expect(memberOf([published])).toMatchObject({ isPresent: true, isPublishing: true });
});

test('who was only seen in the channel is gone with the first session that leaves afterwards', () => {
  const left = (sessionId: string, atMs: number) =>
    ({ roomId: 'r', userId: 'u', sessionId, tag: 'left', atMs }) as const;
  const events: MemberEvent[] = [seenEvent('r', 'u', 20_999)];
  expect(memberOf(events)).toMatchObject({ isPresent: true, sinceMs: 20_000 });
  events.push(left('before', 10_000));
  expect(memberOf(events).isPresent).toBe(true);
  events.push(left('lost', 50_000), left('later', 60_000));
  expect(memberOf(events)).toMatchObject({ isPresent: false, sinceMs: 60_000 });
  expect(memberOf(events).stays).toEqual([{ fromMs: 20_000, toMs: 50_000 }]);
});

describe('what the list of the channel tells', () => {
  const come = { roomId: 'r', userId: 'u', sessionId: 's1', tag: 'joined', atMs: 20_000 } as const;
  const gone = { ...come, tag: 'left', atMs: 40_000 } as const;
  const told = (users: string[], readAtMs: number, known: MemberEvent[] = []) =>
    eventsOfList(
      { roomId: 'r', users, readAtMs },
      known.length > 0 ? [memberFromRow(rowOf(known))] : [],
      (userId) => userId !== 'stranger',
    );

  test('who is listed and of whom no event tells is there, unless they may not be', () => {
    expect(told(['u', 'stranger'], 20_500)).toEqual([seenEvent('r', 'u', 20_000)]);
  });

  test('who is listed and said to have left is there again', () => {
    expect(told(['u'], 50_000, [come, gone])).toEqual([seenEvent('r', 'u', 50_000)]);
  });

  test('who is not listed has left, with all sessions', () => {
    const again = { ...come, sessionId: 's2' };
    const events = told([], 30_000, [come, again]);
    expect(events.map(({ sessionId, tag }) => `${sessionId} ${tag}`)).toEqual([
      's1 left',
      's2 left',
    ]);
  });

  test('who has just come or gone may be listed as before', () => {
    expect(told([], 29_999, [come])).toEqual([]);
    expect(told(['u'], 49_999, [come, gone])).toEqual([]);
  });

  test('what is known already is told by nobody', () => {
    expect(told(['u'], 50_000, [come])).toEqual([]);
    expect(told([], 90_000, [come, gone])).toEqual([]);
  });
});
