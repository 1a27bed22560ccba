import type { Client } from 'openapi-fetch';
import { answerTo, endOfCall, inRoom } from './answer';
import type { paths } from './schema';
import type { Replay, ReplaySummary } from './types';

/** As many as a shelf has place for. */
const MAX_LISTED = 24;

/** The calls about recordings and the replays that they leave. */
export class Recordings {
  readonly #client: Client<paths>;

  constructor(client: Client<paths>) {
    this.#client = client;
  }

  /** Records the room's broadcast from now on. */
  async start(roomId: string): Promise<void> {
    await answerTo(this.#client.POST('/start-recording/{roomId}', { ...inRoom(roomId), body: {} }));
  }

  /** Ends the recording of the room. */
  async stop(roomId: string): Promise<void> {
    await answerTo(this.#client.POST('/stop-recording/{roomId}', { ...inRoom(roomId), body: {} }));
  }

  /** The newest replays, of this host or of everybody. */
  async list(hostId: string | undefined, signal: AbortSignal): Promise<ReplaySummary[]> {
    const query = { maxResults: MAX_LISTED, ...(hostId && { hostId }) };
    const call = { params: { query }, signal: endOfCall(signal) };
    const { replays } = await answerTo(this.#client.GET('/list-replays', call), signal);
    return replays;
  }

  /** One replay, with freshly signed addresses. */
  read(replayId: string): Promise<Replay> {
    return answerTo(this.#client.GET('/get-replay/{replayId}', ofReplay(replayId)));
  }

  /** Deletes a replay with its files. */
  async delete(replayId: string): Promise<void> {
    const call = { ...ofReplay(replayId), body: {} };
    await answerTo(this.#client.POST('/delete-replay/{replayId}', call));
  }
}

function ofReplay(replayId: string) {
  return { params: { path: { replayId } }, signal: endOfCall() };
}
