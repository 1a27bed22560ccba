import type { Check } from './check';
import type { Facts } from './facts';
import { right, wrong } from './finding';

const TIMEOUT_MS = 15_000;
/**
 * The services refuse a request whose date is 15 minutes off. Long before that the signed
 * addresses end too early.
 * https://help.aliyun.com/document_detail/434846.html (InvalidTimeStamp.Expired)
 */
const MAX_OFFSET_MS = 5 * 60_000;

/** This machine's clock, beside the date of a service's answer. */
export const clockChecks: Check[] = [
  {
    name: 'clock',
    run: async (facts) => {
      const offsetMs = await clockOffset(facts);
      if (offsetMs === undefined) {
        const endpoint = facts.value('STS_ENDPOINT');
        return wrong(`${endpoint} did not answer with a date.`, 'Check the network, STS_ENDPOINT.');
      }
      const seconds = Math.round(Math.abs(offsetMs) / 1000);
      if (Math.abs(offsetMs) <= MAX_OFFSET_MS) return right(`It is right to ${seconds + 1} s.`);
      const side = offsetMs > 0 ? 'ahead' : 'behind';
      return wrong(
        `The clock of this machine is ${seconds} s ${side}.`,
        'Set the clock of this machine; signatures are refused from 15 minutes on.',
      );
    },
  },
];

/** How far this machine's clock is ahead of the services', in milliseconds, if they tell. */
export function clockOffset(facts: Facts): Promise<number | undefined> {
  return facts.once('clockOffset', async () => {
    const sentAtMs = Date.now();
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    // Nobody has signed it, so it is refused; the refusal has a date.
    const answer = await fetch(facts.value('STS_ENDPOINT'), { signal }).catch(() => undefined);
    await answer?.body?.cancel();
    const serverTimeMs = Date.parse(answer?.headers.get('date') ?? '');
    // The middle of the round trip is the best guess of the answer's moment.
    return Number.isNaN(serverTimeMs) ? undefined : (sentAtMs + Date.now()) / 2 - serverTimeMs;
  });
}
