import type { Call } from '../local/call-log';
import { type LoadRequest, send } from './load';
import type { Remote } from './remote';
import { atMost, type Section, type Target } from './report';
import type { Requests } from './requests';
import { roundTrips } from './round-trips';

/** Twice as long as the calls of one round trip may come apart: see `roundTrips`. */
const DELAY_MS = 100;

/** Counts at the servers what each call of the API asks of them. */
export async function measureRoundTrips(
  parts: { cloud: Remote; product: Remote; productUrl: string },
  requests: Requests,
): Promise<Section> {
  const { cloud, product, productUrl } = parts;
  const act = {
    'timer, nothing due': () => product.ask('runTimer'),
    ...Object.fromEntries(
      apiCalls(requests).map(([name, request]) => [name, () => send(productUrl, request)]),
    ),
  };
  const rows: string[][] = [];
  for (const [name, call] of Object.entries(act)) {
    await cloud.ask('delayCalls', DELAY_MS);
    await cloud.ask('markCalls');
    await call();
    const calls = await cloud.ask<Call[]>('callsSinceMark');
    await cloud.ask('delayCalls', 0);
    rows.push([name, String(roundTrips(calls, DELAY_MS)), String(calls.length)]);
  }
  return {
    title: 'Round trips',
    explanation:
      'Calls of the store and of RTC that one call of the API waits for one after another, and how\nmany it makes in all; counted at the servers.',
    head: ['call', 'round trips', 'calls'],
    rows,
    targets: rows.flatMap(targetsOf),
  };
}

/** What a call may cost at most. */
const BOUNDS: Record<string, { trips?: number; calls: number; whyMissed?: string }> = {
  create: {
    calls: 2,
    whyMissed:
      'The rows go in one call; the count of the caller’s calls and their bans, both read at the same\n  time before it, came after the target was set.',
  },
  show: { calls: 2 },
  start: { trips: 3, calls: 6 },
  stop: { trips: 3, calls: 4 },
  close: {
    calls: 4,
    whyMissed:
      'The room goes onto the agenda before it is closed, so that a crash between is put right, and\n  the answer shows the row as it is in the end.',
  },
  'RTC callback': {
    trips: 3,
    calls: 4,
    whyMissed:
      'Who has come is an event with a number of its own, neither lost nor told twice: a row that is\n  written, then noted as written. The target is older than these events. No caller waits for it.',
  },
};

function targetsOf([name = '', trips, calls]: string[]): Target[] {
  const bounds = BOUNDS[name];
  if (!bounds) return [];
  const { whyMissed } = bounds;
  const shared = whyMissed === undefined ? {} : { whyMissed };
  return [
    ...(bounds.trips
      ? [atMost(bounds.trips, { what: `round trips: ${name}`, value: Number(trips), ...shared })]
      : []),
    atMost(bounds.calls, { what: `calls: ${name}`, value: Number(calls), ...shared }),
  ];
}

/** In an order in which all succeed. */
function apiCalls(requests: Requests): [string, LoadRequest][] {
  const roomId = 'trips';
  const as = (line: string, body?: object) => requests.as('user-0', line, body);
  const today = new Date().toISOString().slice(0, 10);
  const [callback] = requests.callback();
  return [
    ['create', as('POST /create-room', { roomId })],
    ['change', as(`POST /update-room/${roomId}`, { title: 'Round trips', hostGraceSeconds: 3600 })],
    ['show', as(`GET /get-room/${roomId}`)],
    ['list, 20 rooms', as('GET /list-rooms')],
    ['join', as(`POST /join-room/${roomId}`, { role: 'host' })],
    ['start', as(`POST /start-mix/${roomId}`, {})],
    ['change the scene', as(`POST /update-mix/${roomId}`, { layout: 'pip' })],
    ['stop', as(`POST /stop-mix/${roomId}`)],
    ['usage of a room', as(`GET /room-usage/${roomId}`)],
    ['usage of a day', requests.as('admin', `GET /usage?from=${today}&to=${today}`)],
    ['close', as(`POST /close-room/${roomId}`)],
    ...(callback ? [['RTC callback', callback] as [string, LoadRequest]] : []),
  ];
}
