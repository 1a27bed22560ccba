import type { Clock } from '../clock';
import { StoreFailed } from '../model/table';

/**
 * How long the store is given before each further try. All of it is over before the live service
 * gives a callback up, after 5 s, when the store answers at once that it cannot.
 * https://help.aliyun.com/document_detail/54787.html
 */
const PAUSES_MS = [500, 2000];

/**
 * Takes in what a vendor tells, again when the store has failed: most senders do not repeat what was
 * answered with 5xx. `act` can be repeated. Throws as `act` does, `StoreFailed` after the last try.
 */
export async function despiteStoreTrouble<Result>(
  { clock }: { clock: Clock },
  act: () => Promise<Result>,
): Promise<Result> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof StoreFailed)) throw error;
    }
    await clock.sleepUntil(clock.now() + pauseMs);
  }
  return act();
}
