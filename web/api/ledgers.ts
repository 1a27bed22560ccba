import type { Client } from 'openapi-fetch';
import { answerTo, endOfCall } from './answer';
import type { paths } from './schema';
import type { CountedGift } from './types';

/** As many gifts as one answer may have. */
const PAGE = 500;
/** Of a round of more gifts than so many pages have, who gave most is not told. */
const MAX_PAGES = 40;

/** The call about what was given in rounds. */
export class Ledgers {
  readonly #client: Client<paths>;

  constructor(client: Client<paths>) {
    this.#client = client;
  }

  /** All gifts that were counted in a round; nothing while some may come, or if there are too many. */
  async read(roundId: string, signal: AbortSignal): Promise<CountedGift[] | undefined> {
    const gifts: CountedGift[] = [];
    let nextToken: string | undefined;
    for (let page = 1; page <= MAX_PAGES; page++) {
      const query = { maxResults: PAGE, ...(nextToken && { nextToken }) };
      const call = { params: { path: { roundId }, query }, signal: endOfCall(signal) };
      const ledger = await answerTo(this.#client.GET('/list-gifts/{roundId}', call), signal);
      if (!ledger.isFinal) return undefined;
      gifts.push(...ledger.gifts);
      nextToken = ledger.nextToken;
      if (!nextToken) return gifts;
    }
    return undefined;
  }
}
