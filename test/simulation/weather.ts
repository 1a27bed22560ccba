import type { Random } from './random';

/** How likely each kind of trouble is; drawn anew for each seed, so that some runs are calm. */
export interface Weather {
  /** The service refuses for certain and does nothing. */
  refused: number;
  /** The call never reaches the service, and the caller cannot know. */
  lost: number;
  /** The service does the work, and the answer never comes. */
  answerLost: number;
  /** The call or its answer takes long, up to `MAX_FLIGHT_MS`. */
  delayed: number;
  /** The service gets the call twice. */
  doubled: number;
  /** The caller dies where it is. */
  killed: number;
  /** The caller stands still for a while, as a frozen function instance does. */
  frozen: number;
  /** An instance's clock is corrected, or led astray. */
  clockMoved: number;
  /** A task ends by itself soon. */
  taskLost: number;
  /** A callback is never sent. */
  callbackLost: number;
  /** A callback is sent several times. */
  callbackDoubled: number;
  /** A callback comes late, and so after others that happened later. */
  callbackDelayed: number;
}

/** No call arrives at its service later than this after it was sent. */
export const MAX_FLIGHT_MS = 12_000;

const ROUGH: Weather = {
  refused: 0.08,
  lost: 0.06,
  answerLost: 0.1,
  delayed: 0.2,
  doubled: 0.15,
  killed: 0.04,
  frozen: 0.06,
  clockMoved: 0.05,
  taskLost: 0.2,
  callbackLost: 0.3,
  callbackDoubled: 0.3,
  callbackDelayed: 0.4,
};

/** The weather when nothing goes wrong. */
export const CALM = withRates(() => 0);

/** Everything arrives, but late, and callers stand still: the weather for deadlines. */
export const ICY: Weather = { ...CALM, delayed: 0.6, frozen: 0.4 };

/** The weather of a run: some kinds of trouble and not others, and now and then one in excess. */
export function drawWeather(random: Random): Weather {
  if (random.chance(0.05)) return CALM;
  return withRates((rough) => {
    if (random.chance(0.3)) return 0;
    return random.chance(0.1) ? rough * 3 : rough * random.next();
  });
}

/** How long a healthy message takes: mostly a few milliseconds, so that calls truly race. */
export function latencyMs(random: Random): number {
  return random.chance(0.85) ? random.between(1, 12) : random.between(12, 250);
}

/** How long a delayed message takes; the last seconds before the bound are where rules end. */
export function delayMs(random: Random): number {
  if (random.chance(0.4)) return random.between(MAX_FLIGHT_MS - 2000, MAX_FLIGHT_MS);
  return random.between(250, MAX_FLIGHT_MS);
}

/** How long a frozen caller stands still. */
export function freezeMs(random: Random): number {
  const [low, high] = random.pick<readonly [number, number]>([
    [50, 2000],
    [1000, 6000],
    [15_000, 60_000],
  ]);
  return random.between(low, high);
}

function withRates(rate: (rough: number) => number): Weather {
  const rates = Object.entries(ROUGH).map(([kind, rough]) => [kind, rate(rough)]);
  return { ...ROUGH, ...Object.fromEntries(rates) };
}
