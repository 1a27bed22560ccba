/**
 * An evening of gifts, counted by a program that knows nothing of the service: the ledgers, the scores
 * that the rooms show and the winners are the same.
 */
import { type LedgerPage, tally } from '../../examples/round-tally';
import { ledgerView } from '../../lib/api/gift';
import { toAppError } from '../../lib/http/failure';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { listGifts } from '../../lib/use-cases/gifts';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { startRound } from '../../lib/use-cases/pk-round';
import { scorePk } from '../../lib/use-cases/pk-score';
import { Random } from '../simulation/random';
import { HOST, House, user } from './house';
import type { StoreCall } from './house-table';

// The longest of all on a slow machine.
jest.setTimeout(900_000);

const RIVAL = user('rival');
const TERMS = { minutes: 1, punishSeconds: 3 };
const GIFTS = 10_000;
const SENDERS = 50;
const ROUNDS = 3;
/** From one beginning to the next: a minute, and some seconds for the rematch. */
const ROUND_EVERY_MS = 65_000;
const SETTLED_AFTER_MS = 61_000;

interface Gift {
  roomId: 'tea' | 'jazz';
  eventId: string;
  points: number;
  userId: string;
}

const isGift = ({ table, put }: StoreCall) =>
  table === 'pks' && Object.keys(put ?? {}).some((column) => column.startsWith('gift_'));

let house: House;
/** What the senders were told of each gift, call by call. */
let told: Map<string, string[]>;

async function send(gift: Gift): Promise<void> {
  const answer = await scorePk(house.services, gift).then(
    ({ counted }) => counted,
    (error: unknown) => toAppError(error).code,
  );
  told.set(gift.eventId, [...(told.get(gift.eventId) ?? []), answer]);
}

/** What happens when: the first sending of each gift, most of them beside a bell, and those after it. */
function plan(random: Random): { atMs: number; act: () => Promise<unknown> }[] {
  const sendings = Array.from({ length: GIFTS }, (_, index) => {
    const sender = index % SENDERS;
    const roomId = random.pick(['tea', 'jazz'] as const);
    const userId = `fan-${sender}`;
    const gift = { roomId, userId, eventId: `${sender}/${index}`, points: random.between(1, 99) };
    const begin = random.between(0, ROUNDS - 1) * ROUND_EVERY_MS;
    const isBesideBell = random.chance(0.6);
    const atMs =
      begin + (isBesideBell ? random.between(59_000, 61_500) : random.between(0, 64_999));
    const doubles = Array.from({ length: random.pick([0, 0, 1, 2]) }, () =>
      random.chance(0.5) ? atMs : atMs + random.between(1, 70_000),
    );
    return [atMs, ...doubles].map((each) => ({ atMs: each, act: () => send(gift) }));
  });
  const rounds = Array.from({ length: ROUNDS }, (_, index) => [
    { atMs: index * ROUND_EVERY_MS, act: () => (index === 0 ? begin() : rematch()) },
    { atMs: index * ROUND_EVERY_MS + SETTLED_AFTER_MS, act: () => runAgenda(house.services, 1) },
  ]);
  return [...rounds.flat(), ...sendings.flat()].sort((a, b) => a.atMs - b.atMs);
}

async function begin(): Promise<void> {
  await invitePk(house.services, { roomId: 'tea', opponentRoomId: 'jazz', ...TERMS, actor: HOST });
  await acceptPk(house.services, { roomId: 'jazz', actor: RIVAL });
}

async function rematch(): Promise<void> {
  await startRound(house.services, { roomId: 'tea', ...TERMS, actor: HOST });
  await startRound(house.services, { roomId: 'jazz', ...TERMS, actor: RIVAL });
}

/** The pages of a ledger as a host reads them. */
async function ledgerOf(roundId: string): Promise<LedgerPage[]> {
  const pages: LedgerPage[] = [];
  for (let nextToken: string | undefined; ; ) {
    const query = { roundId, maxResults: 500, nextToken, actor: HOST };
    const page: LedgerPage = JSON.parse(
      JSON.stringify(ledgerView(await listGifts(house.services, query))),
    );
    pages.push(page);
    nextToken = page.nextToken;
    if (!nextToken) return pages;
  }
}

test('10,000 gifts around three bells, many sent twice, come to the same sums by their ledgers', async () => {
  house = new House();
  told = new Map();
  await house.live('tea');
  await house.live('jazz', {}, RIVAL);
  const random = new Random(19);
  const startMs = house.now();
  const steps = plan(random);
  while (steps.length > 0) {
    const atMs = steps[0]?.atMs ?? 0;
    const later = steps.findIndex((step) => step.atMs > atMs);
    const now = steps.splice(0, later < 0 ? steps.length : later);
    await house.sleepUntil(startMs + atMs);
    if (random.chance(0.05)) house.table.calls.next(isGift, random.pick(['lost', 'answer-lost']));
    if (random.chance(0.02)) house.table.calls.next(isGift, 'late');
    await Promise.all(now.map(({ act }) => act()));
    if (random.chance(0.01)) house.table.calls.deliver();
  }
  await endPk(house.services, { roomId: 'tea', actor: HOST });

  const shown = house.room('tea').lastPk?.rounds ?? [];
  const ledgers = await Promise.all(shown.map(({ roundId }) => ledgerOf(roundId)));
  expect(shown).toHaveLength(ROUNDS);
  for (const [index, { score, winnerRoomIds, startedAt, endedAt }] of shown.entries()) {
    const ledger = ledgers[index] ?? [];
    const counted = tally(ledger);
    const points = score.map((side) => [side.roomId, side.points]);
    expect(counted.score).toEqual(Object.fromEntries(points));
    expect(counted.winners).toEqual(winnerRoomIds);
    expect(counted.gifts).toBeGreaterThan(1000);
    const times = ledger.flatMap(({ gifts }) => gifts.map(({ at }) => at));
    expect(times.filter((at) => at < startedAt || at >= endedAt)).toEqual([]);
  }

  const inLedgers = ledgers.flat().flatMap(({ gifts }) => gifts.map(({ eventId }) => eventId));
  expect(new Set(inLedgers).size).toBe(inLedgers.length);
  const known = new Set(inLedgers);
  for (const [eventId, answers] of told) {
    const counted = answers.filter((answer) => answer === 'now').length;
    expect([eventId, counted]).toEqual([eventId, Math.min(counted, 1)]);
    const isCounted = counted > 0 || answers.includes('before');
    // Who had no answer may not know.
    if (isCounted || !answers.includes('StoreUnavailable')) {
      expect([eventId, known.has(eventId)]).toEqual([eventId, isCounted]);
    }
  }
  const outcomes = new Set([...told.values()].flat());
  expect([...outcomes].sort()).toEqual(['PkNotRunning', 'StoreUnavailable', 'before', 'now']);
});
