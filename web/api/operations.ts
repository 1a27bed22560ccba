import { answerTo, endOfCall } from './answer';
import type { Api } from './api';
import type { RoomSummary, Usage } from './types';

const PAGE = 100;
/** More shows than these nobody watches over by eye; a page is one call. */
const MAX_ROOM_PAGES = 10;
const MAX_USAGE_PAGES = 20;

/** What is read over all rooms, page after page. */
export class Operations {
  readonly #client: Api['client'];

  constructor({ client }: Pick<Api, 'client'>) {
    this.#client = client;
  }

  /** The open rooms, at most a thousand; tells those that are there already after each page. */
  rooms(signal: AbortSignal, tell: (rooms: RoomSummary[]) => void): Promise<RoomSummary[]> {
    const read = async (from: Continuation) => {
      const query = { maxResults: PAGE, ...from };
      const call = { params: { query }, signal: endOfCall(signal) };
      const page = await answerTo(this.#client.GET('/list-rooms', call), signal);
      return { items: page.rooms, nextToken: page.nextToken };
    };
    return readPages(MAX_ROOM_PAGES, read, tell);
  }

  /** What the tasks have cost that began on this UTC day, at most two thousand. */
  usage(day: string, signal: AbortSignal): Promise<Usage[]> {
    return readPages(MAX_USAGE_PAGES, async (nextToken) => {
      const query = { from: day, to: day, maxResults: PAGE, ...nextToken };
      const call = { params: { query }, signal: endOfCall(signal) };
      const page = await answerTo(this.#client.GET('/usage', call), signal);
      return { items: page.usage, nextToken: page.nextToken };
    });
  }
}

type Continuation = { nextToken?: string };

async function readPages<T>(
  maxPages: number,
  read: (from: Continuation) => Promise<{ items: T[]; nextToken: string | undefined }>,
  tell?: (soFar: T[]) => void,
): Promise<T[]> {
  const all: T[] = [];
  let from: Continuation = {};
  for (let pages = 0; pages < maxPages; pages += 1) {
    const { items, nextToken } = await read(from);
    all.push(...items);
    tell?.([...all]);
    if (!nextToken) break;
    from = { nextToken };
  }
  return all;
}
