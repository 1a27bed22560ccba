/**
 * Noting what other tables know of a room as facts in its row: see `model/noted.ts`.
 *
 * | dies after          | what is left                  | put right by                           |
 * |---------------------|-------------------------------|----------------------------------------|
 * | the other row       | it is not noted               | the next check: it compares, and notes |
 * | noted               | facts in the room's row       | the check on the agenda numbers them   |
 * | a question is over  | noted, listed as open         | the next check: it is noted already    |
 */

import { type News, newsOfPeople, newsOfQuestions, newsOfRequest } from '../model/news';
import type { Noted } from '../model/noted';
import type { Question } from '../model/question';
import type { Room } from '../model/room';
import type { StageRequest } from '../model/stage-request';
import { won } from '../model/table';
import { RECHECK_AFTER_MS } from './recheck';
import type { StoreServices } from './services';

/** What others were faster to note is compared again after this. */
const TRY_AGAIN_MS = 1000;

/**
 * Notes who has come into the channel, left it, or asked to come on stage. Whoever has looked at them
 * gives what was seen, also what the channel itself has told since.
 */
export async function notePeople(
  services: StoreServices,
  room: Room,
  seen: Parameters<typeof newsOfPeople>[1][],
): Promise<void> {
  const { members, clock } = services;
  if (!seen.some((people) => newsOfPeople(room.noted, people, clock.now()))) return;
  // They may have been read before the room was.
  const news = newsOfPeople(room.noted, await members.load(room.roomId), clock.now());
  if (news) await note(services, room, news);
}

/** Notes a request that was written after the room was read. */
export async function noteRequest(
  services: StoreServices,
  room: Room,
  request: StageRequest,
): Promise<void> {
  await note(services, room, newsOfRequest(room.noted, request));
}

/**
 * Notes what has become of questions that were read after the room; answers what is noted then,
 * or nothing if others were faster.
 */
export async function noteQuestions(
  services: StoreServices,
  room: Room,
  open: readonly Question[],
): Promise<Noted | undefined> {
  const news = newsOfQuestions(room.noted, open);
  if (!news) return room.noted;
  return (await note(services, room, news)) ? news.noted : undefined;
}

async function note(services: StoreServices, room: Room, news: News): Promise<boolean> {
  const { rooms, agenda, clock } = services;
  const [isNoted] = await Promise.all([
    won(rooms.noteNews(room, news)),
    agenda.add(room.roomId, clock.now() + RECHECK_AFTER_MS),
  ]);
  if (!isNoted) await agenda.add(room.roomId, clock.now() + TRY_AGAIN_MS);
  return isNoted;
}
