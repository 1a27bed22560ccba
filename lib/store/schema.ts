import type { TableSchema } from '../model/table-schema';

const ONE_DAY_SECONDS = 86_400;

const text = (name: string) => ({ name, type: 'string' as const });
const integer = (name: string) => ({ name, type: 'integer' as const });

/** The tables, their key columns in order, and how long their rows are kept. */
export const TABLES: TableSchema[] = [
  // Rooms with their mix.
  { name: 'rooms', key: [text('shard'), text('room_id')] },
  // Open rooms in the order of lists.
  { name: 'directory', key: [text('bucket'), integer('rank'), text('room_id')] },
  // Who is in a room's channel, by its events.
  { name: 'members', key: [text('shard'), text('room_id'), text('user_id')] },
  // "Check this room again at this time."
  { name: 'agenda', key: [text('shard'), integer('due_at_ms'), text('room_id')] },
  // Events that have been taken in.
  { name: 'inbox', key: [text('event_id')], ttlSeconds: ONE_DAY_SECONDS },
  // How many mixes run, and whose.
  { name: 'quotas', key: [text('scope')] },
  // Calls that wait for something to happen.
  { name: 'waits', key: [text('bucket'), text('place')], ttlSeconds: ONE_DAY_SECONDS },
  // Calls by caller and minute.
  { name: 'rates', key: [text('caller'), integer('minute')], ttlSeconds: ONE_DAY_SECONDS },
  // PKs between two rooms, with the gifts that were counted.
  { name: 'pks', key: [text('pk_id')], ttlSeconds: 90 * ONE_DAY_SECONDS },
  // Paid questions and their money, for good; and which of them are not over.
  { name: 'questions', key: [text('shard'), text('room_id'), text('question_id')] },
  { name: 'open_questions', key: [text('shard'), text('room_id'), text('question_id')] },
  // What has happened in rooms, in order.
  {
    name: 'events',
    key: [text('shard'), text('room_id'), integer('number')],
    ttlSeconds: 7 * ONE_DAY_SECONDS,
  },
  // Who may not come on stage: of a room, or of every room.
  { name: 'bans', key: [text('scope'), text('user_id')] },
  // For which rooms a user has a token; kept longer than the longest token is good (`config.ts`).
  {
    name: 'joins',
    key: [text('user_id'), text('room_id')],
    ttlSeconds: 31 * ONE_DAY_SECONDS,
  },
  // What was done to people, by room and for all. Logs are kept for six months at least by article
  // 21 of the Cybersecurity Law (网络安全法).
  {
    name: 'actions',
    key: [text('scope'), text('action_key')],
    ttlSeconds: 366 * ONE_DAY_SECONDS,
  },
  // What was recorded in rooms, until its files are deleted; and lists of it, newest first.
  { name: 'replays', key: [text('shard'), text('room_id'), integer('number')] },
  { name: 'replay_lists', key: [text('scope'), integer('started_at_ms'), text('replay_id')] },
  // Finished and running tasks, by room and by day.
  { name: 'usage', key: [text('scope'), text('task_key')] },
];
