/**
 * Telling what other tables know of a room: see `model/told.ts`.
 *
 * | dies after          | what is left                  | put right by                           |
 * |---------------------|-------------------------------|----------------------------------------|
 * | the other row       | it is not told                | the next check: it compares, and tells |
 * | told                | facts in the room's row       | the check on the agenda numbers them   |
 * | a question is over  | told, listed as open          | the next check: it is told already     |
 */

import { type News, newsOfPeople, newsOfQuestions, newsOfRequest } from '../model/news';
import type { Question } from '../model/question';
import type { Room } from '../model/room';
import type { StageRequest } from '../model/stage-request';
import { won } from '../model/table';
import type { Told } from '../model/told';
import { RECHECK_AFTER_MS } from './recheck';
import type { StoreServices } from './services';

/** What others were faster to tell is compared again after this. */
const TRY_AGAIN_MS = 1000;

/** Tells who has come into the channel, left it, or asked to come on stage. */
export async function tellPeople(
  services: StoreServices,
  room: Room,
  known: Parameters<typeof newsOfPeople>[1],
): Promise<void> {
  const { members, clock } = services;
  if (!newsOfPeople(room.told, known, clock.now())) return;
  // They may have been read before the room was.
  const news = newsOfPeople(room.told, await members.load(room.roomId), clock.now());
  if (news) await tell(services, room, news);
}

/** Tells of a request that was written after the room was read. */
export async function tellRequest(
  services: StoreServices,
  room: Room,
  request: StageRequest,
): Promise<void> {
  await tell(services, room, newsOfRequest(room.told, request));
}

/**
 * Tells what has become of questions that were read after the room; answers what has been told then,
 * or nothing if others were faster.
 */
export async function tellQuestions(
  services: StoreServices,
  room: Room,
  open: readonly Question[],
): Promise<Told | undefined> {
  const news = newsOfQuestions(room.told, open);
  if (!news) return room.told;
  return (await tell(services, room, news)) ? news.told : undefined;
}

async function tell(services: StoreServices, room: Room, news: News): Promise<boolean> {
  const { rooms, agenda, clock } = services;
  const [isTold] = await Promise.all([
    won(rooms.tell(room, news)),
    agenda.add(room.roomId, clock.now() + RECHECK_AFTER_MS),
  ]);
  if (!isTold) await agenda.add(room.roomId, clock.now() + TRY_AGAIN_MS);
  return isTold;
}
