import { answerTo, endOfCall } from './answer';
import type { Api } from './api';
import type { ActionPage, Ban, Banning, ModerationDeed } from './types';

/** As many as a sheet has place for; the log goes on by pages. */
const PAGE = 50;

/** The calls that keep order, apart from the others: the audience does not load them. */
export class Order {
  readonly #client: Api['client'];

  constructor({ client }: Pick<Api, 'client'>) {
    this.#client = client;
  }

  /** Bans a user from a room, or without one from every room, and puts them out. */
  async ban(userId: string, ban: Banning): Promise<void> {
    const call = { params: { path: { userId } }, body: ban, signal: endOfCall() };
    await answerTo(this.#client.POST('/ban-member/{userId}', call));
  }

  /** Lifts a ban. */
  async unban({ userId, roomId }: Pick<Ban, 'userId' | 'roomId'>): Promise<void> {
    const body = roomId === undefined ? {} : { roomId };
    const call = { params: { path: { userId } }, body, signal: endOfCall() };
    await answerTo(this.#client.POST('/unban-member/{userId}', call));
  }

  /** The first bans in force, of a room or from every room. */
  async bans(roomId: string | undefined): Promise<Ban[]> {
    const query = { maxResults: PAGE, ...(roomId && { roomId }) };
    const call = { params: { query }, signal: endOfCall() };
    const { bans } = await answerTo(this.#client.GET('/list-bans', call));
    return bans;
  }

  /** A page of what was done to people, in a room or anywhere, newest first. */
  actions(roomId: string | undefined, nextToken?: string): Promise<ActionPage> {
    const query = { maxResults: PAGE, ...(roomId && { roomId }), ...(nextToken && { nextToken }) };
    const call = { params: { query }, signal: endOfCall() };
    return answerTo(this.#client.GET('/list-actions', call));
  }

  /** Takes the sound of a user out of the mix, or lets it in again. */
  async mute(roomId: string, userId: string, isMuted: boolean): Promise<void> {
    const call = { ...ofUser(roomId, userId), body: { isMuted } };
    await answerTo(this.#client.POST('/mute-member/{roomId}/{userId}', call));
  }

  /** By the host: names a moderator, or takes one away. */
  async setModerator(roomId: string, userId: string, isModerator: boolean): Promise<void> {
    const call = { ...ofUser(roomId, userId), body: {} };
    await answerTo(
      isModerator
        ? this.#client.POST('/add-moderator/{roomId}/{userId}', call)
        : this.#client.POST('/remove-moderator/{roomId}/{userId}', call),
    );
  }

  /** By an admin: warns the host because of a user, or covers the user in the mix. */
  async moderate(roomId: string, deed: ModerationDeed): Promise<void> {
    const call = { params: { path: { roomId } }, signal: endOfCall(), body: deed };
    await answerTo(this.#client.POST('/moderate/{roomId}', call));
  }

  /** By an admin: lets a covered user be seen and heard again. */
  async uncover(roomId: string, userId: string, reason: string): Promise<void> {
    const call = { params: { path: { roomId } }, signal: endOfCall(), body: { userId, reason } };
    await answerTo(this.#client.POST('/lift-moderation/{roomId}', call));
  }
}

function ofUser(roomId: string, userId: string) {
  return { params: { path: { roomId, userId } }, signal: endOfCall() };
}
