import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { filledRoomId, hostOf } from './filled-store';
import { send } from './load';
import { atMost, digits, type Section } from './report';
import type { Requests } from './requests';
import { quantile } from './statistics';

const VIEWERS = 1000;
/** As often as the page of a viewer asks for the room. */
const ASKS_EVERY_MS = 10_000;
const MEASURED_MS = 60_000;
/** The host's calls, one after another. */
const HOST_PAUSE_MS = 200;
/** Of the host's calls while nobody watches. */
const MAX_RATIO = 2;
/** Each starts instances of its own, which take a while to get fast. */
const WARM_UP_MS = 5000;

const ROOM = filledRoomId(0);
const HOST = hostOf(0);

/** Measures what a host waits for while many watch, by the local gateway. */
export async function measureViewers(gatewayUrl: string, requests: Requests): Promise<Section> {
  const host = () => hostCalls(gatewayUrl, requests, MEASURED_MS);
  await hostCalls(gatewayUrl, requests, WARM_UP_MS);
  const empty = await host();
  const house = new House(gatewayUrl, requests);
  await sleep(WARM_UP_MS);
  const full = await host();
  await house.close();
  const ratio = quantile(full, 0.99) / quantile(empty, 0.99);
  return {
    title: 'A full house',
    explanation: `A host changes the room every ${HOST_PAUSE_MS} ms for ${MEASURED_MS / 1000} s by the local gateway, while nobody
watches and while ${VIEWERS} viewers ask for the room every ${ASKS_EVERY_MS / 1000} s, spread out, as their pages do.
Milliseconds of the host's calls; load generator, gateway, functions and store share the machine.`,
    head: ['', 'p50', 'p99', 'looks answered', 'looks failed'],
    rows: [
      ['nobody watches', ...figures(empty), '–', '–'],
      [`${VIEWERS} viewers`, ...figures(full), String(house.answered), String(house.failed)],
    ],
    targets: [
      atMost(MAX_RATIO, {
        what: `p99 of a host's calls with ${VIEWERS} viewers, beside an empty house`,
        value: ratio,
        whyMissed:
          'Viewers, gateway, functions and store share two cores here: half of the calls are as fast as\n  in an empty house, and the rest waits for a core. In the cloud each instance has its own.',
      }),
    ],
  };
}

/** Viewers, each of whom asks at a time of their own. */
class House {
  answered = 0;
  /** Refused, or not answered: a page asks again later. */
  failed = 0;
  readonly #isOver = new AbortController();
  readonly #viewers: Promise<void>;

  constructor(url: string, requests: Requests) {
    setMaxListeners(0, this.#isOver.signal);
    const viewer = async (_: unknown, index: number) => {
      const look = requests.as(hostOf(index), `GET /get-room/${ROOM}`);
      await this.#pause((ASKS_EVERY_MS * index) / VIEWERS);
      while (!this.#isOver.signal.aborted) {
        const askedAtMs = performance.now();
        await send(url, look).then(
          () => this.answered++,
          () => this.failed++,
        );
        await this.#pause(askedAtMs + ASKS_EVERY_MS - performance.now());
      }
    };
    this.#viewers = Promise.all(Array.from({ length: VIEWERS }, viewer)).then(() => undefined);
  }

  async close(): Promise<void> {
    this.#isOver.abort();
    await this.#viewers;
  }

  #pause(ms: number): Promise<void> {
    const { signal } = this.#isOver;
    return sleep(Math.max(0, ms), undefined, { signal }).catch(() => undefined);
  }
}

/** How long each of the host's calls took, in ms. */
async function hostCalls(url: string, requests: Requests, durationMs: number): Promise<number[]> {
  const change = () => requests.as(HOST, `POST /update-room/${ROOM}`, { title: 'Full house' });
  const endAt = performance.now() + durationMs;
  const waitsMs: number[] = [];
  while (performance.now() < endAt) {
    const sentAt = performance.now();
    await send(url, change());
    waitsMs.push(performance.now() - sentAt);
    await sleep(HOST_PAUSE_MS);
  }
  return waitsMs;
}

function figures(waitsMs: number[]): string[] {
  return [0.5, 0.99].map((share) => digits(quantile(waitsMs, share)));
}
