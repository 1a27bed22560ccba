import type { Call } from '../local/call-log';
import type { CloudDescription } from './cloud-process';
import { eventOf } from './event';
import { type FilledRooms, filledRoomId, hostOf } from './filled-store';
import type { GrowthCall } from './growth-process';
import type { Remote } from './remote';
import { atMost, digits, type Section } from './report';
import type { Requests } from './requests';
import { median } from './statistics';

const WARM_UP_ROUNDS = 30;
const ROUNDS = 99;
const DUE_ROUNDS = 15;
/** Rooms that a run finds due. */
const DUE_ROOMS = 10;
/** Rooms become due with the next full second. */
const UNTIL_DUE_MS = 1100;
const MAX_GROWTH = 1.2;

type CallOn = (prefix: string) => Promise<number>;

/** Measures lists and timer runs on tables of different sizes, in turns. */
export async function measureGrowth(
  parts: { cloud: Remote; growth: Remote; credentials: CloudDescription['credentials'] },
  requests: Requests,
  sets: FilledRooms[],
): Promise<Section> {
  const { cloud, growth, credentials } = parts;
  const on = (name: string, event: string): CallOn => {
    return (prefix) =>
      growth.ask('call', { name, event, prefix, credentials } satisfies GrowthCall);
  };
  const list = on('list-rooms', eventOf(requests.as('user-0', 'GET /list-rooms')));
  const run = on('reconcile', '{}');
  const makeDue = async (prefix: string) => {
    for (let index = 0; index < DUE_ROOMS; index++) {
      const request = requests.as(hostOf(index), `POST /update-room/${filledRoomId(index)}`, {});
      await on('update-room', eventOf(request))(prefix);
    }
  };
  const prefixes = sets.map(({ prefix }) => prefix);
  return section(sets, [
    ['list, 20 rooms', await inTurns(cloud, prefixes, list)],
    ['timer, nothing due', await inTurns(cloud, prefixes, run)],
    [`timer, ${DUE_ROOMS} rooms due`, await whenDue(cloud, prefixes, run, makeDue)],
  ]);
}

interface Cost {
  calls: number;
  ms: number;
}

async function inTurns(cloud: Remote, prefixes: string[], call: CallOn): Promise<Cost[]> {
  const times: number[][] = prefixes.map(() => []);
  const calls: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (const [index, prefix] of inOrderOf(round, prefixes)) {
      if (round === 0) await cloud.ask('markCalls');
      const ms = await call(prefix);
      if (round === 0) calls[index] = (await cloud.ask<Call[]>('callsSinceMark')).length;
      if (round >= 0) times[index]?.push(ms);
    }
  }
  return times.map((each, index) => ({ ms: median(each), calls: calls[index] ?? 0 }));
}

async function whenDue(
  cloud: Remote,
  prefixes: string[],
  run: CallOn,
  makeDue: (prefix: string) => Promise<void>,
): Promise<Cost[]> {
  const times: number[][] = prefixes.map(() => []);
  const calls: number[] = [];
  for (let round = 0; round < DUE_ROUNDS; round++) {
    for (const prefix of prefixes) await makeDue(prefix);
    await new Promise((resolve) => setTimeout(resolve, UNTIL_DUE_MS));
    for (const [index, prefix] of inOrderOf(round, prefixes)) {
      await cloud.ask('markCalls');
      times[index]?.push(await run(prefix));
      calls[index] = (await cloud.ask<Call[]>('callsSinceMark')).length;
    }
  }
  return times.map((each, index) => ({ ms: median(each), calls: calls[index] ?? 0 }));
}

function section(sets: FilledRooms[], costs: [string, Cost[]][]): Section {
  return {
    title: 'Growth',
    explanation:
      'Milliseconds (and calls of the store) at different numbers of rooms; median, in turns.',
    head: ['', ...sets.map(({ rooms }) => `${rooms.toLocaleString('en')} rooms`), 'last / first'],
    rows: costs.map(([name, each]) => [
      name,
      ...each.map(({ ms, calls }) => `${digits(ms)} (${calls})`),
      growth(each).toFixed(2),
    ]),
    targets: costs.map(([name, each]) =>
      atMost(MAX_GROWTH, {
        what: `${name}: ${sets.at(-1)?.rooms} rooms beside ${sets[0]?.rooms}`,
        value: growth(each),
      }),
    ),
  };
}

function growth(costs: Cost[]): number {
  return (costs.at(-1)?.ms ?? Number.NaN) / (costs[0]?.ms ?? Number.NaN);
}

/** Every size comes first as often as last. */
function inOrderOf<Item>(round: number, items: Item[]): [number, Item][] {
  const entries = [...items.entries()];
  const first = Math.abs(round) % entries.length;
  return [...entries.slice(first), ...entries.slice(0, first)];
}
